// Signing in again over the page when the session has expired: nothing on the page is lost, and the calls that
// waited continue by themselves.
import { useSyncExternalStore } from "react";
import { noteSignedOut, signInDialog } from "@/api/session";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { later } from "@/ui/later";
import { signInWords } from "./words";

const SignInForm = later(() => import("./SignInForm").then((its) => its.SignInForm));

export function RenewDialog({ login }: { login: string }) {
  const asking = useSyncExternalStore(signInDialog.subscribe, signInDialog.isAsking);
  const words = useWords(signInWords);
  function leave() {
    noteSignedOut();
    location.assign("/sign-in");
  }
  return (
    <Dialog
      open={asking} title={words.renew}
      actions={<Button weight="quiet" onClick={leave}>{words.leave}</Button>}
    >
      <div className="stack">
        <p>{words.renewNote}</p>
        <SignInForm login={login} onSignedIn={() => undefined} />
      </div>
    </Dialog>
  );
}
