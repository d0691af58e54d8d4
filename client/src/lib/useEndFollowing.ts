// A box that stays at its end while its content grows, unless the reader has scrolled up.
import { useEffect, useRef, type RefObject } from "react";

const NEAR = 48; // pixels from the end that still count as at the end

export function useEndFollowing(): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    let atEnd = true;
    const note = () => {
      atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    };
    // In the next frame, which lays the page out anyway; to ask for the height here would do it twice.
    const follow = new MutationObserver(() => {
      if (atEnd) requestAnimationFrame(() => void (box.scrollTop = box.scrollHeight));
    });
    box.addEventListener("scroll", note, { passive: true });
    follow.observe(box, { childList: true, subtree: true, characterData: true });
    return () => {
      box.removeEventListener("scroll", note);
      follow.disconnect();
    };
  }, []);
  return scroller;
}
