// A condition as rows to fill in, or as JSON where rows cannot say it.
import { useState } from "react";
import type { Condition, Field, Form, KindName } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { AreaField, ChoiceField } from "@/ui/Field";
import { editorWords } from "./editorWords";
import { conditionOf, rowsOf, sourcesFor, type Op, type Row, type Rows, type Source } from "./rows";
import style from "./fields.module.css";

type Props = { title: string; none: string; kind: KindName; form: Form; field: Field; condition: Condition | null; onChange: (condition: Condition | null) => void };
type Mode = "none" | "all" | "any" | "written";

export function ConditionEditor({ title, none, kind, form, field, condition, onChange }: Props) {
  const words = useWords(editorWords);
  const of = useLanguage();
  const sources = sourcesFor(field, { kind, form, of, ownName: words.ownName });
  const [writing, setWriting] = useState(false);
  const [join, setJoin] = useState<"all" | "any">("all");
  const rows = condition && rowsOf(condition);
  const mode: Mode = condition === null ? "none" : writing || !rows ? "written" : rows.rows.length === 1 ? join : rows.join;
  const first = sources[0];
  const choose = (next: Mode) => {
    setWriting(next === "written");
    if (next === "none") return onChange(null);
    const kept = rows ?? (first ? { join: "all" as const, rows: [freshRow(first)] } : null);
    if (next !== "written") setJoin(next);
    if (kept) onChange(conditionOf({ ...kept, join: next === "written" ? kept.join : next }));
  };
  return (
    <div className={style["condition"]}>
      <ChoiceField label={title} value={mode} help={first ? undefined : words.noOthers} onChange={(event) => choose(event.target.value as Mode)}> {/* the options below */}
        <option value="none">{none}</option>
        <option value="all" disabled={!first}>{words.all}</option>
        <option value="any" disabled={!first}>{words.any}</option>
        <option value="written" disabled={!first}>{words.written}</option>
      </ChoiceField>
      {condition && mode === "written" && <Written condition={condition} onChange={onChange} />}
      {rows && (mode === "all" || mode === "any") && <RowList rows={{ ...rows, join: mode }} sources={sources} onChange={(next) => onChange(next.rows.length > 0 ? conditionOf(next) : null)} />}
    </div>
  );
}

function freshRow({ key, values }: Source): Row {
  return values?.[0] ? { field: key, op: "equals", values: [values[0].value] } : { field: key, op: "answered", values: [] };
}

function RowList({ rows, sources, onChange }: { rows: Rows; sources: Source[]; onChange: (rows: Rows) => void }) {
  const words = useWords(editorWords);
  const put = (at: number, row: Row) => onChange({ ...rows, rows: rows.rows.map((each, index) => (index === at ? row : each)) });
  const first = sources[0];
  return (
    <>
      {rows.rows.map((row, at) => (
        // Rows have no name of their own, and are not moved.
        <RowFields key={at} row={row} sources={sources} onChange={(next) => put(at, next)} onRemove={() => onChange({ ...rows, rows: rows.rows.filter((_, index) => index !== at) })} />
      ))}
      {first && <div><Button compact weight="quiet" onClick={() => onChange({ ...rows, rows: [...rows.rows, freshRow(first)] })}>{words.addRow}</Button></div>}
    </>
  );
}

function RowFields({ row, sources, onChange, onRemove }: { row: Row; sources: Source[]; onChange: (row: Row) => void; onRemove: () => void }) {
  const words = useWords(editorWords);
  const source = sources.find((each) => each.key === row.field);
  const ops: Op[] = source?.values ? ["equals", "not", "in", "answered", "open"] : ["answered", "open"];
  const setOp = (op: Op) => onChange({ ...row, op, values: op === "answered" || op === "open" ? [] : row.values.length > 0 ? (op === "in" ? row.values : row.values.slice(0, 1)) : [source?.values?.[0]?.value] });
  return (
    <div className={style["rule"]}>
      <select aria-label={words.title} value={row.field} onChange={(event) => { const next = sources.find((each) => each.key === event.target.value); if (next) onChange(freshRow(next)); }}>
        {!source && <option value={row.field}>{row.field}</option>}
        {sources.map((each) => <option key={each.key} value={each.key}>{each.label}</option>)}
      </select>
      <select aria-label={words.showIf} value={row.op} onChange={(event) => setOp(event.target.value as Op)}> {/* from ops */}
        {ops.map((each) => <option key={each} value={each}>{words.ops[each]}</option>)}
      </select>
      {(row.op === "equals" || row.op === "not") && (
        <select aria-label={words.options} value={JSON.stringify(row.values[0])} onChange={(event) => onChange({ ...row, values: [JSON.parse(event.target.value)] })}>
          {source?.values?.map((each) => <option key={JSON.stringify(each.value)} value={JSON.stringify(each.value)}>{each.label}</option>)}
        </select>
      )}
      {row.op === "in" && (
        <span className={style["ticks"]}>
          {source?.values?.map((each) => (
            <label key={JSON.stringify(each.value)}>
              <input
                type="checkbox" checked={row.values.includes(each.value)} disabled={row.values.length === 1 && row.values.includes(each.value)}
                onChange={(event) => onChange({ ...row, values: (source.values ?? []).map((one) => one.value).filter((one) => (one === each.value ? event.target.checked : row.values.includes(one))) })}
              />
              {each.label}
            </label>
          ))}
        </span>
      )}
      <Button compact weight="quiet" aria-label={words.remove} onClick={onRemove}>✕</Button>
    </div>
  );
}

function Written({ condition, onChange }: { condition: Condition; onChange: (condition: Condition) => void }) {
  const words = useWords(editorWords);
  const [text, setText] = useState(() => JSON.stringify(condition, null, 1));
  const [isBad, setBad] = useState(false);
  const write = (next: string) => {
    setText(next);
    try {
      const read: unknown = JSON.parse(next);
      const isObject = typeof read === "object" && read !== null && !Array.isArray(read);
      setBad(!isObject);
      if (isObject && isShaped(read as Record<string, unknown>)) onChange(read as Condition); // as: its shape was just looked at; the server checks it all
    } catch {
      setBad(true);
    }
  };
  return <AreaField label="JSON" rows={4} spellCheck={false} value={text} error={isBad ? words.badJson : null} onChange={(event) => write(event.target.value)} />;
}

/** Say whether it is a condition as far as the preview must know: one of the six words, with parts that are conditions. */
function isShaped(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const found = value as Record<string, unknown>;
  if ("not" in found) return isShaped(found["not"]);
  const parts = found["all"] ?? found["any"];
  if (parts !== undefined) return Array.isArray(parts) && parts.length > 0 && parts.every(isShaped);
  return typeof found["field"] === "string" && ("equals" in found || "answered" in found || Array.isArray(found["in"]));
}
