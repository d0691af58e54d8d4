// A talk on the screen. The finished part is the body; what is still growing lives here and enters the body as it ends.
import { useEffect, useRef, useState } from "react";
import { LiveText } from "@/lib/render/live";
import type { KindProps } from "../contract";
import { ask } from "./ask";
import { messagesFor, readRounds, writeRounds, type Reply, type Round } from "./rounds";
import { speakSample } from "./sample";

export type Growing = { at: number; live: LiveText; stop: () => void };
export type Talk = {
  rounds: Round[];
  growing: Readonly<Record<string, Growing | undefined>>;
  /** What a side has to say of itself after its last reply: why it failed. */
  send: (text: string) => void;
  /** Ask a side again for its last reply. */
  retry: (side: string) => void;
  stop: (side: string) => void;
  change: (at: number, side: string, reply: Reply) => void;
};

export function useTalk(props: KindProps, sides: readonly string[]): Talk {
  const { body, view, leaseId } = props;
  const [growing, setGrowing] = useState<Record<string, Growing | undefined>>({});
  const now = useRef({ body, change: props.change });
  useEffect(() => {
    now.current = { body, change: props.change };
  });
  const running = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const all = running.current;
    return () => all.forEach((each) => each.abort());
  }, []);

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
  async function start(side: string, at: number): Promise<void> {
    const stopper = new AbortController();
    running.current.get(side)?.abort();
    running.current.set(side, stopper);
    const live = new LiveText();
    setGrowing((all) => ({ ...all, [side]: { at, live, stop: () => stopper.abort() } }));
    const asking = {
      side, messages: messagesFor(view, rounds(), { side, at }), signal: stopper.signal, onDelta: (text: string) => live.push(text),
    };
    const reply = await (leaseId === null ? speakSample(view, asking) : ask({ ...asking, leaseId }));
    if (running.current.get(side) !== stopper) return;
    running.current.delete(side);
    put(at, side, reply);
    setGrowing((all) => ({ ...all, [side]: undefined }));
  }
  return {
    rounds: readRounds(body, sides), growing,
    send: (text) => {
      const at = rounds().length;
      write([...rounds(), { user: text, replies: Object.fromEntries(sides.map((side) => [side, null])) }]);
      for (const side of sides) void start(side, at);
    },
    retry: (side) => {
      const at = rounds().length - 1;
      put(at, side, null);
      void start(side, at);
    },
    stop: (side) => growing[side]?.stop(),
    change: put,
  };
}
