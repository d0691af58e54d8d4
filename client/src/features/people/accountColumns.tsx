// The columns of the list of people; with its acts where the reader may manage people.
import type { Account } from "@/api/types";
import { ago, date, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names, skillName } from "@/i18n/names";
import { named, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import type { Column } from "@/ui/Table";
import { ladderWords } from "../ladders/words";
import { peopleWords } from "./words";

export type AccountLooks = { onClimbs: (account: Account) => void };
export type AccountActs = { onState: (account: Account) => void; onCertificate: (account: Account) => void };

export function useAccountColumns(looks: AccountLooks, acts: AccountActs | null): Column<Account>[] {
  const words = useWords(peopleWords);
  const roles = useWords(names).role;
  const of = useLanguage();
  return [
    { key: "name", title: words.name, cell: (row) => row.name },
    { key: "login", title: words.login, cell: (row) => <span className="mono">{row.login}</span> },
    { key: "organisation", title: words.organisation, cell: (row) => named(row.organisation, of) },
    { key: "roles", title: words.role, cell: (row) => row.roles.map((role) => roles[role] ?? role).join(" · ") },
    { key: "state", title: words.state, cell: (row) => <StateChip account={row} /> },
    { key: "certificates", title: words.certificates, cell: (row) => <Certificates account={row} /> },
    { key: "answers", title: words.answers, number: true, cell: (row) => number(row.answers_total, of) },
    {
      key: "last", title: words.last,
      cell: (row) => (row.last_answer_at ? ago(row.last_answer_at, Date.now(), of) : words.never),
    },
    { key: "acts", title: "", cell: (row: Account) => <Acts account={row} looks={looks} acts={acts} /> },
  ];
}

function StateChip({ account }: { account: Account }) {
  const words = useWords(peopleWords);
  return account.state === "active"
    ? <Chip tone="ok">{words.active}</Chip>
    : <Chip tone="bad">{words.suspended}</Chip>;
}

function Certificates({ account }: { account: Account }) {
  const words = useWords(peopleWords);
  const known = useWords(names);
  const of = useLanguage();
  if (account.certificates.length === 0) return <span className="quiet">{words.none}</span>;
  return (
    <span className="line">
      {account.certificates.map(({ skill, valid_to }) => (
        <span key={skill} title={words.until(date(valid_to, of))}>
          <Chip tone={Date.parse(valid_to) > Date.now() ? "primary" : "neutral"}>{skillName(known, skill)}</Chip>
        </span>
      ))}
    </span>
  );
}

function Acts({ account, looks, acts }: { account: Account; looks: AccountLooks; acts: AccountActs | null }) {
  const words = useWords(peopleWords);
  const climbing = useWords(ladderWords);
  const suspended = account.state === "suspended";
  return (
    <span className="line" style={{ flexWrap: "nowrap" }}>
      <Button compact onClick={() => looks.onClimbs(account)}>{climbing.open}</Button>
      {acts && <Button compact onClick={() => acts.onCertificate(account)}>{words.grant}</Button>}
      {acts && (
        <Button compact weight={suspended ? "plain" : "danger"} onClick={() => acts.onState(account)}>
          {suspended ? words.restore : words.suspend}
        </Button>
      )}
    </span>
  );
}
