// Making a token: its use, its scopes (no more than the person's own permits) and its life; then its secret, once.
import { useState } from "react";
import { useMe } from "@/api/me";
import type { Permit } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextField, TickField } from "@/ui/Field";
import { CopyButton, ErrorState } from "@/ui/States";
import { useMakeToken } from "./queries";
import { profileWords } from "./words";
import style from "./Page.module.css";

const USUAL_DAYS = 90;

export function MakeTokenDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const making = useMakeToken();
  const close = () => {
    making.reset();
    onClose();
  };
  if (making.data) return <SecretDialog secret={making.data.secret} onDone={close} />;
  return <TokenForm open={open} making={making} onClose={close} />;
}

type TokenFormProps = { open: boolean; making: ReturnType<typeof useMakeToken>; onClose: () => void };

function TokenForm({ open, making, onClose }: TokenFormProps) {
  const words = useWords(profileWords);
  const { permits } = useMe();
  const [name, setName] = useState("");
  const [days, setDays] = useState(USUAL_DAYS);
  const [scopes, setScopes] = useState<Permit[]>([]);
  const ready = name.trim() !== "" && scopes.length > 0 && days > 0;
  const make = () => making.mutate({ name: name.trim(), scopes, days });
  return (
    <Dialog
      open={open} onClose={onClose} title={words.make}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="primary" disabled={!ready} busy={making.isPending} onClick={make}>{words.make}</Button>
        </>
      }
    >
      <div className="stack">
        <TextField
          label={words.tokenName} placeholder={words.tokenNamePlaceholder} value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={words.days} type="number" min={1} max={365} value={days}
          onChange={(event) => setDays(event.target.valueAsNumber || 0)}
        />
        <fieldset className={style["scopes"]}>
          <legend>{words.scopes}</legend>
          {permits.map((permit) => (
            <TickField
              key={permit} label={<span className="mono">{permit}</span>} checked={scopes.includes(permit)}
              onChange={(event) => setScopes(toggled(scopes, permit, event.target.checked))}
            />
          ))}
        </fieldset>
        {scopes.length === 0 && <p className="small quiet">{words.scopesNeeded}</p>}
        {making.isError && <ErrorState error={making.error} />}
      </div>
    </Dialog>
  );
}

function SecretDialog({ secret, onDone }: { secret: string; onDone: () => void }) {
  const words = useWords(profileWords);
  return (
    <Dialog
      open title={words.made}
      actions={
        <>
          <CopyButton text={secret}>{words.copy}</CopyButton>
          <Button weight="primary" onClick={onDone}>{words.done}</Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.madeNote}</p>
        <code className={style["secret"]}>{secret}</code>
      </div>
    </Dialog>
  );
}

function toggled(scopes: Permit[], permit: Permit, on: boolean): Permit[] {
  return on ? [...scopes, permit] : scopes.filter((each) => each !== permit);
}
