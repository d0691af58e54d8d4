// Taking an answer back: out of the outbox where it has not left yet, else from the server, under the same lease.
import { useCallback, useEffect, useRef } from "react";
import { useQuery } from "@tanstack/react-query";
import { queryClient } from "@/api/queryClient";
import { refusalOf } from "@/api/refusal";
import { readRecentAnswers, returnLease, withdrawAnswer } from "@/api/work";
import { language } from "@/i18n/language";
import { explain } from "@/i18n/refusals";
import { toast } from "@/ui/toasts";
import { makeReady, type Tools } from "./effects";
import { mayWithdraw } from "./recent";
import type { Done, Opened, State } from "./state";

const AGAIN_MS = 60_000; // the ten minutes run out, and inspectors come

/** Keep the history of the project on the screen known. */
export function useHistory(state: State, { projectId, dispatch }: Tools): void {
  const shown = state.page.is === "working" ? state.page.task.lease.project.id : projectId;
  const history = useQuery({
    queryKey: ["recent-answers", shown], queryFn: () => readRecentAnswers(shown ?? 0), enabled: shown !== null,
    refetchInterval: AGAIN_MS,
  });
  const rows = history.data?.rows;
  useEffect(() => {
    if (rows && shown !== null) dispatch({ do: "know recent", projectId: shown, rows });
  }, [rows, shown, dispatch]);
}

/** Give the verb that takes one back: the one named, or the last one handed in. */
export function useWithdrawing(state: State, tools: Tools): (done?: Done) => void {
  const busy = useRef(false);
  const latest = useRef({ state, tools });
  useEffect(() => {
    latest.current = { state, tools };
  });
  return useCallback((named?: Done) => {
    const now = latest.current;
    const done = named ?? now.state.recent[0];
    if (!done || busy.current || !mayWithdraw(done, Date.now())) return;
    busy.current = true;
    void takeBack(done, now.state, now.tools).finally(() => {
      busy.current = false;
    });
  }, []);
}

async function takeBack(done: Done, state: State, tools: Tools): Promise<void> {
  const { drafter, dispatch } = tools;
  drafter.saveNow();
  try {
    const opened = await reopen(done, tools);
    // Three items are more than a screen can use: the one that was never opened goes back.
    if (state.next && state.page.is === "working") {
      void returnLease(state.next.lease.id, { reason: "unused", comment: "" }).catch(() => undefined);
    }
    dispatch({ do: "take back", opened });
  } catch (thrown) {
    toast(explain(refusalOf(thrown), language()), "bad");
  }
  void queryClient.invalidateQueries({ queryKey: ["recent-answers"] });
  void queryClient.invalidateQueries({ queryKey: ["answers"] });
}

async function reopen(done: Done, { outbox, drafter }: Tools): Promise<Opened> {
  await outbox.flush();
  if (done.lease && (await outbox.recall(done.leaseId))) {
    return { lease: done.lease, body: done.body, revision: done.revision, theirs: null, unsent: true };
  }
  const answerId = done.answer?.id ?? (await idOf(done));
  return makeReady(await withdrawAnswer(answerId), drafter);
}

async function idOf({ leaseId, projectId }: Done): Promise<number> {
  const { rows } = await readRecentAnswers(projectId);
  return rows.find((row) => row.lease_id === leaseId)?.id ?? 0; // the server says that there is no such answer
}
