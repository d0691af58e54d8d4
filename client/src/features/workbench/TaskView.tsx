// The workbench with an item in it: strip, notices, what to read, the rail, the bar at the bottom.
import { useCallback, useEffect, useRef, useState } from "react";
import { useWords } from "@/i18n/words";
import { kindNamed } from "@/kinds/catalog";
import type { KindProps, Reading } from "@/kinds/contract";
import { useActions } from "@/lib/keys/useActions";
import { BottomBar } from "./BottomBar";
import { ConflictDialog, KeysHelp, QuestionDialog, SkipDialog } from "./later";
import { NoticesIfAny } from "./NoticesIfAny";
import { langOf } from "./plainText";
import { Rail, type RailTab } from "./Rail";
import type { Task } from "./state";
import { TaskHeader } from "./TaskHeader";
import { useTaskActions } from "./useTaskActions";
import type { Workbench } from "./useWorkbench";
import { workbenchWords } from "./words";
import style from "./Page.module.css";

type Open = "nothing" | "skip" | "ask" | "help";

export function TaskView({ workbench, task }: { workbench: Workbench; task: Task }) {
  const [open, setOpen] = useState<Open>("nothing");
  const [tab, setTab] = useState<RailTab>("fields");
  const kind = kindNamed(task.lease.project.kind, task.lease.project.form);
  const fields = useFields(workbench, task);
  const close = () => setOpen("nothing");
  const actions = useTaskActions({
    workbench, task, kind, fields, tab, onTab: setTab, onSkip: () => setOpen("skip"),
    onAsk: () => setOpen("ask"), onHelp: () => setOpen("help"),
  });
  useActions(actions);
  const { dispatch } = workbench;
  return (
    <div className={style["workbench"]}>
      <TaskHeading task={task} />
      <TaskHeader workbench={workbench} task={task} kind={kind} onHelp={() => setOpen("help")} />
      <NoticesIfAny workbench={workbench} task={task} />
      <Narrow />
      {/* Keyed by lease: nothing of one item, its scroll position least of all, may show under the next. */}
      <div className={style["middle"]} key={`${task.lease.id}-${workbench.state.looking}`}>
        <div className={style["stage"]}><kind.Stage {...fields} /></div>
        <Rail workbench={workbench} task={task} kind={kind} fields={fields} tab={tab} onTab={setTab} />
      </div>
      <BottomBar
        workbench={workbench} kind={kind} fields={fields} onSkip={() => setOpen("skip")} onAsk={() => setOpen("ask")}
      />
      {open === "skip" && <SkipDialog onClose={close} onSkip={workbench.skip} />}
      {open === "ask" && <QuestionDialog leaseId={task.lease.id} onClose={close} onSkip={workbench.skip} />}
      {open === "help" && <KeysHelp open actions={actions.filter((each) => each.enabled !== false)} onClose={close} />}
      {task.owned && task.saving.is === "conflict" && (
        <ConflictDialog
          task={task} kind={kind} theirs={task.saving.theirs}
          onChoose={(body) =>
            task.saving.is === "conflict" &&
            dispatch({ do: "settle conflict", body, revision: task.saving.theirs.revision })}
        />
      )}
    </div>
  );
}

/** What the kind's parts need: of the current item, or read-only of an earlier one. */
function useFields({ state, dispatch, problems }: Workbench, task: Task): KindProps {
  const earlier = state.looking === null ? null : (state.recent[state.looking] ?? null);
  const { form } = task.lease.project;
  const toggle = useCallback((which: keyof Reading) => dispatch({ do: "toggle", which }), [dispatch]);
  return {
    form, view: earlier?.view ?? task.lease.view, lang: langOf(earlier ?? task.lease), body: earlier?.body ?? task.body,
    change: (body) => dispatch({ do: "edit", body }), locked: earlier !== null || !task.owned,
    reading: state.reading, toggle, active: task.active,
    setActive: (dimension) => dispatch({ do: "activate", dimension }), problems: task.tried && !earlier ? problems : [],
    leaseId: earlier ? null : task.lease.id,
  };
}

function Narrow() {
  return <p className={style["narrow"]}>{useWords(workbenchWords).narrow}</p>;
}

/** The heading takes the focus with every new item, and a screen reader hears which one it is. */
function TaskHeading({ task }: { task: Task }) {
  const words = useWords(workbenchWords);
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, position } = task.lease;
  useEffect(() => heading.current?.focus({ preventScroll: true }), [id]);
  const text = words.taskOf(position.done + 1, position.total);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="visually-hidden">{text}</h1>
      <div className="visually-hidden" aria-live="polite">{text}</div>
    </>
  );
}
