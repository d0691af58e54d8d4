// The keys of a written answer; all but these are the text field's own.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { focusField } from "../focus";

export function sftActions({ words }: KindTools): Action[] {
  return [
    {
      id: "to-editor",
      label: words.toEditor,
      keys: ["C"],
      run: () => focusField("text"),
      group: words.groups.move,
    },
  ];
}
