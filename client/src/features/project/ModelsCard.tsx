// Which model made each field's values, why it was chosen, what went into it, and how its confidence was calibrated.
import type { FieldModel, Form } from "@/api/types";
import { fieldName } from "@/i18n/fields";
import { decimal, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Table } from "@/ui/Table";
import { figureWords } from "./figureWords";
import style from "./project.module.css";

export function ModelsCard({ models, form }: { models: FieldModel[]; form: Form }) {
  const words = useWords(figureWords);
  const of = useLanguage();
  const inputs = (row: FieldModel) => [row.votes, row.items, row.people].map((each) => number(each, of)).join(" / ");
  return (
    <Card title={words.models}>
      <p className="small quiet">{models.length === 0 ? words.models0 : words.modelsNote}</p>
      {models.length > 0 && <div className={style["tall"]}>
        <Table
          label={words.models} rows={alike(models)} rowKey={({ models: [first] }) => first.field}
          columns={[
            { key: "field", title: words.field, cell: ({ models: all }) => all.map((row) => fieldName(row.field, form, of)).join(", ") },
            { key: "model", title: words.model, cell: ({ models: [row] }) => `${words.methods[row.method] ?? row.method} · v${row.version}` },
            { key: "why", title: words.why, wide: true, cell: ({ models: [row] }) => words.reasons[row.reason]?.(row) ?? row.reason },
            { key: "inputs", title: words.inputs, number: true, cell: ({ models: [row] }) => inputs(row) },
            { key: "confidence", title: words.confidence, wide: true, cell: ({ models: [row] }) => <Calibration model={row} /> },
          ]}
        />
      </div>}
    </Card>
  );
}

type Alike = { models: [FieldModel, ...FieldModel[]] };

/** Fields whose models differ in nothing but the field's name share a row. */
function alike(models: FieldModel[]): Alike[] {
  const rows = new Map<string, Alike>();
  for (const model of models) {
    const key = JSON.stringify({ ...model, field: "" });
    const row = rows.get(key);
    if (row) row.models.push(model);
    else rows.set(key, { models: [model] });
  }
  return [...rows.values()];
}

function Calibration({ model: { temperature, gold } }: { model: FieldModel }) {
  const words = useWords(figureWords);
  const of = useLanguage();
  if (temperature === null) return <span className="quiet">{words.notCooled}</span>;
  const at = decimal(temperature, 2, of);
  return <>{gold > 0 ? words.calibrated(gold, at) : words.tempered(at)}</>;
}
