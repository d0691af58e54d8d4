// Prompts out of a file of lines: plain text, or JSON with prompt or messages. Each is a conversation to be answered.
export type Turn = { role: "system" | "user" | "assistant"; content: string };
export type Prompts = { prompts: Turn[][]; bad: number[] };

/** Read the lines; `bad` holds the numbers of those that are no prompt. Empty lines are passed over. */
export function promptsIn(text: string): Prompts {
  const found: Prompts = { prompts: [], bad: [] };
  text.split(/\r?\n/).forEach((line, place) => {
    if (!line.trim()) return;
    const prompt = promptIn(line.trim());
    if (prompt) found.prompts.push(prompt);
    else found.bad.push(place + 1);
  });
  return found;
}

function promptIn(line: string): Turn[] | null {
  if (!line.startsWith("{")) return [{ role: "user", content: line }];
  try {
    const record = JSON.parse(line) as Record<string, unknown>;
    if (typeof record["prompt"] === "string") return [{ role: "user", content: record["prompt"] }];
    const turns = record["messages"] ?? record["conversation"];
    return Array.isArray(turns) && turns.length > 0 && turns.every(isTurn) && turns.at(-1)?.role === "user"
      ? turns.map(({ role, content }) => ({ role, content }))
      : null;
  } catch {
    return null;
  }
}

function isTurn(value: unknown): value is Turn {
  if (typeof value !== "object" || value === null) return false;
  const { role, content } = value as Record<string, unknown>;
  return (role === "system" || role === "user" || role === "assistant") && typeof content === "string";
}
