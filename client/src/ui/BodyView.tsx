// An answer's body as read-only text: its words in full, its numbers as a list. Knows no kind in particular, so
// that a list of mixed kinds can show each.
import type { Body, Form } from "@/api/types";
import { fieldName, valueName } from "@/i18n/fields";
import { useLanguage, type Language } from "@/i18n/language";
import style from "./BodyView.module.css";

const LONG = 24;

export function BodyView({ body, form = null }: { body: Body; form?: Form | null }) {
  const of = useLanguage();
  return (
    <dl className={style["body"]}>
      {flat(body, { of, form }).map(([path, value]) => (
        <div key={path} className={value.length > LONG || value.includes("\n") ? style["long"] : undefined}>
          <dt>{fieldName(path, form, of)}</dt>
          <dd className="prewrap">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Reader = { of: Language; form: Form | null };

/** Flatten nested fields into dotted paths: {"ratings":{"A":{"x":4}}} → [["ratings.A.x","4"]]. */
function flat(value: unknown, to: Reader, path = ""): [string, string][] {
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) return [[path, value.map((each) => valueName(path, each, to.of, to.form)).join(", ")]];
  if (isMark(value)) return [[path, `“${value.quote}” · ${value.label} · ${value.severity}${value.note ? ` · ${value.note}` : ""}`]];
  if (Array.isArray(value) && value.length > 0 && value.every(isReply)) return value.map((each, at) => [`${path}.${at + 1}`, replyText(each)]);
  if (typeof value !== "object" || value === null) return [[path, valueName(path, value, to.of, to.form)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, to, path ? `${path}.${key}` : key));
}

type Reply = { slot: string } | { text: string; tags?: Record<string, string>; next?: string[] };

/** A written prompt with its tags, a reply with what follows it, or one that stood there, by its slot. */
function isReply(value: unknown): value is Reply {
  return typeof value === "object" && value !== null && ("slot" in value || ("text" in value && ("tags" in value || "next" in value)));
}

function replyText(reply: Reply): string {
  if ("slot" in reply) return reply.slot;
  return [reply.text, ...(reply.next ?? []).map((each) => `→ ${each}`), ...Object.values(reply.tags ?? {}).map((each) => `· ${each}`)].join("\n");
}

type Mark = { quote: string; label: string; severity: string; note?: string };

/** A marked error says in one line what it is; its offsets say nothing to a reader. */
function isMark(value: unknown): value is Mark {
  return typeof value === "object" && value !== null && "quote" in value && "label" in value && "severity" in value;
}
