// Choosing a domain pack, with what it brings and two questions of its field.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { ChoiceField } from "@/ui/Field";
import { PACKS, packOf, withPack } from "./packs";
import { packWords } from "./packWords";
import type { StepProps } from "./step";

export function PackField({ draft, onChange }: StepProps) {
  const words = useWords(packWords);
  const of = useLanguage();
  const chosen = packOf(draft);
  return (
    <ChoiceField
      label={words.pack} value={chosen?.key ?? ""} help={chosen ? `${chosen.note[of]} ${words.brings} ${words.samples(chosen.samples.map((each) => each[of]))}` : words.none}
      onChange={(event) => onChange(withPack(draft, PACKS.find((each) => each.key === event.target.value) ?? null, of))}
    >
      <option value="">{words.general}</option>
      {PACKS.map((each) => <option key={each.key} value={each.key}>{each.title[of]}</option>)}
    </ChoiceField>
  );
}
