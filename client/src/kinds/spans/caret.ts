// Selecting by keyboard in a text that cannot be edited: arrows move a caret, with Shift they select. Browsers do
// this only in a special mode, so the page does it, and shows the caret as one coloured character.
import { canHighlight } from "@/lib/render/highlight";

const CARET = "qilou-caret";
const MOVES: Record<string, [direction: "left" | "right" | "forward" | "backward", by: string]> = {
  ArrowLeft: ["left", "character"], ArrowRight: ["right", "character"], ArrowUp: ["backward", "line"],
  ArrowDown: ["forward", "line"], Home: ["backward", "lineboundary"], End: ["forward", "lineboundary"],
};
const SCROLLS = ["ArrowUp", "ArrowDown", "Home", "End"];

export type Press = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** Move the caret or the selection's end; false when the press is not for the caret. */
export function moveCaret(press: Press, root: Element): boolean {
  const move = MOVES[press.key];
  const selection = getSelection();
  if (!move || !selection || press.altKey || press.metaKey) return false;
  const isHere = root.contains(selection.focusNode);
  // Until there is a caret, the keys that scroll go on scrolling.
  if (SCROLLS.includes(press.key) && !press.shiftKey && !(isHere && caretShown())) return false;
  if (!isHere) return putCaret(selection, root);
  const [direction, by] = move;
  const before = { node: selection.focusNode, offset: selection.focusOffset };
  selection.modify(press.shiftKey ? "extend" : "move", direction, press.ctrlKey && by === "character" ? "word" : by);
  if (!root.contains(selection.focusNode) && before.node) {
    if (press.shiftKey) selection.extend(before.node, before.offset);
    else selection.collapse(before.node, before.offset);
  }
  drawCaret(selection, root);
  return true;
}

/** Take the caret away, but not what is selected. */
export function hideCaret(): void {
  if (canHighlight()) CSS.highlights.delete(CARET);
}

function putCaret(selection: Selection, root: Element): boolean {
  const first = document.createTreeWalker(root, NodeFilter.SHOW_TEXT).nextNode();
  if (!first) return false;
  selection.collapse(first, 0);
  drawCaret(selection, root);
  return true;
}

function caretShown(): boolean {
  return canHighlight() && CSS.highlights.has(CARET);
}

function drawCaret({ focusNode: node, focusOffset: at }: Selection, root: Element): void {
  if (!canHighlight() || !(node instanceof Text) || !root.contains(node)) return;
  const range = document.createRange();
  range.setStart(node, Math.min(at, node.length - 1));
  range.setEnd(node, Math.min(at + 1, node.length));
  CSS.highlights.set(CARET, new Highlight(range));
  node.parentElement?.scrollIntoView({ block: "nearest" });
}
