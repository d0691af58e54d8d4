// The risks: five categories, the open one with its risks and what each means; or what a search finds. Each is a tick
// box, so that the mouse, Tab and screen readers have what the digits have.
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Key } from "@/ui/Key";
import type { KindProps } from "../contract";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { placeOf, tick } from "./actions";
import { readAnswer, type Part } from "./answer";
import { writePlace } from "./place";
import { CATEGORIES, codeShown, searched, type Category, type Risk } from "./risks";
import { safetyWords } from "./words";
import style from "./safety.module.css";

export function RiskPicker(props: KindProps) {
  const { view, body, problems, setActive } = props;
  const words = useWords(safetyWords);
  const ofKind = useWords(kindWords);
  const [looked, setLooked] = useState("");
  const place = placeOf(props);
  const found = searched(looked);
  const parts: Part[] = view.candidates.length > 0 ? ["risks", "prompt_risks"] : ["risks"];
  const problem = problems.find((each) => each.path === "risks" || each.path === "prompt_risks");
  return (
    <section className={style["picker"]} aria-label={words.risksOf}>
      {/* The field that a problem leads to; it holds no input, so that digits go on ticking. */}
      <div className={style["parts"]} role="group" aria-label={words.risksOf} data-field={problem?.path ?? place.part} tabIndex={-1}>
        {parts.map((part) => (
          <button key={part} type="button" aria-pressed={part === place.part} onClick={() => setActive(writePlace({ part, open: null, last: null }))}>
            {parts.length > 1 ? words.parts[part] : words.promptOnly}
            <span className={style["count"]}>{readAnswer(body)[part].length}</span>
          </button>
        ))}
        {parts.length > 1 && <Key>Q</Key>}
      </div>
      {problem && <p className={style["problem"]} role="alert">{describeProblem(problem, ofKind)}</p>}
      <input
        type="search" data-field="search" className={style["search"]} aria-label={words.search} placeholder={`${words.search} · ${words.searchHint}`} value={looked}
        onChange={(event) => setLooked(event.target.value)}
      />
      {looked.trim() === ""
        ? CATEGORIES.map((category, at) => <Group key={category.code} {...props} category={category} at={at} />)
        : <div className={style["found"]}>{found.length === 0 ? <p className="small quiet">{words.none}</p> : found.map((risk) => <Tick key={risk.code} {...props} risk={risk} hint={null} />)}</div>}
    </section>
  );
}

function Group(props: KindProps & { category: Category; at: number }) {
  const { category, at, body, setActive } = props;
  const language = useLanguage();
  const place = placeOf(props);
  const isOpen = place.open === at;
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) host.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  const ticked = category.risks.filter((risk) => readAnswer(body)[place.part].includes(risk.code));
  return (
    <div ref={host} className={style["group"]} data-open={isOpen || undefined}>
      <button type="button" aria-expanded={isOpen} className={style["category"]} onClick={() => setActive(writePlace({ ...place, open: isOpen ? null : at }))}>
        {place.open === null ? <Key>{String(at + 1)}</Key> : <span className={style["sign"]} aria-hidden="true">{isOpen ? "▾" : "▸"}</span>}
        <span>{category.label[language]}</span>
        {ticked.length > 0 && <b className={style["count"]}>{ticked.length}</b>}
      </button>
      {isOpen
        ? category.risks.map((risk, index) => <Tick key={risk.code} {...props} risk={risk} hint={String(index + 1)} />)
        : ticked.map((risk) => <Tick key={risk.code} {...props} risk={risk} hint={null} brief />)}
    </div>
  );
}

function Tick(props: KindProps & { risk: Risk; hint: string | null; brief?: boolean }) {
  const { risk, hint, brief = false, body, locked } = props;
  const language = useLanguage();
  const isTicked = readAnswer(body)[placeOf(props).part].includes(risk.code);
  return (
    <label className={style["risk"]} data-ticked={isTicked || undefined}>
      <input type="checkbox" checked={isTicked} disabled={locked} onChange={(event) => { tick(props, risk.code); event.target.blur(); }} />
      <span>
        <span className={style["name"]}><span className="quiet">{codeShown(risk.code)}</span> {risk.label[language]}</span>
        {!brief && <span className="small quiet">{risk.note[language]}</span>}
      </span>
      {hint && <Key>{hint}</Key>}
    </label>
  );
}
