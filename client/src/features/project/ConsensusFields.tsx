// What was agreed for one item, field by field, with how sure it is and how it was found.
import type { ConsensusField, Form } from "@/api/types";
import { fieldName, stepName, valueName } from "@/i18n/fields";
import { decimal, share } from "@/i18n/format";
import { useLanguage, type Language } from "@/i18n/language";
import { useWords, wordsOf } from "@/i18n/words";
import { Table } from "@/ui/Table";
import { figureWords } from "./figureWords";
import { itemWords } from "./itemWords";

export function ConsensusFields({ fields, form }: { fields: ConsensusField[]; form: Form }) {
  const words = useWords(itemWords);
  const { methods } = useWords(figureWords);
  const of = useLanguage();
  return (
    <Table
      label={words.consensus} rows={fields} rowKey={(field) => field.field}
      columns={[
        { key: "field", title: words.field, cell: (row) => fieldName(row.field, form, of) },
        { key: "value", title: words.value, cell: (row) => <span className="prewrap">{shownValue(row, form, of)}</span> },
        { key: "confidence", title: words.confidence, number: true, cell: (field) => share(field.confidence, of) },
        { key: "votes", title: words.votes, number: true, cell: (field) => field.votes },
        { key: "method", title: words.method, cell: (field) => methods[field.method] ?? field.method },
      ]}
    />
  );
}

/** Show a value as people read it: marks as quotes, steps counted from 1. */
export function shownValue(row: ConsensusField, form: Form, of: Language): string {
  const { field, value } = row;
  const words = wordsOf(itemWords, of).values;
  if (field === "spans" && typeof value === "string") return marksOf(value, form, of) || words.none;
  if ((field === "prompts" || field === "replies") && typeof value === "string") return textsOf(value);
  if (field === "first_error") return value === "none" ? words.none : stepName(Number(value), of);
  const isNamed = typeof value === "string" && (field.startsWith("has.") || field.startsWith("step."));
  return isNamed ? (words[value as keyof typeof words] ?? value) : valueOf(row, form, of); // an unknown one stays as it is
}

/** Write marks as one line: “90 ℃” Factual; “…” Logic. */
function marksOf(json: string, form: Form, of: Language): string {
  const marks = JSON.parse(json) as { quote: string; label: string }[]; // the server's own text
  return marks.map(({ quote, label }) => `“${quote}” ${fieldName(label, form, of)}`).join("; ");
}

/** Write what everybody wrote one below the other; a reply that stood there by its id, what follows one behind an arrow. */
function textsOf(json: string): string {
  const written = JSON.parse(json) as { text?: string; id?: string; next?: string[] }[]; // the server's own text
  return written.map(({ text, id, next = [] }, at) => `${at + 1}. ${[text ?? id ?? "", ...next].join(" → ")}`).join("\n");
}

function valueOf({ field, value }: ConsensusField, form: Form, of: Language): string {
  return typeof value === "number" && !Number.isInteger(value) ? decimal(value, 2) : valueName(field, value, of, form);
}
