// The parts of the workbench that come later, each under its own name, and the quiet moment in which they are fetched.
import { useEffect } from "react";
import { useWords } from "@/i18n/words";
import { Dialog } from "@/ui/Dialog";
import { later } from "@/ui/later";
import { Skeleton } from "@/ui/States";
import { uiWords } from "@/ui/words";

const seldom = () => import("./seldom");

export const GuidelineFace = later(async () => (await seldom()).GuidelineFace);
export const GuidelineGate = later(async () => (await seldom()).GuidelineGate, (inside) => inside ?? <Skeleton lines={12} />);
export const HistoryFace = later(async () => (await seldom()).HistoryFace);
export const NothingView = later(async () => (await seldom()).NothingView);
export const Notices = later(async () => (await seldom()).Notices);
export const QuestionsFace = later(async () => (await seldom()).QuestionsFace);

// An empty dialog stands for one that is still on its way: keys pressed meanwhile must not reach the task beneath.
const dialog = (inside: React.ReactNode) => <Empty>{inside}</Empty>;
export const ConflictDialog = later(async () => (await seldom()).ConflictDialog, dialog);
export const KeysHelp = later(async () => (await seldom()).KeysHelp, dialog);
export const QuestionDialog = later(async () => (await seldom()).QuestionDialog, dialog);
export const RefusedDialog = later(async () => (await seldom()).RefusedDialog, dialog);
export const SkipDialog = later(async () => (await seldom()).SkipDialog, dialog);

const ALL = [
  GuidelineFace, GuidelineGate, HistoryFace, NothingView, Notices, QuestionsFace, ConflictDialog, KeysHelp, QuestionDialog, RefusedDialog,
  SkipDialog,
];

/** Fetch them once the item is on the screen and the browser has nothing better to do. */
export function useLaterParts(shown: boolean): void {
  useEffect(() => {
    if (!shown) return undefined;
    const quiet = requestIdleCallback(() => ALL.forEach((part) => void part.warm().catch(() => undefined)), { timeout: 3000 });
    return () => cancelIdleCallback(quiet);
  }, [shown]);
}

function Empty({ children }: { children: React.ReactNode }) {
  return <Dialog open title={useWords(uiWords).loading}>{children}</Dialog>;
}
