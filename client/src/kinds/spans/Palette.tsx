// Label, then severity, each by a digit or a click. Its keys come before the page's while it is open.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { useActions } from "@/lib/keys/useActions";
import { Button } from "@/ui/Button";
import type { KindProps } from "../contract";
import { labelOf } from "../problems";
import { labelsOf, readAnswer, severitiesOf, withSpan } from "./answer";
import { quoted } from "./anchor";
import { readMode, writeMode, type Mode } from "./mode";
import { spanWords } from "./words";
import style from "./spans.module.css";

type Choosing = Extract<Mode, { is: "labelling" | "grading" }>;
type Props = Pick<KindProps, "form" | "view" | "body" | "change" | "active" | "setActive" | "locked">;

export function Palette(props: Props) {
  const words = useWords(spanWords);
  const mode = readMode(props.active);
  if (props.locked) return null;
  if (mode.is === "nothing selected") return <p className={style["palette"]} role="status">{words.nothing}</p>;
  return mode.is === "labelling" || mode.is === "grading" ? <Choices {...props} mode={mode} /> : null;
}

function Choices({ form, view, body, change, setActive, mode }: Props & { mode: Choosing }) {
  const words = useWords(spanWords);
  const language = useLanguage();
  const source = view.candidates[0]?.content ?? "";
  const choices = mode.is === "labelling" ? labelsOf(form) : severitiesOf(form);
  const cancel = () => setActive(writeMode({ is: "reading" }));

  function choose(key: string) {
    if (mode.is === "labelling") return setActive(writeMode({ ...mode, is: "grading", label: key }));
    const note = mode.replaces === null ? "" : (readAnswer(body).spans[mode.replaces]?.note ?? "");
    const span = { ...quoted(source, mode.stretch), label: mode.label, severity: key, note };
    const next = withSpan(body, span, mode.replaces);
    change(next.body);
    setActive(writeMode({ is: "on", at: next.at }));
    getSelection()?.removeAllRanges();
  }

  useActions([
    ...choices.map((each, at) => ({
      id: `choose-${each.key}`, label: labelOf(each, language), keys: [String(at + 1)], run: () => choose(each.key),
    })),
    { id: "cancel-mark", label: words.cancel, keys: ["Escape"], run: cancel },
    // Submitting must wait until the mark is made.
    { id: "wait", label: words.cancel, keys: ["Enter", "Mod+Enter"], inText: true, run: () => {} },
  ]);

  const title = mode.is === "labelling" ? words.pickLabel : words.pickSeverity;
  return (
    <div role="group" aria-label={title} className={style["palette"]}>
      <b role="status">{title}</b>
      <q className={style["quote"]}>{source.slice(mode.stretch.from, mode.stretch.to)}</q>
      <span className="line">
        {choices.map((each, at) => (
          <Button key={each.key} compact hint={String(at + 1)} onClick={() => choose(each.key)}>{labelOf(each, language)}</Button>
        ))}
        <Button compact weight="quiet" hint="Escape" onClick={cancel}>{words.cancel}</Button>
      </span>
    </div>
  );
}
