// The rules of a kind in which turns are written: what an item gives, how many turns, whether they alternate.
import { NumberInput } from "@mantine/core";
import type { Form, Given } from "@/api/types";
import { useWords } from "@/i18n/words";
import { ChoiceField, TickField } from "@/ui/Field";
import { setupWords } from "./words";

const GIVENS: Given[] = ["draft", "fixed", "scenario"];
const MOST_TURNS = 150;

export function TurnRules({ form, onChange }: { form: Form; onChange: (change: Partial<Form>) => void }) {
  const words = useWords(setupWords);
  const { given, turns } = form;
  if (given === undefined || turns === undefined) return null;
  return (
    <>
      <ChoiceField label={words.given} value={given} onChange={(event) => onChange({ given: event.target.value as Given })}> {/* from GIVENS */}
        {GIVENS.map((each) => <option key={each} value={each}>{words.givens[each]}</option>)}
      </ChoiceField>
      <NumberInput
        label={words.turnsMin} min={1} max={turns.max} value={turns.min} allowDecimal={false}
        onChange={(value) => onChange({ turns: { ...turns, min: Number(value) } })}
      />
      <NumberInput
        label={words.turnsMax} min={turns.min} max={MOST_TURNS} value={turns.max} allowDecimal={false}
        onChange={(value) => onChange({ turns: { ...turns, max: Number(value) } })}
      />
      <TickField label={words.alternate} checked={form.alternate !== false} onChange={(event) => onChange({ alternate: event.target.checked })} />
      <TickField label={words.regenerate} checked={form.regenerate === true} onChange={(event) => onChange({ regenerate: event.target.checked })} />
      <TickField label={words.weights} checked={form.weights !== false} onChange={(event) => onChange({ weights: event.target.checked })} />
    </>
  );
}
