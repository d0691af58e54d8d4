// The window's title while a page is shown.
import { useEffect } from "react";

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 骑楼 Qilou`;
  }, [title]);
}
