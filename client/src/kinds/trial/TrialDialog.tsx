// A form as annotators will meet it: the kind's real parts and keys on a sample item, over the whole page.
// Surprise: it is a modal dialog, so the page beneath it is out of reach of Tab and of its own keys.
import { useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import type { Body, Form, KindName, View } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { KeysHelp } from "@/lib/keys/KeysHelp";
import { useActions } from "@/lib/keys/useActions";
import { kindNamed } from "../catalog";
import type { Kind, KindProps, Reading } from "../contract";
import { focusField } from "../focus";
import { sampleView } from "./samples";
import { firstTrial, reduceTrial, type Event, type Trial } from "./trial";
import { TrialBar } from "./TrialBar";
import { TrialHeader } from "./TrialHeader";
import { useTrialActions } from "./useTrialActions";
import { trialWords } from "./words";
import style from "./Trial.module.css";

/** A whole answer that was given in the trial, and how many candidates it was given to. */
export type Tried = { body: Body; shown: number };
type Props = { kind: KindName; form: Form; onClose: () => void; onComplete?: ((tried: Tried) => void) | undefined };

export function TrialDialog({ kind: name, form, onClose, onComplete }: Props) {
  const kind = kindNamed(name);
  const [trial, dispatch] = useReducer(reduceTrial, null, () => firstTrial(kind, form));
  const [help, setHelp] = useState(false);
  const fields = useFields({ kind, form, trial, dispatch });
  const submit = () => {
    if (check({ kind, form, trial, dispatch }, fields.view)) onComplete?.({ body: trial.body, shown: fields.view.candidates.length });
  };
  const actions = useTrialActions({
    kind, fields, onSubmit: submit, onUndo: () => dispatch({ do: "undo" }), onHelp: () => setHelp(true), onClose,
  });
  useActions(help ? [] : actions, true);
  return (
    <Sheet onClose={onClose}>
      <TrialHeader kind={kind} fields={fields} onHelp={() => setHelp(true)} onClose={onClose} />
      <div className={style["middle"]}>
        <div className={style["stage"]}><kind.Stage {...fields} /></div>
        <Rail kind={kind} fields={fields} />
      </div>
      <TrialBar
        kind={kind} fields={fields} note={trial.note} onSubmit={submit}
        onRestart={() => dispatch({ do: "start", trial: firstTrial(kind, form) })}
      />
      <KeysHelp open={help} actions={actions.filter((each) => each.enabled !== false)} onClose={() => setHelp(false)} />
    </Sheet>
  );
}

/** The native dialog; what is inside starts with the focus on its heading, so that every key works at once. */
function Sheet({ onClose, children }: { onClose: () => void; children: React.ReactNode }) {
  const element = useRef<HTMLDialogElement>(null);
  // A layout effect, because only a dialog that is closed while still in the page gives the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("h1")?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element} className={style["sheet"]} aria-label={useWords(trialWords).title}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === element.current) onClose();
      }}
    >
      {children}
    </dialog>
  );
}

function Rail({ kind, fields }: { kind: Kind; fields: KindProps }) {
  const words = useWords(trialWords);
  const { done, of } = kind.filled(fields.form, fields.body, fields.view);
  return (
    <aside className={style["rail"]} aria-label={words.rail}>
      <h2>{words.fields} <span className="small quiet">{words.filled(done, of)}</span></h2>
      <div className={style["body"]}><kind.Fields {...fields} /></div>
    </aside>
  );
}

type Running = { kind: Kind; form: Form; trial: Trial; dispatch: React.Dispatch<Event> };

function useFields({ kind, form, trial, dispatch }: Running): KindProps {
  const of = useLanguage();
  const view = useMemo(() => sampleView(kind.name, of), [kind, of]);
  const toggle = useCallback((which: keyof Reading) => dispatch({ do: "toggle", which }), [dispatch]);
  return {
    form, view, lang: of === "zh" ? "zh-CN" : "en", body: trial.body,
    change: (body) => dispatch({ do: "edit", body }), locked: false, reading: trial.reading, toggle,
    active: trial.active, setActive: (dimension) => dispatch({ do: "activate", dimension }),
    problems: trial.marked ? kind.complete(form, trial.body, view) : [],
  };
}

/** Do what handing in does before it sends: name what is missing and go to the first of it. Returns whether all is there. */
function check({ kind, form, trial, dispatch }: Running, view: View): boolean {
  const paths = kind.complete(form, trial.body, view).map((each) => each.path);
  dispatch({ do: "check", paths });
  if (paths[0] === undefined) return true;
  const dimension = paths[0].split(".").at(-1) ?? "";
  if (form.dimensions.some((each) => each.key === dimension)) dispatch({ do: "activate", dimension });
  focusField(paths[0]);
  return false;
}
