// Granting a person a certificate for a skill, for so many days.
import { useState } from "react";
import type { Account } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { useGrantCertificate } from "./queries";
import { peopleWords } from "./words";

const USUAL_DAYS = 180;

export function CertificateDialog({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const words = useWords(peopleWords);
  const [skill, setSkill] = useState("");
  const [days, setDays] = useState(USUAL_DAYS);
  const granting = useGrantCertificate();
  function close() {
    setSkill("");
    granting.reset();
    onClose();
  }
  function grant() {
    if (!account) return;
    granting.mutate({ id: account.id, skill: skill.trim(), days }, {
      onSuccess: () => {
        toast(words.granted);
        close();
      },
    });
  }
  return (
    <Dialog
      open={account !== null} onClose={close} title={words.grantTitle(account?.name ?? "")}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button
            weight="primary" disabled={!skill.trim() || !(days > 0)} busy={granting.isPending} onClick={grant}
          >
            {words.grant}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField label={words.skill} value={skill} required onChange={(event) => setSkill(event.target.value)} />
        <TextField
          label={words.days} type="number" min={1} max={1095} value={days}
          onChange={(event) => setDays(event.target.valueAsNumber || 0)}
        />
        {granting.isError && <ErrorState error={granting.error} />}
      </div>
    </Dialog>
  );
}
