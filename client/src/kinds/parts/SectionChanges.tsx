// What changed between two versions of a guideline: its sections in order, the changed ones open and marked.
import { useMemo } from "react";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Chip, type Tone } from "@/ui/Chip";
import { changesOf, placesOf, type SectionChange } from "../sections";
import { sectionWords } from "../sectionWords";
import { DifferenceView } from "./DifferenceView";
import style from "./SectionChanges.module.css";

const TONES: Record<SectionChange["is"], Tone> = { same: "neutral", changed: "warn", added: "ok", removed: "bad" };

export function SectionChanges({ before, after }: { before: string; after: string }) {
  const words = useWords(sectionWords);
  const changes = useMemo(() => changesOf(before, after), [before, after]);
  if (placesOf(changes) === 0) return <p className="quiet">{words.none}</p>;
  return (
    <div className="stack-s">
      {changes.map((change, at) => <OneSection key={at} change={change} />)}
    </div>
  );
}

/** The chip "更新 n 处". */
export function PlacesChip({ before, after }: { before: string; after: string }) {
  const words = useWords(sectionWords);
  const places = useMemo(() => placesOf(changesOf(before, after)), [before, after]);
  return places > 0 && <Chip tone="accent">{words.places(places)}</Chip>;
}

function OneSection({ change }: { change: SectionChange }) {
  const words = useWords(sectionWords);
  const { heading, is, before, after } = change;
  const title = <>{heading || words.beginning} <Chip tone={TONES[is]}>{words.is[is]}</Chip></>;
  if (is === "same") {
    return <details className={style["same"]}><summary>{title}</summary><Rendered text={after} /></details>;
  }
  return (
    <section className={style["section"]} data-is={is}>
      <h3>{title}</h3>
      {is === "changed" && <DifferenceView before={before} after={after} lang="zh-CN" />}
      {is === "added" && <Rendered text={after} />}
      {is === "removed" && <del className="prewrap">{before}</del>}
    </section>
  );
}
