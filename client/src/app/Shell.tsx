// The frame around every page behind the sign-in: skip link, top bar, offline bar, toasts, renewing dialog.
import { useSyncExternalStore } from "react";
import { Outlet } from "@/lib/routing";
import { useMe } from "@/api/me";
import { useWords } from "@/i18n/words";
import { ToastRegion } from "@/ui/ToastRegion";
import { RenewDialog } from "@/features/signin/RenewDialog";
import { TopBar } from "./TopBar";
import { shellWords } from "./words";
import style from "./Shell.module.css";

export function Shell() {
  const me = useMe();
  const words = useWords(shellWords);
  return (
    <>
      <a href="#main" className={style["skip"]}>{words.skip}</a>
      <TopBar me={me} />
      <OfflineBar />
      <main id="main" tabIndex={-1} className={style["main"]}><Outlet /></main>
      <ToastRegion />
      <RenewDialog login={me.account.login} />
    </>
  );
}

function OfflineBar() {
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const words = useWords(shellWords);
  return (
    <div role="status" aria-live="polite">
      {!online && <p className={style["offline"]}>{words.offline}</p>}
    </div>
  );
}

function subscribeOnline(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
