// The editor of fields: add, edit, order, copy, remove; beside it they are seen as the workbench shows them.
import { useState } from "react";
import type { Field, Form, KindName } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { freeKey } from "../draft";
import { constraintsField, FIELD_KINDS, freshField, moved, renamed, withFields } from "./draftFields";
import { editorWords } from "./editorWords";
import { FieldForm } from "./FieldForm";
import { FieldsPreview } from "./FieldsPreview";
import style from "./fields.module.css";

type Props = { kind: KindName; form: Form; onChange: (form: Form) => void };

export function FieldsEditor({ kind, form, onChange }: Props) {
  const words = useWords(editorWords);
  const [open, setOpen] = useState<number | null>(null);
  const fields = form.fields ?? [];
  const put = (next: readonly Field[]) => onChange(withFields(form, next));
  const add = (field: Field) => { put([...fields, field]); setOpen(fields.length); };
  return (
    <section className="stack-s" aria-label={words.title}>
      <div><h2>{words.title}</h2><p className="small quiet">{kind === "form" ? words.only : words.lead}</p></div>
      <div className={fields.length > 0 ? style["beside"] : undefined}>
        <div className="stack-s">
          <ol className={style["list"]}>
            {fields.map((field, at) => (
              // The place names it: its key is being edited.
              <li key={at}>
                <Line
                  field={field} at={at} last={at === fields.length - 1} isOpen={open === at} onOpen={() => setOpen(open === at ? null : at)}
                  onMove={(by) => { put(moved(fields, at, by)); setOpen(open === at ? at + by : null); }}
                  onCopy={() => { put([...fields.slice(0, at + 1), { ...structuredClone(field), key: freeKey(fields, field.key) }, ...fields.slice(at + 1)]); setOpen(at + 1); }}
                  onRemove={() => { put(fields.filter((_, index) => index !== at)); setOpen(null); }}
                />
                {open === at && (
                  <FieldForm
                    kind={kind} form={form} field={field} onRename={(key) => put(renamed(fields, at, key))}
                    onChange={(next) => put(fields.map((each, index) => (index === at ? next : each)))}
                  />
                )}
              </li>
            ))}
          </ol>
          <div className={style["add"]}>
            <span className="small quiet">{words.add}</span>
            {FIELD_KINDS.map((each) => (
              <Button key={each} compact disabled={fields.length >= 40} onClick={() => add(freshField(each, fields, { label: words.fresh, option: words.option }))}>{words.kinds[each]}</Button>
            ))}
            <Button compact weight="quiet" onClick={() => add(constraintsField(fields, words.constraintsLabel))}>{words.addConstraints}</Button>
          </div>
        </div>
        {fields.length > 0 && <FieldsPreview kind={kind} form={form} />}
      </div>
    </section>
  );
}

type LineProps = {
  field: Field; at: number; last: boolean; isOpen: boolean; onOpen: () => void; onMove: (by: number) => void; onCopy: () => void; onRemove: () => void;
};

function Line({ field, at, last, isOpen, onOpen, onMove, onCopy, onRemove }: LineProps) {
  const words = useWords(editorWords);
  const of = useLanguage();
  const name = field.label[of] || field.key;
  return (
    <div className={style["line"]}>
      <button type="button" className={style["name"]} aria-expanded={isOpen} onClick={onOpen}>
        <span className="quiet">{at + 1}</span> <b>{name}</b> <span className="small quiet mono">{field.key}</span>
      </button>
      <span className="line">
        <Chip>{words.kinds[field.kind]}</Chip>
        {field.target !== undefined && field.target !== "item" && <Chip>{words.targets[field.target]}</Chip>}
        {field.required && <Chip tone="accent">{words.required}</Chip>}
        {(field.show_if ?? field.required_if) && <Chip>{words.conditional}</Chip>}
      </span>
      <span className={style["tools"]}>
        <Button compact weight="quiet" disabled={at === 0} aria-label={`${words.up}: ${name}`} title={words.up} onClick={() => onMove(-1)}>↑</Button>
        <Button compact weight="quiet" disabled={last} aria-label={`${words.down}: ${name}`} title={words.down} onClick={() => onMove(1)}>↓</Button>
        <Button compact weight="quiet" aria-label={`${words.copy}: ${name}`} onClick={onCopy}>{words.copy}</Button>
        <Button compact weight="quiet" aria-label={`${words.remove}: ${name}`} onClick={onRemove}>{words.remove}</Button>
      </span>
    </div>
  );
}
