// Keeps a formula and the punctuation beside it on one line: 「$O(n)$。」 must not leave 。 alone.
import type { MarkdownIt, StateCore, Token } from "markdown-it";

const AFTER = /^[，。；：、）」』】》！？”’,.;:!?)\]]+/;
const BEFORE = /[（「『【《“‘(]$/;
const LONG_FORMULA = 48; // characters of TeX; a longer formula may need to wrap by itself

/** Add the joining rule; it runs after the inline rules have made their tokens. */
export function addNoWrapRule(md: MarkdownIt): void {
  md.core.ruler.push("math_nowrap", (state: StateCore) => {
    for (const block of state.tokens) {
      if (block.type === "inline" && block.children) block.children = joined(block.children, state);
    }
  });
}

function joined(tokens: Token[], state: StateCore): Token[] {
  const out: Token[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.type !== "math_inline" || token.content.length > LONG_FORMULA) out.push(token);
    else out.push(...wrapped(token, take(out.at(-1), BEFORE), take(tokens[at + 1], AFTER), state));
  }
  return out;
}

/** Cut the matching end off a text token and return it. */
function take(token: Token | undefined, edge: RegExp): string {
  const found = token?.type === "text" ? edge.exec(token.content) : null;
  if (!token || !found) return "";
  token.content = token.content.replace(edge, "");
  return found[0];
}

function wrapped(formula: Token, before: string, after: string, state: StateCore): Token[] {
  if (!before && !after) return [formula];
  const open = new state.Token("nowrap_open", "span", 1);
  open.attrSet("class", "nowrap");
  const parts = [open, ...text(before, state), formula, ...text(after, state)];
  return [...parts, new state.Token("nowrap_close", "span", -1)];
}

function text(content: string, state: StateCore): Token[] {
  if (!content) return [];
  const token = new state.Token("text", "", 0);
  token.content = content;
  return [token];
}
