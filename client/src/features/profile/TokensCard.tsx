// The person's API tokens: made here, shown once, revoked here.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Token } from "@/api/types";
import { date } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Dialog } from "@/ui/Dialog";
import { Query } from "@/ui/Query";
import { EmptyState, ErrorState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { MakeTokenDialog } from "./MakeTokenDialog";
import { tokensQuery, useRevokeToken } from "./queries";
import { profileWords } from "./words";

export function TokensCard() {
  const words = useWords(profileWords);
  const tokens = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const columns = useColumns(setRevoking);
  return (
    <Card title={words.tokens} aside={<Button compact onClick={() => setMaking(true)}>{words.make}</Button>}>
      <p className="small quiet">{words.tokensNote}</p>
      <Query
        of={tokens} isEmpty={(data) => data.rows.length === 0}
        empty={<EmptyState title={words.tokens0}>{words.tokens0Note}</EmptyState>}
      >
        {(data) => <Table label={words.tokens} columns={columns} rows={data.rows} rowKey={(row) => row.id} />}
      </Query>
      <MakeTokenDialog open={making} onClose={() => setMaking(false)} />
      <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />
    </Card>
  );
}

function useColumns(onRevoke: (token: Token) => void): Column<Token>[] {
  const words = useWords(profileWords);
  const of = useLanguage();
  return [
    { key: "name", title: words.tokenName, cell: (row) => row.name },
    { key: "prefix", title: words.prefix, cell: (row) => <span className="mono">{row.prefix}…</span> },
    { key: "scopes", title: words.scopes, wide: true, cell: (row) => row.scopes.join(", ") },
    {
      key: "expires", title: words.expires,
      cell: (row) => (row.expires_at ? date(row.expires_at, of) : words.never),
    },
    { key: "state", title: words.state, cell: (row) => <TokenState token={row} /> },
    {
      key: "revoke", title: "",
      cell: (row) => row.revoked_at === null && (
        <Button compact weight="danger" onClick={() => onRevoke(row)}>{words.revoke}</Button>
      ),
    },
  ];
}

function TokenState({ token }: { token: Token }) {
  const words = useWords(profileWords);
  if (token.revoked_at) return <Chip>{words.revoked}</Chip>;
  const over = token.expires_at !== null && Date.parse(token.expires_at) < Date.now();
  return over ? <Chip>{words.expired}</Chip> : <Chip tone="ok">{words.live}</Chip>;
}

function RevokeDialog({ token, onClose }: { token: Token | null; onClose: () => void }) {
  const words = useWords(profileWords);
  const revoking = useRevokeToken();
  return (
    <Dialog
      open={token !== null} onClose={onClose} title={words.revoke}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            weight="danger" busy={revoking.isPending}
            onClick={() => token && revoking.mutate(token.id, { onSuccess: onClose })}
          >
            {words.revoke}
          </Button>
        </>
      }
    >
      {token && <p>{words.revokeAsk(token.name)}</p>}
      {revoking.isError && <ErrorState error={revoking.error} />}
    </Dialog>
  );
}
