// Letting a model write the assistant's turns that follow a change, one after another, each from all that stands before
// it. A turn is replaced when its text is whole; what was stopped or failed leaves the turn as it was.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { streamGeneration, type Failed, type Turn as Said } from "@/lib/streaming";
import type { KindProps } from "../contract";
import { readAnswer, type Turn } from "./answer";
import { generated } from "./turns";

export type Growing = { at: number; text: string };
export type Regeneration = {
  growing: Growing | null; failure: { at: number; failed: Failed } | null; start: (from: number) => void; stop: () => void; may: boolean;
};

export function useRegeneration({ form, view, body, change, leaseId, locked }: KindProps): Regeneration {
  const [growing, setGrowing] = useState<Growing | null>(null);
  const [failure, setFailure] = useState<Regeneration["failure"]>(null);
  const now = useRef({ body, change });
  now.current = { body, change };
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), [leaseId]);

  const opening = useMemo(() => openingOf(form.given, view.conversation), [form.given, view.conversation]);
  const start = useCallback((from: number) => {
    if (leaseId === null || running.current) return;
    const control = new AbortController();
    running.current = control;
    setFailure(null);
    void writeAll({ leaseId, opening, from, control, now, setGrowing, setFailure }).finally(() => {
      if (running.current === control) running.current = null;
      setGrowing(null);
    });
  }, [leaseId, opening]);
  const stop = useCallback(() => running.current?.abort(), []);
  return { growing, failure, start, stop, may: form.regenerate === true && leaseId !== null && !locked };
}

type Writing = {
  leaseId: number; opening: Said[]; from: number; control: AbortController;
  now: { current: Pick<KindProps, "body" | "change"> };
  setGrowing: (growing: Growing) => void; setFailure: (failure: Regeneration["failure"]) => void;
};

async function writeAll({ leaseId, opening, from, control, now, setGrowing, setFailure }: Writing): Promise<void> {
  for (let at = nextWaiting(readAnswer(now.current.body).turns, from); at >= 0; at = nextWaiting(readAnswer(now.current.body).turns, at + 1)) {
    const before = readAnswer(now.current.body).turns.slice(0, at);
    let text = "";
    setGrowing({ at, text });
    const end = await streamGeneration(leaseId, { slot: "only", messages: [...opening, ...before.map(saidOf)], params: null }, {
      signal: control.signal,
      onDelta: (more) => {
        text += more;
        setGrowing({ at, text });
      },
    });
    if (end.outcome === "failed") return setFailure({ at, failed: end });
    if (control.signal.aborted || end.generationId === null || !text.trim()) return;
    const answer = readAnswer(now.current.body);
    const next = { ...answer, turns: generated(answer.turns, at, { content: text, source: { from: "generation", id: end.generationId } }) };
    now.current = { ...now.current, body: next };
    now.current.change(next);
  }
}

/** Find the next turn of the assistant that waits for a text: one that is empty, or that an earlier change made stale. */
export function nextWaiting(turns: readonly Turn[], from: number): number {
  return turns.findIndex((turn, at) => at >= from && turn.role === "assistant" && (turn.stale === true || !turn.content.trim()));
}

function saidOf({ role, content }: Turn): Said {
  return { role, content };
}

function openingOf(opening: string | undefined, turns: readonly Said[]): Said[] {
  return opening === "fixed" ? [...turns] : turns.filter((turn) => turn.role === "system");
}
