// A project's terms as a list of names and values.
import type { Project } from "@/api/types";
import { basisPoints, money } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names, skillName } from "@/i18n/names";
import { named, useWords } from "@/i18n/words";
import { projectWords } from "./words";
import style from "./project.module.css";

export function Facts({ project }: { project: Project }) {
  const words = useWords(projectWords);
  const known = useWords(names);
  const of = useLanguage();
  const facts: [string, string][] = [
    [words.kind, known.kind[project.kind]],
    [words.price, money(project.price_fen, of)],
    [words.overlap, words.people(project.overlap)],
    [words.inspection, basisPoints(project.inspection_bp, of)],
    [words.minutes, words.inMinutes(project.minutes_per_item)],
    [words.lease, words.inMinutes(project.lease_minutes)],
    [words.skill, project.skill ? skillName(known, project.skill) : words.none],
    [words.languages, project.languages.join(", ") || "—"],
    [words.client, project.client ? named(project.client, of) : words.none],
    [words.guideline, project.guideline ? words.version(project.guideline.version) : words.noGuideline],
  ];
  return (
    <dl className={style["facts"]}>
      {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
