// An answer under inspection: the item as its author saw it, the answer, and the verdict beside them.
import { useCallback, useEffect, useRef, useState } from "react";
import { clock } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { titled, useWords } from "@/i18n/words";
import { kindNamed } from "@/kinds/catalog";
import type { Kind, KindProps, Reading } from "@/kinds/contract";
import { KeysHelp } from "@/lib/keys/KeysHelp";
import { useActions } from "@/lib/keys/useActions";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { FiguresPart } from "./FiguresPart";
import { HistoryList } from "./HistoryList";
import { missingOf, type Case } from "./state";
import { useCaseActions } from "./useCaseActions";
import type { Inspect } from "./useInspect";
import { VerdictPanel } from "./VerdictPanel";
import { inspectWords } from "./words";
import style from "./Page.module.css";

export function CaseView({ inspect, open }: { inspect: Inspect; open: Case }) {
  const words = useWords(inspectWords);
  const [help, setHelp] = useState(false);
  const { inspection } = open;
  const kind = kindNamed(inspection.project.kind);
  const fields = useFields(inspect, open);
  const actions = useCaseActions({ inspect, kind, fields, onHelp: () => setHelp(true) });
  useActions(actions);
  return (
    <div className={style["inspect"]}>
      <Strip inspect={inspect} open={open} />
      <div className={style["middle"]} key={inspection.answer_id}>
        <div className={style["stage"]}>
          <kind.Stage {...fields} />
        </div>
        <aside className={style["rail"]} aria-label={words.rail}>
          <AnswerPart open={open} kind={kind} fields={fields} />
          {inspection.figures && <FiguresPart figures={inspection.figures} />}
          <VerdictPanel open={open} dispatch={inspect.dispatch} />
          {!fields.locked && <Changes open={open} kind={kind} lang={fields.lang} />}
          <HistoryList history={inspection.history} />
        </aside>
      </div>
      <footer className={style["bottom"]}>
        {!fields.locked && kind.Bar ? <kind.Bar {...fields} /> : <span />}
        <BottomNote open={open} decided={inspect.state.decided} />
        <Button onClick={() => inspect.dispatch({ do: "choose" })}>{words.leave}</Button>
        <Button weight="primary" hint="Control+Enter" busy={open.sending} onClick={inspect.confirm}>
          {words.confirm}
        </Button>
      </footer>
      <KeysHelp
        open={help}
        actions={actions.filter((each) => each.enabled !== false)}
        onClose={() => setHelp(false)}
      />
    </div>
  );
}

function BottomNote({ open, decided }: { open: Case; decided: number | null }) {
  const words = useWords(inspectWords);
  const missing = open.tried ? missingOf(open) : null;
  return (
    <span
      role="status"
      aria-live="polite"
      className={style["note"]}
      data-missing={missing !== null || undefined}
    >
      {missing ? words.missing[missing] : decided !== null && words.done(decided)}
    </span>
  );
}

function AnswerPart({ open, kind, fields }: { open: Case; kind: Kind; fields: KindProps }) {
  const words = useWords(inspectWords);
  const { inspection } = open;
  const { form } = inspection.project;
  if (fields.locked) {
    // A written answer already stands in the stage; here only scores and reasons have their place.
    if (kind.written) return null;
    return (
      <section className={style["panel"]} aria-label={words.answer}>
        <h2>{words.answer}</h2>
        <kind.Viewer form={form} view={inspection.view} body={inspection.body} lang={fields.lang} />
      </section>
    );
  }
  return (
    <section aria-label={words.fixing}>
      <h2 className={style["fixing"]}>{words.fixing}</h2>
      <kind.Fields {...fields} />
    </section>
  );
}

function Changes({ open, kind, lang }: { open: Case; kind: Kind; lang: string }) {
  const words = useWords(inspectWords);
  const { inspection, fixed } = open;
  return (
    <section className={style["panel"]} aria-label={words.changes}>
      <h2>{words.changes}</h2>
      <kind.Viewer
        form={inspection.project.form}
        view={inspection.view}
        body={fixed ?? inspection.body}
        before={inspection.body}
        lang={lang}
      />
    </section>
  );
}

function Strip({ inspect, open }: { inspect: Inspect; open: Case }) {
  const words = useWords(inspectWords);
  const kinds = useWords(names).kind;
  const of = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const { inspection } = open;
  useEffect(() => heading.current?.focus({ preventScroll: true }), [inspection.answer_id]);
  return (
    <header className={style["strip"]}>
      <Chip tone="primary">{titled(inspection.project, of)}</Chip>
      <h1 ref={heading} tabIndex={-1}>
        {kinds[inspection.project.kind]} <span className="mono">#{inspection.item_id}</span>
      </h1>
      <span>
        {words.alias(inspection.author_alias)} · {words.revision(inspection.revision)}
      </span>
      <span>{words.heldUntil(clock(inspection.held_until))}</span>
      <span className={style["space"]} />
      <span>{words.left(inspection.waiting)}</span>
      <span>{words.doneHere(inspect.state.done)}</span>
    </header>
  );
}

function useFields({ state, dispatch }: Inspect, open: Case): KindProps {
  const { inspection, verdict, fixed } = open;
  const { form, kind } = inspection.project;
  const fixing = verdict === "fix_and_pass" && fixed !== null;
  const toggle = useCallback((which: keyof Reading) => dispatch({ do: "toggle", which }), [dispatch]);
  return {
    form,
    view: inspection.view,
    lang: inspection.language === "zh" ? "zh-CN" : inspection.language,
    body: fixing ? fixed : inspection.body,
    change: (body) => dispatch({ do: "fix", body }),
    locked: !fixing || open.sending,
    reading: state.reading,
    toggle,
    active: open.active,
    setActive: (dimension) => dispatch({ do: "activate", dimension }),
    problems: fixing && open.tried ? kindNamed(kind).complete(form, fixed, inspection.view) : [],
    leaseId: null,
  };
}
