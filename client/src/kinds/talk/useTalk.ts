// A talk on the screen. The finished part is the body; what is still growing lives here and enters the body as it ends.
import { startTransition, useEffect, useRef, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { warmRenderer } from "@/lib/render/Growing";
import { LiveText } from "@/lib/render/live";
import type { KindProps } from "../contract";
import { ask } from "./ask";
import { messagesFor, readRounds, writeRounds, type Reply, type Round } from "./rounds";
import { speakSample } from "./sample";
import { useLost } from "./useLost";

export type Growing = { at: number; live: LiveText; stop: () => void };
export type Talk = {
  rounds: Round[];
  growing: Readonly<Record<string, Growing | undefined>>;
  /** Why a side's last reply failed, as a failure's name. */
  failures: Readonly<Record<string, string | null>>;
  send: (text: string) => void;
  /** Ask a side again for its last reply. */
  retry: (side: string) => void;
  stop: (side: string) => void;
  /** Stop every side and keep how far it had been shown; true when the replies are kept and each had said something. */
  end: () => Promise<boolean>;
  change: (at: number, side: string, reply: Reply) => void;
};

export function useTalk(props: KindProps, sides: readonly string[]): Talk {
  const { body, view, leaseId } = props;
  const [growing, setGrowing] = useState<Record<string, Growing | undefined>>({});
  const [failures, setFailures] = useState<Record<string, string | null>>({});
  const now = useRef({ body, change: props.change });
  useEffect(() => {
    now.current = { body, change: props.change };
  });
  const known = useRef(new Map<string, ReadonlySet<number>>());
  const running = useRef(new Map<string, AbortController>());
  const under = useRef(new Map<string, { live: LiveText; kept: Promise<void> }>());
  const cuts = useRef(new Map<LiveText, number>());
  useEffect(() => {
    const all = running.current;
    return () => all.forEach((each) => each.abort());
  }, []);

  const language = useLanguage();
  useEffect(() => void warmRenderer(language).catch(() => undefined), [language]); // the first reply asks again

  const rounds = () => readRounds(now.current.body, sides);
  /** Two sides may end before the page has drawn again, so the newest body is kept here. */
  function write(next: readonly Round[]): void {
    now.current.body = { ...now.current.body, rounds: writeRounds(next) };
    now.current.change(now.current.body);
  }
  function put(at: number, side: string, reply: Reply | null): void {
    const before = rounds();
    if (!before[at]) return; // the round was undone meanwhile
    write(before.map((round, place) => (place === at ? { ...round, replies: { ...round.replies, [side]: reply } } : round)));
  }
  /** Remember a reply's number, so that one that was stopped is not taken for an earlier one. */
  function note(side: string, generation: number | null | undefined): void {
    if (generation != null) known.current.set(side, new Set([...(known.current.get(side) ?? []), generation]));
  }
  async function start(side: string, at: number, live: LiveText): Promise<void> {
    const stopper = new AbortController();
    running.current.get(side)?.abort();
    running.current.set(side, stopper);
    setGrowing((all) => ({ ...all, [side]: { at, live, stop: () => stopper.abort() } }));
    for (const round of rounds()) note(side, round.replies[side]?.generation);
    const asking = {
      side, messages: messagesFor(view, rounds(), { side, at }), signal: stopper.signal, onDelta: (text: string) => live.push(text),
      known: known.current.get(side) ?? new Set<number>(),
    };
    const { reply, failure } = await (leaseId === null ? speakSample(view, asking) : ask({ ...asking, leaseId }));
    if (!cuts.current.has(live)) await live.drained();
    if (running.current.get(side) !== stopper) return;
    running.current.delete(side);
    note(side, reply.generation);
    put(at, side, withCut(reply, cuts.current.get(live)));
    under.current.delete(side);
    setFailures((all) => ({ ...all, [side]: failure }));
    setGrowing((all) => ({ ...all, [side]: undefined }));
  }
  function begin(side: string, at: number): void {
    const live = new LiveText();
    under.current.set(side, { live, kept: start(side, at, live) });
  }
  async function end(): Promise<boolean> {
    const all = [...under.current];
    if (all.some(([, { live }]) => live.text() === "")) return false;
    for (const [side, { live }] of all) {
      cuts.current.set(live, [...live.text()].length);
      live.finish();
      running.current.get(side)?.abort();
    }
    await Promise.all(all.map(([, { kept }]) => kept));
    const last = rounds().at(-1)?.replies ?? {};
    return all.every(([side]) => last[side]?.generation != null);
  }
  const shown = readRounds(body, sides);
  useLost({ leaseId, rounds: shown, isGrowing: (side) => growing[side] !== undefined, put });
  return {
    rounds: shown, growing, failures,
    send: (text) => startTransition(() => {
      const at = rounds().length;
      write([...rounds(), { user: text, replies: Object.fromEntries(sides.map((side) => [side, null])) }]);
      for (const side of sides) begin(side, at);
    }),
    retry: (side) => {
      const at = rounds().length - 1;
      put(at, side, null);
      begin(side, at);
    },
    stop: (side) => growing[side]?.stop(), end,
    change: put,
  };
}

/** Note how much of a reply had been shown, where that is less than all of it. */
function withCut(reply: Reply, cut: number | undefined): Reply {
  return cut === undefined || cut >= [...reply.content].length ? reply : { ...reply, shown: cut };
}
