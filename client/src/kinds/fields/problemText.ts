// What is wrong with a field, in words that fit its kind.
import type { Field } from "@/api/types";
import { describeProblem, type Problem } from "../problems";
import type { KindWords } from "../words";
import type { FieldWords } from "./words";

type Words = { field: Field; ofKind: KindWords; words: FieldWords };

export function problemText(problem: Problem, { field, ofKind, words }: Words): string {
  if (field.kind === "multi" && problem.reason === "out_of_range") return words.choices(problem.low, problem.high);
  if (field.kind === "number" && problem.reason === "out_of_range") {
    return words.between(field.min == null ? "−∞" : String(field.min), field.max == null ? "∞" : String(field.max));
  }
  return describeProblem(problem, ofKind);
}
