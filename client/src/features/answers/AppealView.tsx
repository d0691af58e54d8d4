// What one says against a verdict: a form while it is still possible, then what became of it.
import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { appealReview } from "@/api/appeals";
import type { Appeal, Review } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { AreaField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { answersWords } from "./words";

const HOURS = 72; // as the server counts; it has the last word
const AGAINST = ["return", "void"];

export function AppealView({ review, appeal }: { review: Review; appeal: Appeal | undefined }) {
  if (appeal) return <Made appeal={appeal} />;
  const isOpen = Date.now() < Date.parse(review.created_at) + HOURS * 3_600_000;
  return AGAINST.includes(review.verdict) && isOpen ? <Make review={review} /> : null;
}

function Made({ appeal }: { appeal: Appeal }) {
  const words = useWords(answersWords);
  return (
    <div className="stack-s">
      <div className="line">
        {appeal.is_granted === null ? <Chip tone="primary">{words.pending}</Chip>
          : <Chip tone={appeal.is_granted ? "ok" : "warn"}>{appeal.is_granted ? words.granted : words.declined}</Chip>}
        <span className="small quiet prewrap">{appeal.text}</span>
      </div>
      {appeal.reason && <p className="small prewrap">{words.decided}: {appeal.reason}</p>}
    </div>
  );
}

function Make({ review }: { review: Review }) {
  const words = useWords(answersWords);
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [sent, setSent] = useState<Appeal | null>(null);
  const appealing = useMutation({
    mutationFn: () => appealReview(review.id, text),
    onSuccess: (made) => {
      setSent(made);
      toast(words.appealed);
      return cache.invalidateQueries({ queryKey: ["answers"] });
    },
  });
  if (sent) return <Made appeal={sent} />;
  if (!open) return <div><Button compact onClick={() => setOpen(true)}>{words.appeal}</Button></div>;
  return (
    <div className="stack-s">
      <p className="small quiet">{words.appealNote}</p>
      <AreaField label={words.appealText} rows={3} value={text} maxLength={4000} onChange={(event) => setText(event.target.value)} />
      <div>
        <Button compact weight="primary" disabled={!text.trim()} busy={appealing.isPending} onClick={() => appealing.mutate()}>
          {words.send}
        </Button>
      </div>
      {appealing.isError && <ErrorState error={appealing.error} />}
    </div>
  );
}
