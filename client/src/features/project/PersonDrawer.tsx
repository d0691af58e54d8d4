// How one person answers a project: a figure for each field with its interval and n, and a confusion where it has meaning.
import { useQuery } from "@tanstack/react-query";
import type { Form, Habit, Project } from "@/api/types";
import { fieldName, valueName } from "@/i18n/fields";
import { decimal, number, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { ConfusionTable } from "@/ui/charts/ConfusionTable";
import { Dialog } from "@/ui/Dialog";
import { Query } from "@/ui/Query";
import { Table } from "@/ui/Table";
import { Accuracy } from "./Accuracy";
import { figureWords } from "./figureWords";
import { habitsQuery } from "./queries";

type PersonDrawerProps = { project: Project; alias: string | null; onClose: () => void };

export function PersonDrawer({ project, alias, onClose }: PersonDrawerProps) {
  const words = useWords(figureWords);
  return (
    <Dialog
      side open={alias !== null} onClose={onClose} title={alias ?? ""}
      actions={<Button onClick={onClose}>{words.close}</Button>}
    >
      {alias !== null && <Habits project={project} alias={alias} />}
    </Dialog>
  );
}

function Habits({ project, alias }: { project: Project; alias: string }) {
  const words = useWords(figureWords);
  const habits = useQuery(habitsQuery(project.id, alias));
  return (
    <Query of={habits}>
      {(data) => (
        <div className="stack">
          <section className="stack-s">
            <h3>{words.reliability}</h3>
            <Accuracy person={data.person} />
            <p className="small quiet">{words.restsOn(data.person.items, data.person.answers)}</p>
          </section>
          {data.habits.length === 0 ? <p className="quiet">{words.habits0}</p> : <Figures habits={data.habits} form={project.form} />}
          {data.habits.map((habit) => <Confused key={habit.field} habit={habit} form={project.form} />)}
        </div>
      )}
    </Query>
  );
}

function Figures({ habits, form }: { habits: Habit[]; form: Form }) {
  const words = useWords(figureWords);
  const of = useLanguage();
  const nameOf = (row: Habit) => row.field === "" ? words.whole : fieldName(row.field, form, of);
  return (
    <Table
      label={words.figure} rows={habits} rowKey={(row) => row.field}
      columns={[
        { key: "field", title: words.field, cell: nameOf },
        { key: "measure", title: words.measure, cell: (row) => words.measures[row.measure] ?? row.measure },
        { key: "value", title: words.figure, number: true, cell: (row) => figureOf(row, of) },
        { key: "spread", title: words.scatter, number: true, cell: (row) => decimal(row.spread, 2, of) },
        { key: "items", title: words.items, number: true, cell: (row) => number(row.items, of) },
      ]}
    />
  );
}

function figureOf({ measure, value, low, high }: Habit, of: "zh" | "en"): string {
  const write = (each: number | null) => measure === "bias" ? signed(each, of) : share(each, of);
  return `${write(value)} [${write(low)}, ${write(high)}]`;
}

function signed(value: number | null, of: "zh" | "en"): string {
  return (value !== null && value > 0 ? "+" : "") + decimal(value, 2, of);
}

function Confused({ habit: { field, confusion }, form }: { habit: Habit; form: Form }) {
  const words = useWords(figureWords);
  const of = useLanguage();
  if (!confusion) return null;
  const title = words.confusion(fieldName(field, form, of));
  const names = confusion.values.map((value) => valueName(field, value, of, form));
  return (
    <section className="stack-s">
      <h3>{title}</h3>
      <p className="small quiet">{words.confusionNote}</p>
      <ConfusionTable label={title} corner={words.truth} names={names} counts={confusion.counts} />
    </section>
  );
}
