// The outbox of each account. It outlives the page of the workbench: a submission goes on being sent while the
// person looks at something else.
import { submitAnswer } from "@/api/work";
import { queryClient } from "@/api/queryClient";
import { explain } from "@/i18n/refusals";
import { language } from "@/i18n/language";
import { wordsNow } from "@/i18n/words";
import { toast } from "@/ui/toasts";
import { keptDrafts, keptOutgoing } from "./keptHere";
import { Outbox } from "./outbox";
import { sameJson } from "./sameJson";
import { workbenchWords } from "./words";

const outboxes = new Map<number, Outbox>();

export function outboxOf(accountId: number): Outbox {
  const known = outboxes.get(accountId);
  if (known) return known;
  const made = makeOutbox(accountId);
  outboxes.set(accountId, made);
  addEventListener("online", () => void made.flush());
  return made;
}

function makeOutbox(accountId: number): Outbox {
  return new Outbox({
    accountId, keeper: keptOutgoing, submit: submitAnswer,
    onSent: ({ entry, answer }) => {
      void keptDrafts.remove(entry.lease_id);
      void queryClient.invalidateQueries({ queryKey: ["work"] });
      void queryClient.invalidateQueries({ queryKey: ["answers"] });
      void queryClient.invalidateQueries({ queryKey: ["recent-answers"] });
      // What the server stored must be what the screen showed.
      if (!sameJson(entry.body, answer.body)) toast(wordsNow(workbenchWords).storedOther(answer.item_id), "bad");
    },
    onRefused: (_entry, refusal) => toast(explain(refusal, language()), "bad"),
  });
}
