// The texts of an answer's steps. Where a step begins and ends is counted in characters, as the server does.
import type { View } from "@/api/types";

type Candidate = View["candidates"][number];

export function stepTexts({ content, steps }: Pick<Candidate, "content" | "steps">): string[] {
  const characters = [...content];
  return (steps ?? []).map(({ start, end }) => characters.slice(start, end).join(""));
}
