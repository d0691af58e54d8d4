// What counts as pasted.
import type { ClipboardEvent } from "react";
import { expect, test } from "vitest";
import { notePaste, takePasted } from "./pasted";

const paste = (text: string) => ({ clipboardData: { getData: () => text } }) as unknown as ClipboardEvent;

test("what comes from outside is counted in characters, once", () => {
  notePaste(paste("骑楼𠮷"), ["问题"]);
  notePaste(paste("abc"), []);
  expect(takePasted()).toBe(6);
  expect(takePasted()).toBe(0);
});

test("what the task or the answer holds already, and nothing at all, is not", () => {
  notePaste(paste(" 三天的米饭 "), ["三天的米饭还能吃吗？"]);
  notePaste(paste("  \n"), []);
  expect(takePasted()).toBe(0);
});
