// The rules of kinds in which people talk with models: how a talk opens, how long it may be, what is asked about it.
import { NumberInput } from "@mantine/core";
import type { Form } from "@/api/types";
import { useWords } from "@/i18n/words";
import { ChoiceField, TickField } from "@/ui/Field";
import { talkRuleWords } from "./talkRuleWords";
import style from "./setup.module.css";

const OPENINGS = ["message", "topic"] as const;
const MOST_ROUNDS = 50;

export function TalkRules({ form, onChange }: { form: Form; onChange: (change: Partial<Form>) => void }) {
  const words = useWords(talkRuleWords);
  const { opening, rounds, rate_replies, levels } = form;
  if (!opening || !rounds) return null;
  return (
    <div className={style["grid"]}>
      <ChoiceField
        label={words.opening} value={opening}
        onChange={(event) => onChange({ opening: OPENINGS.find((each) => each === event.target.value) ?? opening })}
      >
        {OPENINGS.map((each) => <option key={each} value={each}>{words.openings[each]}</option>)}
      </ChoiceField>
      <NumberInput
        label={words.fewest} min={1} max={rounds.max} value={rounds.min} allowDecimal={false}
        onChange={(value) => onChange({ rounds: { ...rounds, min: Number(value) } })}
      />
      <NumberInput
        label={words.most} min={rounds.min} max={MOST_ROUNDS} value={rounds.max} allowDecimal={false}
        onChange={(value) => onChange({ rounds: { ...rounds, max: Number(value) } })}
      />
      {levels !== undefined && (
        <ChoiceField label={words.levels} value={String(levels)} onChange={(event) => onChange({ levels: Number(event.target.value) })}>
          {words.levelNames.map((name, at) => <option key={name} value={String(at + 1)}>{name}</option>)}
        </ChoiceField>
      )}
      {rate_replies !== undefined && (
        <TickField label={words.rate} checked={rate_replies} onChange={(event) => onChange({ rate_replies: event.target.checked })} />
      )}
    </div>
  );
}
