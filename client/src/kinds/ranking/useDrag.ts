// Dragging a row of the order by its rank: let go between two rows it goes there, on a row it shares that rank.
// Surprise: the rows are found under the pointer by the page itself, so nothing is measured and nothing can be stale.
import { useEffect, useState } from "react";
import type { Drop } from "./order";

export type Drag = { slot: string; over: Drop | null };
type Handle = Pick<React.HTMLAttributes<HTMLElement>, "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel">;
type Props = { locked: boolean; onDrop: (slot: string, drop: Drop) => void };

const EDGE = 0.28; // of a row's height at each end: between the rows; the middle: on the row

export function useDrag({ locked, onDrop }: Props) {
  const [drag, setDrag] = useState<Drag | null>(null);
  useCancelKey(drag !== null, () => setDrag(null));
  const handle = (slot: string): Handle => (locked ? {} : {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ slot, over: null });
    },
    onPointerMove: ({ clientX, clientY }) => drag && setDrag({ slot: drag.slot, over: dropAt(clientX, clientY) }),
    onPointerUp: () => {
      if (drag?.over && drag.over.slot !== drag.slot) onDrop(drag.slot, drag.over);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { drag, handle };
}

function dropAt(x: number, y: number): Drop | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>("li[data-slot]");
  const slot = row?.dataset["slot"];
  if (!row || slot === undefined) return null;
  const box = row.getBoundingClientRect();
  const share = (y - box.top) / box.height;
  return { slot, where: share < EDGE ? "before" : share > 1 - EDGE ? "after" : "with" };
}

/** Escape lets the row go where it came from. */
function useCancelKey(dragging: boolean, cancel: () => void): void {
  useEffect(() => {
    if (!dragging) return undefined;
    const stop = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      cancel();
    };
    window.addEventListener("keydown", stop, true);
    return () => window.removeEventListener("keydown", stop, true);
  });
}
