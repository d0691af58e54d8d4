// What an endpoint costs, how much of it may be used, and how it answers unless asked otherwise.
import { useWords } from "@/i18n/words";
import { TextField } from "@/ui/Field";
import type { Draft } from "./draft";
import type { FieldsProps } from "./EndpointDialog";
import { modelWords } from "./words";
import style from "./models.module.css";

type Key = "inputYuan" | "outputYuan" | "budgetYuan" | "tokensADay" | "atOnce" | "firstTokenSeconds" | "temperature"
  | "maxTokens";
const FIELDS: { key: Key; path: string; step: string }[] = [
  { key: "inputYuan", path: "input_fen_per_million", step: "0.01" },
  { key: "outputYuan", path: "output_fen_per_million", step: "0.01" },
  { key: "budgetYuan", path: "budget_fen", step: "0.01" },
  { key: "tokensADay", path: "tokens_a_day", step: "1" },
  { key: "atOnce", path: "at_once", step: "1" },
  { key: "firstTokenSeconds", path: "first_token_seconds", step: "1" },
  { key: "temperature", path: "defaults.temperature", step: "0.1" },
  { key: "maxTokens", path: "defaults.max_tokens", step: "1" },
];

export function LimitFields({ draft, onChange, problemAt }: FieldsProps) {
  const words = useWords(modelWords);
  const set = (key: keyof Draft, value: string) => onChange({ ...draft, [key]: value });
  return (
    <div className={style["pairs"]}>
      {FIELDS.map(({ key, path, step }) => (
        <TextField
          key={key} label={words.fields[key]} type="number" min={0} step={step} inputMode="decimal" value={draft[key]}
          placeholder={words.noLimit} error={problemAt(path)} onChange={(event) => set(key, event.target.value)}
        />
      ))}
    </div>
  );
}
