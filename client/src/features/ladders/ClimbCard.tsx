// Where a person stands on one ladder: the level they hold, and each thing that the next one asks, shown or not.
import type { Climb, Need } from "@/api/types";
import { basisPoints, number, share } from "@/i18n/format";
import { useLanguage, type Language } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { ladderWords } from "./words";
import style from "./ladders.module.css";

type Requirement = Climb["requirements"][number];
type Words = (typeof ladderWords)["zh"];

export function ClimbCard({ climb, action }: { climb: Climb; action?: React.ReactNode }) {
  const words = useWords(ladderWords);
  const of = useLanguage();
  const { ladder, held, next, requirements } = climb;
  const left = requirements.filter((each) => !each.holds).length;
  return (
    <Card
      title={titled(ladder, of)}
      aside={<Chip tone={held ? "ok" : "neutral"}>{held ? words.held(titled(held, of)) : words.none}</Chip>}
    >
      <div className="stack-s">
        {next === null ? <p>{words.top}</p> : (
          <>
            <p className="line">
              <strong>{words.next(titled(next, of))}</strong>
              <span className="small quiet">{words.hours(next.hours)}</span>
              <Chip tone={climb.is_ready ? "ok" : "warn"}>{climb.is_ready ? words.ready : words.left(left)}</Chip>
            </p>
            <ul className={style["needs"]}>
              {requirements.map((each) => <NeedRow key={each.need} requirement={each} climb={climb} />)}
            </ul>
          </>
        )}
        {action}
        <p className="small quiet">{of.startsWith("zh") ? ladder.note : ladder.note_en}</p>
      </div>
    </Card>
  );
}

function NeedRow({ requirement, climb }: { requirement: Requirement; climb: Climb }) {
  const words = useWords(ladderWords);
  const of = useLanguage();
  const { need, asked, has, holds } = requirement;
  const shown = has === null ? nothing(need, words) : figure(need, has, words, of);
  const { low, high, count } = climb.first_pass;
  const interval = need === "first_pass" && has !== null ? ` [${share(low, of)}, ${share(high, of)}], n = ${number(count, of)}` : "";
  return (
    <li data-holds={holds || undefined}>
      <span aria-hidden="true">{holds ? "✓" : "○"}</span>
      <span>{words.need[need]}</span>
      <span>{shown}{interval}</span>
      <span className="small quiet">{words.asked(figure(need, asked, words, of))}</span>
    </li>
  );
}

function nothing(need: Need, words: Words): string {
  if (need === "previous") return words.none;
  return need === "first_pass" ? words.fewInspected : words.nothing;
}

function figure(need: Need, value: number, words: Words, of: Language): string {
  if (need === "previous") return words.before(value);
  if (need === "accepted") return words.items(number(value, of));
  if (need === "months") return words.months(value);
  return need === "first_pass" ? basisPoints(value, of) : decimalOf(value);
}

/** A score out of 100. */
function decimalOf(basis: number): string {
  return String(Math.round(basis / 10) / 10);
}
