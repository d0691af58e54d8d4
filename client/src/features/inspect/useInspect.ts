// Joins the reducer with the calls: takes the next answer when asked and sends the verdict.
import { useEffect, useReducer, type Dispatch } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { submitReview, takeInspection } from "@/api/work";
import { language } from "@/i18n/language";
import { warmFiles } from "@/lib/media/later";
import { textsOf } from "@/kinds/contract";
import { focusField } from "@/kinds/focus";
import { kindNamed, loadKind } from "@/kinds/catalog";
import { prepare } from "@/lib/render/prepared";
import { firstState, missingOf, reduce, type Case, type Event, type State } from "./state";

export type Inspect = { state: State; dispatch: Dispatch<Event>; confirm: () => void };

export function useInspect(): Inspect {
  const [state, dispatch] = useReducer(reduce, null, firstState);
  const queries = useQueryClient();
  const opening = state.page.is === "opening" ? state.page : null;
  useEffect(() => {
    if (!opening) return undefined;
    let wanted = true;
    const tell = (event: Event) => wanted && dispatch(event);
    take(opening.projectId).then(tell, (error: unknown) => tell({ do: "fail", error }));
    return () => {
      wanted = false;
    };
  }, [opening]);
  useUnsentWarning(state);
  const open = state.page.is === "inspecting" ? state.page.case : null;
  return {
    state,
    dispatch,
    confirm: () =>
      open && void send(open, dispatch).then(() => queries.invalidateQueries({ queryKey: ["inspections"] })),
  };
}

async function take(projectId: number | null): Promise<Event> {
  const outcome = await takeInspection(projectId);
  if (outcome.outcome === "nothing") return { do: "find nothing", why: outcome.why };
  const { inspection } = outcome;
  await Promise.all([prepare(textsOf(inspection.view), language()), loadKind(inspection.project.kind), warmFiles(inspection.view)]);
  return { do: "take", inspection };
}

async function send(open: Case, dispatch: Dispatch<Event>): Promise<void> {
  const missing = missingOf(open);
  if (open.sending) return;
  if (missing) return pointTo(missing, open, dispatch);
  const { inspection, verdict, codes, comment, fixed } = open;
  if (!verdict) return;
  dispatch({ do: "send" });
  try {
    await submitReview(inspection.answer_id, {
      verdict,
      reason_codes: [...codes],
      comment: comment.trim(),
      fixed_body: verdict === "fix_and_pass" ? fixed : null,
    });
    dispatch({ do: "settle" });
  } catch (error) {
    dispatch({ do: "be refused", error });
  }
}

function pointTo(
  missing: NonNullable<ReturnType<typeof missingOf>>,
  open: Case,
  dispatch: Dispatch<Event>,
): void {
  dispatch({ do: "miss" });
  // "verdict" alone is a field of the answer where new is judged against old.
  if (missing === "verdict") return focusField("review.verdict");
  if (missing === "codes") return focusField(missing);
  const { kind, form } = open.inspection.project;
  const problem = open.fixed && kindNamed(kind).complete(form, open.fixed, open.inspection.view)[0];
  if (problem) focusField(problem.path);
}

/** Warn before a page closes over a verdict that has been written and not sent. */
function useUnsentWarning(state: State): void {
  const unsent =
    state.page.is === "inspecting" &&
    (state.page.case.comment !== "" || state.page.case.fixed !== null || state.page.case.codes.length > 0);
  useEffect(() => {
    if (!unsent) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [unsent]);
}
