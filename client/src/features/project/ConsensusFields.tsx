// What was agreed for one item, field by field, with how sure it is and how it was found.
import type { ConsensusField, Form } from "@/api/types";
import { fieldName, valueName } from "@/i18n/fields";
import { decimal, share } from "@/i18n/format";
import { useLanguage, type Language } from "@/i18n/language";
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
        { key: "value", title: words.value, cell: (row) => valueOf(row, of) },
        { key: "confidence", title: words.confidence, number: true, cell: (field) => share(field.confidence, of) },
        { key: "votes", title: words.votes, number: true, cell: (field) => field.votes },
        { key: "method", title: words.method, cell: (field) => <span className="mono">{field.method}</span> },
      ]}
    />
  );
}

export function valueOf({ field, value }: ConsensusField, of: Language): string {
  return typeof value === "number" && !Number.isInteger(value) ? decimal(value, 2) : valueName(field, value, of);
}
