// The frame around every page behind the sign-in: skip link, top bar, offline bar, toasts, renewing dialog.
import { useEffect, useState, useSyncExternalStore } from "react";
import { Outlet } from "@/lib/routing";
import { useMe } from "@/api/me";
import { setKeys } from "@/lib/keys/settings";
import { setReadingSize } from "@/ui/theme";
import { useWords } from "@/i18n/words";
import { ToastRegion } from "@/ui/ToastRegion";
import { signInDialog } from "@/api/session";
import { later } from "@/ui/later";
import { TopBar } from "./TopBar";
import { shellWords } from "./words";
import style from "./Shell.module.css";

const RenewDialog = later(() => import("@/features/signin/RenewDialog").then((its) => its.RenewDialog));

export function Shell() {
  const me = useMe();
  const words = useWords(shellWords);
  const { single_keys, keys, reading_size } = me.settings;
  useEffect(() => setKeys({ singleKeys: single_keys, own: keys }), [single_keys, keys]);
  useEffect(() => setReadingSize(reading_size), [reading_size]);
  return (
    <>
      <a href="#main" className={style["skip"]}>{words.skip}</a>
      <TopBar me={me} />
      <OfflineBar />
      <main id="main" tabIndex={-1} className={style["main"]}><Outlet /></main>
      <ToastRegion />
      <Renewing login={me.account.login} />
    </>
  );
}

/** Fetched when a session has ended for the first time; it stays, so that the focus finds its way back. */
function Renewing({ login }: { login: string }) {
  const asking = useSyncExternalStore(signInDialog.subscribe, signInDialog.isAsking);
  const [asked, note] = useState(false);
  useEffect(() => note((before) => before || asking), [asking]);
  return asked && <RenewDialog login={login} />;
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
