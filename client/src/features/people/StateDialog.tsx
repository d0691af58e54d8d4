// Suspending or restoring an account, with the reason that goes into the audit.
import { useState } from "react";
import type { Account } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { AreaField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { useSetAccountState } from "./queries";
import { peopleWords } from "./words";

export function StateDialog({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const words = useWords(peopleWords);
  const [reason, setReason] = useState("");
  const setting = useSetAccountState();
  const suspending = account?.state === "active";
  function close() {
    setReason("");
    setting.reset();
    onClose();
  }
  function change() {
    if (!account) return;
    const state = suspending ? "suspended" : "active";
    setting.mutate({ id: account.id, state, reason: reason.trim() }, {
      onSuccess: () => {
        toast(words.stateChanged);
        close();
      },
    });
  }
  const title = suspending ? words.suspendTitle(account?.name ?? "") : words.restoreTitle(account?.name ?? "");
  return (
    <Dialog
      open={account !== null} onClose={close} title={title}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button
            weight={suspending ? "danger" : "primary"} disabled={!reason.trim()} busy={setting.isPending}
            onClick={change}
          >
            {suspending ? words.suspend : words.restore}
          </Button>
        </>
      }
    >
      <div className="stack">
        {suspending && <p>{words.suspendNote}</p>}
        <AreaField
          label={words.reason} help={words.reasonNote} required value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {setting.isError && <ErrorState error={setting.error} />}
      </div>
    </Dialog>
  );
}
