// The one reply that is on its way. What has been said enters the dialogue at once, the reply when it has ended.
import { useEffect, useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { hear, type DialogueMessage } from "@/api/dialogues";
import { LiveText } from "@/lib/render/live";
import { dialoguesQuery, dialogueQuery, usePutMessages } from "./queries";

export type Growing = { live: LiveText; parent: number | null };
export type Reply = {
  growing: Growing | null; error: unknown; failure: string | null;
  say: (parent: number | null, content: string) => void; again: (parent: number) => void; stop: () => void;
};

const KEPT_AFTER_MS = 400; // a reply that was stopped is kept a moment later

export function useReply(id: number, onSaid: (message: DialogueMessage) => void): Reply {
  const cache = useQueryClient();
  const put = usePutMessages(id);
  const [growing, setGrowing] = useState<Growing | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);

  async function ask(parent: number | null, content: string | null): Promise<void> {
    const mine = new AbortController();
    stopper.current = mine;
    const live = new LiveText();
    setError(null);
    setFailure(null);
    setGrowing({ live, parent });
    try {
      const heard = await hear(id, { parent_id: parent, content }, {
        signal: mine.signal, onDelta: (text) => live.push(text),
        onSaid: (message) => {
          put([message]);
          onSaid(message);
          setGrowing({ live, parent: message.id });
        },
      });
      await live.drained();
      put([heard.message]);
      onSaid(heard.message);
      setFailure(heard.failure);
    } catch (problem) {
      if (mine.signal.aborted) await new Promise((resolve) => setTimeout(resolve, KEPT_AFTER_MS));
      else setError(problem);
      await cache.invalidateQueries(dialogueQuery(id));
    } finally {
      setGrowing(null);
      void cache.invalidateQueries({ queryKey: dialoguesQuery.queryKey });
    }
  }
  return {
    growing, error, failure, stop: () => stopper.current?.abort(),
    say: (parent, content) => void ask(parent, content), again: (parent) => void ask(parent, null),
  };
}
