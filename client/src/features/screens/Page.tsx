// The screens that may show the wall: made, given new links and revoked by operators.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Screen } from "@/api/wall";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button, buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { LinkDialog, MakeDialog, RevokeDialog } from "./dialogs";
import { screensQuery } from "./queries";
import { screenWords } from "./words";

type Asked = { act: "link" | "revoke"; screen: Screen } | { act: "make" } | null;

export function ScreensPage() {
  const words = useWords(screenWords);
  const screens = useQuery(screensQuery);
  const [asked, setAsked] = useState<Asked>(null);
  const columns = useColumns(setAsked);
  usePageTitle(words.title);
  const close = () => setAsked(null);
  return (
    <div className="stack">
      <div className="spread">
        <h1>{words.title}</h1>
        <div className="line">
          <a href="/wall" target="_blank" rel="noreferrer" className={buttonClass("plain", true)}>{words.look}</a>
          <Button compact weight="primary" onClick={() => setAsked({ act: "make" })}>{words.make}</Button>
        </div>
      </div>
      <p className="small quiet reading">{words.note}</p>
      <Card title={words.screens}>
        <Query
          of={screens} isEmpty={(data) => data.rows.length === 0}
          empty={<EmptyState title={words.screens0}>{words.screens0Note}</EmptyState>}
        >
          {(data) => <Table label={words.screens} columns={columns} rows={data.rows} rowKey={(row) => row.id} />}
        </Query>
      </Card>
      {asked?.act === "make" && <MakeDialog onClose={close} />}
      {asked?.act === "link" && <LinkDialog screen={asked.screen} onClose={close} />}
      {asked?.act === "revoke" && <RevokeDialog screen={asked.screen} onClose={close} />}
    </div>
  );
}

function useColumns(onAsk: (asked: Asked) => void): Column<Screen>[] {
  const words = useWords(screenWords);
  const of = useLanguage();
  return [
    { key: "name", title: words.name, wide: true, cell: (row) => row.name },
    { key: "language", title: words.language, cell: (row) => <span lang={row.language === "zh" ? "zh-CN" : "en"}>{words.languages[row.language]}</span> },
    { key: "state", title: words.state, cell: (row) => <State screen={row} /> },
    { key: "seen", title: words.seen, cell: (row) => (row.seen_at ? dateTime(row.seen_at, of) : words.never) },
    {
      key: "acts", title: "",
      cell: (row) => row.revoked_at === null && (
        <span className="line">
          <Button compact onClick={() => onAsk({ act: "link", screen: row })}>{words.link}</Button>
          <Button compact weight="danger" onClick={() => onAsk({ act: "revoke", screen: row })}>{words.revoke}</Button>
        </span>
      ),
    },
  ];
}

function State({ screen }: { screen: Screen }) {
  const words = useWords(screenWords);
  const of = useLanguage();
  if (screen.revoked_at) return <Chip>{words.revoked}</Chip>;
  if (screen.opened_at) return <Chip tone="ok">{words.shows}</Chip>;
  if (screen.link_until === null || Date.parse(screen.link_until) < Date.now()) return <Chip tone="warn">{words.spent}</Chip>;
  return <Chip tone="warn">{words.waits(dateTime(screen.link_until, of))}</Chip>;
}
