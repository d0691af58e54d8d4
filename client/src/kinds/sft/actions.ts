// The keys of a written answer; all but these are the text field's own.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { focusField } from "../focus";
import { checkWords } from "./checkWords";

export function sftActions({ words, language }: KindTools): Action[] {
  return [
    {
      id: "to-editor",
      label: checkWords[language].toEditor,
      keys: ["C"],
      run: () => focusField("text"),
      group: words.groups.move,
    },
  ];
}
