// Two panes that scroll together. Switching it off and on again keeps the distance between them that the reader
// has set meanwhile, so nothing jumps.
import { useEffect, useRef, type RefObject } from "react";

type Pane = RefObject<HTMLDivElement | null>;

export function useSyncedScroll(first: Pane, second: Pane, on: boolean): void {
  const expected = useRef(new WeakMap<HTMLElement, number>());
  useEffect(() => {
    const a = first.current;
    const b = second.current;
    if (!on || !a || !b) return undefined;
    const distance = b.scrollTop - a.scrollTop;
    const follow = (from: HTMLElement, to: HTMLElement, shift: number) => () => {
      // The scroll event that our own scrolling causes must not scroll back.
      if (expected.current.get(from) === from.scrollTop) return;
      to.scrollTop = Math.max(0, from.scrollTop + shift);
      expected.current.set(to, to.scrollTop);
      expected.current.delete(from);
    };
    const followA = follow(a, b, distance);
    const followB = follow(b, a, -distance);
    a.addEventListener("scroll", followA, { passive: true });
    b.addEventListener("scroll", followB, { passive: true });
    return () => {
      a.removeEventListener("scroll", followA);
      b.removeEventListener("scroll", followB);
    };
  }, [first, second, on]);
}
