// Taking one's own answer back while it is still allowed; the server knows best and says why where it is not.
import { Link } from "@tanstack/react-router";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { withdrawAnswer } from "@/api/work";
import type { Answer } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button, buttonClass } from "@/ui/Button";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { useNow } from "@/ui/useNow";
import { answersWords } from "./words";

const WINDOW_MS = 10 * 60_000;

export function TakeBack({ answer }: { answer: Answer }) {
  const words = useWords(answersWords);
  const cache = useQueryClient();
  const left = Math.ceil((Date.parse(answer.submitted_at) + WINDOW_MS - useNow(5000)) / 60_000);
  const taking = useMutation({
    mutationFn: () => withdrawAnswer(answer.id),
    onSuccess: () => {
      toast(words.takenBack);
      return cache.invalidateQueries({ queryKey: ["answers"] });
    },
  });
  if (taking.isSuccess) {
    return (
      <Link to="/work/{-$projectId}" params={{ projectId: String(answer.project_id) }} className={buttonClass("primary")}>
        {words.goOn}
      </Link>
    );
  }
  if (taking.isError) return <ErrorState error={taking.error} />;
  if (left <= 0 || (answer.state !== "submitted" && answer.state !== "accepted")) return null;
  return (
    <span className="line">
      <span className="small quiet">{words.takeBackNote(left)}</span>
      <Button busy={taking.isPending} onClick={() => taking.mutate()}>{words.takeBack}</Button>
    </span>
  );
}
