// How many characters of the present answer came by the clipboard from outside the task. The people who write are told
// that it is counted; what was pasted is not looked at.
import type { ClipboardEvent } from "react";

let chars = 0;

/** Count a paste into an answer, unless the task or the answer itself holds the text already. */
export function notePaste(event: ClipboardEvent, known: readonly string[]): void {
  const text = event.clipboardData.getData("text/plain");
  if (text.trim() && !known.some((each) => each.includes(text.trim()))) chars += [...text].length;
}

/** What was counted since the last time; counting begins anew. */
export function takePasted(): number {
  const counted = chars;
  chars = 0;
  return counted;
}
