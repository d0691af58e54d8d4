// Tab in the editor. Goes through insertText, the one way that keeps the browser's own undo history.
import type { KeyboardEvent } from "react";

const STEP = "  ";

/** Indent on Tab, take an indent back on Shift+Tab; every other key is left alone. */
export function indent(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const area = event.currentTarget;
  if (event.key !== "Tab" || event.ctrlKey || event.metaKey || event.altKey || area.readOnly) return;
  if (event.nativeEvent.isComposing) return;
  event.preventDefault();
  const { text, start, end } = indented(area.value, area.selectionStart, area.selectionEnd, event.shiftKey);
  area.setSelectionRange(start, end);
  document.execCommand("insertText", false, text);
}

/** Say which range Tab replaces by which text. A caret gets spaces; a selection moves its whole lines. */
export function indented(
  value: string, start: number, end: number, back: boolean,
): { text: string; start: number; end: number } {
  if (!back && start === end) return { text: STEP, start, end };
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const lines = value.slice(from, end).split("\n");
  const moved = lines.map((line) => (back ? line.replace(/^ {1,2}|^\t/, "") : STEP + line));
  return { text: moved.join("\n"), start: from, end };
}
