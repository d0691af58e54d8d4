// Which certificate the work needs: a known domain with a sentence on who may do it, or one the base names itself.
import { useState } from "react";
import type { ProjectDraft } from "@/api/types";
import { names, skillName } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { ChoiceField, TextField } from "@/ui/Field";
import { domainWords } from "./domainWords";
import { choiceOf, OTHER, SKILLS } from "./skills";
import { setupWords } from "./words";

type Props = { skill: ProjectDraft["skill"]; onChange: (skill: ProjectDraft["skill"]) => void };

export function SkillField({ skill, onChange }: Props) {
  const words = useWords(domainWords);
  const { skill: label } = useWords(setupWords);
  const known = useWords(names);
  const [choice, setChoice] = useState(() => choiceOf(skill));
  function choose(next: string) {
    setChoice(next);
    onChange(next === OTHER ? null : next || null);
  }
  return (
    <>
      <ChoiceField
        label={label} value={choice} onChange={(event) => choose(event.target.value)}
        help={choice === OTHER ? words.other : choice ? words.domains[choice] : words.none}
      >
        <option value="">{words.noneOption}</option>
        {SKILLS.map((each) => <option key={each} value={each}>{skillName(known, each)}</option>)}
        <option value={OTHER}>{words.otherOption}</option>
      </ChoiceField>
      {choice === OTHER && (
        <TextField
          label={words.otherLabel} help={words.otherNote} value={skill ?? ""} maxLength={64}
          onChange={(event) => onChange(event.target.value.trim() || null)}
        />
      )}
    </>
  );
}
