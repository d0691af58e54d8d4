// A paper that was handed in: the score, what it means, and why the wrong answers were wrong.
import { Link } from "@/lib/routing";
import type { Paper, QuestionOnPaper } from "@/api/types";
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { learnWords } from "./words";
import style from "./learn.module.css";

export function Result({ paper }: { paper: Paper }) {
  const words = useWords(learnWords);
  const of = useLanguage();
  const wrong = paper.questions.filter((each) => each.is_right === false);
  const { course } = paper;
  return (
    <>
      <h1>{titled(course, of)}</h1>
      <Card
        title={words.result}
        aside={<Chip tone={paper.passed ? "ok" : "warn"}>{paper.passed ? words.youPassed : words.youFailed}</Chip>}
      >
        <div className="stack-s">
          <p className={style["score"]}>{words.score(share((paper.score_bp ?? 0) / 10_000, of))}</p>
          <p>{paper.passed ? words.passNote(course.skill) : words.failNote(course.cooldown_hours)}</p>
          <div>
            <Link to="/learn/{-$courseId}" params={{ courseId: undefined }} className={buttonClass("primary")}>{words.toCourses}</Link>
          </div>
        </div>
      </Card>
      <Card title={words.wrong}>
        {wrong.length === 0 && <p className="quiet">{words.wrong0}</p>}
        <ol className={style["wrong"]}>
          {wrong.map((each) => <Wrong key={each.id} question={each} />)}
        </ol>
      </Card>
    </>
  );
}

function Wrong({ question }: { question: QuestionOnPaper }) {
  const words = useWords(learnWords);
  const of = useLanguage();
  const chosen = question.options.filter((each) => question.chosen.includes(each.number)).map((each) => each[of]);
  return (
    <li>
      <p>{question.stem[of]} <Chip>{words.areas[question.area]}</Chip></p>
      <p className="small quiet">{words.yours}: {chosen.join("；") || words.none}</p>
      {question.why && <p className="small">{words.why}: {question.why[of]}</p>}
    </li>
  );
}
