// The people of the base (or, for a team lead, of one's own organisation): find, create, certify, suspend.
import { useDeferredValue, useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import type { AccountFilter } from "@/api/access";
import type { Account } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Paged } from "@/ui/Paged";
import { usePageTitle } from "@/ui/pageTitle";
import { EmptyState } from "@/ui/States";
import { Table } from "@/ui/Table";
import { ClimbsDialog } from "../ladders/ClimbsDialog";
import { useAccountColumns } from "./accountColumns";
import { CertificateDialog } from "./CertificateDialog";
import { MakeAccountDialog } from "./MakeAccountDialog";
import { PeopleFilter } from "./PeopleFilter";
import { accountsQuery } from "./queries";
import { StateDialog } from "./StateDialog";
import { WeakCard } from "./WeakCard";
import { peopleWords } from "./words";

type Acting = { act: "state" | "certificate" | "climbs"; on: Account } | { act: "make" } | null;

export function PeoplePage() {
  const words = useWords(peopleWords);
  const manages = useMay("people.manage");
  const seesStanding = useMay("standing.read");
  const [filter, setFilter] = useState<AccountFilter>({});
  const [acting, setActing] = useState<Acting>(null);
  const accounts = useInfiniteQuery(accountsQuery(useDeferredValue(filter)));
  const columns = useAccountColumns(
    { onClimbs: (on) => setActing({ act: "climbs", on }) },
    manages ? { onState: (on) => setActing({ act: "state", on }),
      onCertificate: (on) => setActing({ act: "certificate", on }) } : null,
  );
  const close = () => setActing(null);
  const make = manages && <Button weight="primary" onClick={() => setActing({ act: "make" })}>{words.make}</Button>;
  usePageTitle(words.people);
  return (
    <div className="stack">
      <div className="spread"><h1>{words.people}</h1>{make}</div>
      {seesStanding && <WeakCard />}
      <Card><PeopleFilter filter={filter} onChange={setFilter} /></Card>
      <Card>
        <Paged of={accounts} empty={<EmptyState title={words.empty}>{words.emptyNote}</EmptyState>}>
          {(rows) => <Table label={words.people} columns={columns} rows={rows} rowKey={(row) => row.id} />}
        </Paged>
      </Card>
      <MakeAccountDialog open={acting?.act === "make"} onClose={close} />
      <StateDialog account={acting?.act === "state" ? acting.on : null} onClose={close} />
      <ClimbsDialog account={acting?.act === "climbs" ? acting.on : null} onClose={close} />
      <CertificateDialog account={acting?.act === "certificate" ? acting.on : null} onClose={close} />
    </div>
  );
}
