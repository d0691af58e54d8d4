// The keys of writing prompts. Digits choose the active prompt's tags: plain for the first tag, with Shift for the second,
// with Alt for the third. With the caret in a text only those with Alt+Enter work; the rest are text.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { activeAt, blank, countRule, readAnswer, tagged, tagsOf, written, type Written } from "./answer";
import { showPrompt, writePrompt } from "./focus";
import { promptWords } from "./words";

const MODIFIERS = ["", "Shift+", "Alt+"];

export function promptActions(tools: KindTools): Action[] {
  return [...writing(tools), ...tagging(tools), ...moving(tools)];
}

function stateOf({ body, change, active, setActive }: KindTools) {
  const answer = readAnswer(body);
  const at = activeAt(active, answer.prompts.length);
  const set = (prompts: Written[], to = at) => {
    change({ ...answer, prompts });
    setActive(String(Math.max(0, Math.min(prompts.length - 1, to))));
  };
  return { prompts: answer.prompts, at, set };
}

function writing(tools: KindTools): Action[] {
  const words = promptWords[tools.language];
  const { prompts, at, set } = stateOf(tools);
  const group = words.groups.write;
  const add = () => {
    set([...prompts, blank()], prompts.length);
    writePrompt(prompts.length);
  };
  const enabled = prompts.length < countRule(tools.form).max;
  return [
    { id: "write-prompt", label: words.edit, keys: ["E", "C"], run: () => writePrompt(at), group },
    { id: "add-prompt", label: words.add, keys: ["A"], run: add, group, enabled },
    { id: "add-prompt-in-text", label: words.add, keys: ["Alt+Enter"], inText: true, run: add, group, enabled },
    {
      id: "remove-prompt", label: words.remove, keys: ["Delete"], group, enabled: prompts.length > 1,
      run: () => set(prompts.filter((_, place) => place !== at)),
    },
  ];
}

function tagging(tools: KindTools): Action[] {
  const words = promptWords[tools.language];
  const { prompts, at, set } = stateOf(tools);
  const group = words.groups.tag;
  const choices = tagsOf(tools.form).flatMap((tag, order) => {
    const label = tag.label[tools.language];
    const modifier = MODIFIERS[order] ?? "";
    const family = { keys: `${modifier}1–${tag.choices.length}`, label: words.tagFamily(label) };
    return tag.choices.map((choice, place): Action => ({
      id: `tag-${tag.key}-${choice.key}`, label: words.tag(label, choice.label[tools.language]), keys: [`${modifier}${place + 1}`], family, group,
      run: () => set(tagged(prompts, at, tag.key, choice.key)),
    }));
  });
  return [...choices, { id: "clear-tags", label: words.clear, keys: ["0"], group, run: () => set(written(prompts, at, { tags: {} })) }];
}

function moving(tools: KindTools): Action[] {
  const words = promptWords[tools.language];
  const { prompts, at } = stateOf(tools);
  const group = words.groups.move;
  const go = (to: number) => () => {
    const place = Math.max(0, Math.min(prompts.length - 1, to));
    tools.setActive(String(place));
    showPrompt(place);
  };
  return [
    { id: "next-prompt", label: words.next, keys: ["J"], run: go(at + 1), repeats: true, group },
    { id: "previous-prompt", label: words.previous, keys: ["K"], run: go(at - 1), repeats: true, group },
  ];
}
