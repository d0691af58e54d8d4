// The paper under way. Digits choose, J and K go on and back, Ctrl+Enter hands in.
import { useEffect, useRef, useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { handIn, saveChoices } from "@/api/courses";
import type { Paper, QuestionOnPaper } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { useActions } from "@/lib/keys/useActions";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Dialog } from "@/ui/Dialog";
import { Key } from "@/ui/Key";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { useNow } from "@/ui/useNow";
import { sittingQuery } from "./queries";
import { learnWords } from "./words";
import style from "./learn.module.css";

type Choices = Record<string, number[]>;
const RETRY_MS = 3000;

export function Exam({ paper }: { paper: Paper }) {
  const words = useWords(learnWords);
  const of = useLanguage();
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState(false);
  const [choices, setChoices] = useState<Choices>(() =>
    Object.fromEntries(paper.questions.filter((each) => each.chosen.length).map((each) => [each.id, each.chosen])));
  const keeping = useKept(paper.id, choices);
  const cache = useQueryClient();
  const handing = useMutation({
    mutationFn: async () => {
      await keeping.flush().catch(() => undefined); // past its time only what was kept counts
      return handIn(paper.id);
    },
    onSuccess: async (result) => {
      cache.setQueryData(sittingQuery(paper.id).queryKey, result);
      await cache.invalidateQueries({ queryKey: ["courses"] });
      await cache.invalidateQueries({ queryKey: ["certificates"] });
    },
  });
  const { mutate: hand, isIdle } = handing;
  const left = useTimeLeft(paper.ends_at);
  useEffect(() => {
    if (left > 0 || !isIdle) return;
    toast(words.time);
    hand();
  }, [left, isIdle, hand, words.time]);
  const question = paper.questions[at];
  const choose = (number: number) => {
    if (!question) return;
    const before = choices[question.id] ?? [];
    const flipped = before.includes(number) ? before.filter((each) => each !== number) : [...before, number];
    setChoices({ ...choices, [question.id]: question.form === "multiple" ? flipped : [number] });
  };
  const go = (step: number) => setAt((now) => Math.min(paper.questions.length - 1, Math.max(0, now + step)));
  useActions([
    ...(question?.options ?? []).map((option, index) => ({
      id: `option-${index}`, label: option[of], keys: [String(index + 1)], run: () => choose(option.number),
    })),
    { id: "next", label: words.nextQuestion, keys: ["J"], run: () => go(1) },
    { id: "previous", label: words.previous, keys: ["K"], run: () => go(-1) },
    { id: "hand-in", label: words.handIn, keys: ["Mod+Enter"], run: () => setAsking(true) },
  ]);
  const open = paper.questions.filter((each) => !choices[each.id]?.length).length;
  return (
    <>
      <div className="spread">
        <h1>{titled(paper.course, of)}</h1>
        <div className="line">
          <span role="status" className="small quiet">{words[keeping.state]}</span>
          <Chip tone={left < 120 ? "warn" : "primary"}>{words.left(clockOf(left))}</Chip>
          <Button weight="primary" hint="Control+Enter" busy={handing.isPending} onClick={() => setAsking(true)}>{words.handIn}</Button>
        </div>
      </div>
      {handing.isError && <ErrorState error={handing.error} onRetry={() => hand()} />}
      <div className={style["exam"]}>
        {question && (
          <Asked
            question={question} at={at} all={paper.questions.length} chosen={choices[question.id] ?? []}
            onChoose={choose} onGo={go}
          />
        )}
        <Overview paper={paper} choices={choices} at={at} onGo={setAt} />
      </div>
      <Dialog
        open={asking} title={words.handIn} onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            <Button
              weight="primary" busy={handing.isPending}
              onClick={() => {
                setAsking(false);
                hand();
              }}
            >
              {words.handIn}
            </Button>
          </>
        }
      >
        <p>{words.handInAsk(open)}</p>
      </Dialog>
    </>
  );
}

type AskedProps = {
  question: QuestionOnPaper; at: number; all: number; chosen: number[];
  onChoose: (number: number) => void; onGo: (step: number) => void;
};

function Asked({ question, at, all, chosen, onChoose, onGo }: AskedProps) {
  const words = useWords(learnWords);
  const of = useLanguage();
  return (
    <Card title={words.question(at + 1, all)} aside={<Chip>{words[question.form]}</Chip>}>
      <fieldset className={style["asked"]}>
        <legend>{question.stem[of]}</legend>
        {question.options.map((option, index) => (
          <label key={option.number} data-chosen={chosen.includes(option.number) || undefined}>
            <input
              type={question.form === "multiple" ? "checkbox" : "radio"} name={`q${question.id}`}
              checked={chosen.includes(option.number)} onChange={() => onChoose(option.number)}
            />
            <span>{option[of]}</span> <Key>{String(index + 1)}</Key>
          </label>
        ))}
      </fieldset>
      <div className="spread">
        <Button hint="K" disabled={at === 0} onClick={() => onGo(-1)}>{words.previous}</Button>
        <Button hint="J" disabled={at === all - 1} onClick={() => onGo(1)}>{words.nextQuestion}</Button>
      </div>
    </Card>
  );
}

type OverviewProps = { paper: Paper; choices: Choices; at: number; onGo: (at: number) => void };

function Overview({ paper, choices, at, onGo }: OverviewProps) {
  const words = useWords(learnWords);
  return (
    <Card title={words.overview}>
      <div className={style["overview"]}>
        {paper.questions.map((each, index) => {
          const done = Boolean(choices[each.id]?.length);
          return (
            <button
              key={each.id} type="button" aria-current={index === at || undefined} data-done={done || undefined}
              aria-label={`${index + 1} · ${done ? words.answered : words.unanswered}`} onClick={() => onGo(index)}
            >
              {index + 1}{done ? " ✓" : ""}
            </button>
          );
        })}
      </div>
    </Card>
  );
}

/** Keep the choices on the server as they change, one request at a time, and again after a failure. */
function useKept(sittingId: number, choices: Choices) {
  const [kept, setKept] = useState(choices);
  const [failed, setFailed] = useState(false);
  const latest = useRef(choices);
  latest.current = choices;
  const busy = useRef(false);
  useEffect(() => {
    if (kept === choices || busy.current) return;
    const timer = setTimeout(async () => {
      busy.current = true;
      const sent = latest.current;
      try {
        await saveChoices(sittingId, sent);
        setFailed(false);
        setKept(sent);
      } catch {
        setFailed(true);
        setKept((now) => ({ ...now }));
      } finally {
        busy.current = false;
      }
    }, failed ? RETRY_MS : 0);
    return () => clearTimeout(timer);
  }, [kept, choices, failed, sittingId]);
  const state = kept === choices ? "saved" : failed ? "unsaved" : "saving";
  return { state: state as "saved" | "unsaved" | "saving", flush: () => saveChoices(sittingId, latest.current) };
}

function useTimeLeft(endsAt: string): number {
  const now = useNow(1000);
  return Math.max(0, Math.round((Date.parse(endsAt) - now) / 1000));
}

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
