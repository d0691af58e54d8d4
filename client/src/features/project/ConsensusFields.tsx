// What was agreed for one item, field by field, with how sure it is and how it was found.
import type { ConsensusField, Form } from "@/api/types";
import { fieldName } from "@/i18n/fields";
import { decimal, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Table } from "@/ui/Table";
import { itemWords } from "./itemWords";

export function ConsensusFields({ fields, form }: { fields: ConsensusField[]; form: Form }) {
  const words = useWords(itemWords);
  const of = useLanguage();
  return (
    <Table
      label={words.consensus} rows={fields} rowKey={(field) => field.field}
      columns={[
        { key: "field", title: words.field, cell: (row) => fieldName(row.field, form, of) },
        { key: "value", title: words.value, cell: (field) => valueOf(field.value) },
        { key: "confidence", title: words.confidence, number: true, cell: (field) => share(field.confidence, of) },
        { key: "votes", title: words.votes, number: true, cell: (field) => field.votes },
        { key: "method", title: words.method, cell: (field) => <span className="mono">{field.method}</span> },
      ]}
    />
  );
}

export function valueOf(value: ConsensusField["value"]): string {
  if (value === null) return "—";
  return typeof value === "number" && !Number.isInteger(value) ? decimal(value, 2) : String(value);
}
