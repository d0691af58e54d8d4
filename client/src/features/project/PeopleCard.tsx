// A project's people by pseudonym: accuracy with its interval and n; a row opens the person's habits.
import { useState } from "react";
import type { PersonAgreement, Project } from "@/api/types";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Table } from "@/ui/Table";
import { Accuracy } from "./Accuracy";
import { figureWords } from "./figureWords";
import { PersonDrawer } from "./PersonDrawer";
import style from "./project.module.css";

export function PeopleCard({ project, people }: { project: Project; people: PersonAgreement[] }) {
  const words = useWords(figureWords);
  const of = useLanguage();
  const [alias, setAlias] = useState<string | null>(null);
  return (
    <Card title={words.people}>
      <p className="small quiet">{people.length === 0 ? words.people0 : words.peopleNote}</p>
      {people.length > 0 && <div className={style["tall"]}>
        <Table
          label={words.people} rows={people} rowKey={(row) => row.person_alias} onOpen={(row) => setAlias(row.person_alias)}
          columns={[
            { key: "person", title: words.person, cell: (row) => <span className="mono">{row.person_alias}</span> },
            { key: "answers", title: words.answers, number: true, cell: (row) => number(row.answers, of) },
            { key: "accuracy", title: words.accuracy, cell: (row) => <Accuracy person={row} /> },
            { key: "items", title: words.items, number: true, cell: (row) => number(row.items, of) },
          ]}
        />
      </div>}
      <PersonDrawer project={project} alias={alias} onClose={() => setAlias(null)} />
    </Card>
  );
}
