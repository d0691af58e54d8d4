// What items and answers are filtered by. The choices come from the project's own items and people.
import { useQuery } from "@tanstack/react-query";
import type { ItemWish } from "@/api/projects";
import type { AnswerState, ItemState } from "@/api/types";
import { decimal } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { ChoiceField } from "@/ui/Field";
import { exploreWords } from "./exploreWords";
import { facetsQuery } from "./queries";
import style from "./project.module.css";

const STATES: ItemState[] = ["open", "settled", "void"];
const ANSWER_STATES: AnswerState[] = ["submitted", "in_review", "accepted", "returned", "void", "withdrawn"];
const STEPS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

type Props = { projectId: number; wish: ItemWish; onWish: (wish: ItemWish) => void };

export function ItemFilterBar({ projectId, wish, onWish }: Props) {
  const words = useWords(exploreWords);
  const { item: states, answer: answerStates } = useWords(names);
  const of = useLanguage();
  const facets = useQuery(facetsQuery(projectId)).data;
  const people = facets?.people.map((each) => ({ value: each.alias, label: `${each.alias} (${each.answers})` })) ?? [];
  const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const set = (change: ItemWish) => onWish({ ...wish, ...change });
  const isSet = Object.values(wish).some((value) => value !== undefined);
  return (
    <div className={style["filter"]}>
      <Choice
        label={words.state} value={wish.state} onChoose={(state) => set({ state: STATES.find((each) => each === state) })}
        options={STATES.map((value) => ({ value, label: states[value] }))}
      />
      <Choice
        label={words.answerState} value={wish.answer_state}
        onChoose={(state) => set({ answer_state: ANSWER_STATES.find((each) => each === state) })}
        options={ANSWER_STATES.map((value) => ({ value, label: answerStates[value] }))}
      />
      <Choice label={words.person} value={wish.person} options={people} onChoose={(person) => set({ person })} />
      <Choice
        label={words.language} value={wish.language} options={same(facets?.languages ?? [])}
        onChoose={(language) => set({ language })}
      />
      <Choice
        label={words.domain} value={wish.domain} options={same(facets?.domains ?? [])} onChoose={(domain) => set({ domain })}
      />
      <Choice
        label={words.disagreement} value={wish.disagreement?.toString()}
        options={STEPS.map((step) => ({ value: String(step), label: decimal(step, 1, of) }))}
        onChoose={(step) => set({ disagreement: step === undefined ? undefined : Number(step) })}
      />
      {isSet && <Button compact weight="quiet" onClick={() => onWish({})}>{words.clear}</Button>}
    </div>
  );
}

type ChoiceProps = {
  label: string; value: string | undefined; options: { value: string; label: string }[];
  onChoose: (value: string | undefined) => void;
};

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const words = useWords(exploreWords);
  return (
    <ChoiceField label={label} value={value ?? ""} onChange={(event) => onChoose(event.target.value || undefined)}>
      <option value="">{words.any}</option>
      {options.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}
    </ChoiceField>
  );
}
