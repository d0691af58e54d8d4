// Making a screen, giving it a new link, revoking it. The link is shown once.
import { useState } from "react";
import type { Screen } from "@/api/wall";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ChoiceField, TextField } from "@/ui/Field";
import { CopyButton, ErrorState } from "@/ui/States";
import { useMakeScreen, useRenewLink, useRevokeScreen } from "./queries";
import { screenWords } from "./words";

const LONGEST_NAME = 60;
type OneScreenProps = { screen: Screen; onClose: () => void };

export function MakeDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(screenWords);
  const making = useMakeScreen();
  const [name, setName] = useState("");
  const [language, setScreenLanguage] = useState(useLanguage());
  if (making.data) return <MadeDialog secret={making.data.secret} onClose={onClose} />;
  return (
    <Dialog
      open onClose={onClose} title={words.make}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            weight="primary" disabled={name.trim() === ""} busy={making.isPending}
            onClick={() => making.mutate({ name: name.trim(), language })}
          >
            {words.make}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField
          label={words.name} placeholder={words.namePlaceholder} value={name} maxLength={LONGEST_NAME} data-first
          onChange={(event) => setName(event.target.value)}
        />
        <ChoiceField
          label={words.language} value={language} onChange={(event) => setScreenLanguage(event.target.value === "en" ? "en" : "zh")}
        >
          <option value="zh">{words.languages.zh}</option>
          <option value="en">{words.languages.en}</option>
        </ChoiceField>
        {making.isError && <ErrorState error={making.error} />}
      </div>
    </Dialog>
  );
}

export function LinkDialog({ screen, onClose }: OneScreenProps) {
  const words = useWords(screenWords);
  const linking = useRenewLink();
  if (linking.data) return <MadeDialog secret={linking.data.secret} onClose={onClose} />;
  return (
    <Dialog
      open onClose={onClose} title={words.link}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="primary" busy={linking.isPending} onClick={() => linking.mutate(screen.id)}>{words.link}</Button>
        </>
      }
    >
      <p>{words.linkAsk(screen.name)}</p>
      {linking.isError && <ErrorState error={linking.error} />}
    </Dialog>
  );
}

export function RevokeDialog({ screen, onClose }: OneScreenProps) {
  const words = useWords(screenWords);
  const revoking = useRevokeScreen();
  return (
    <Dialog
      open onClose={onClose} title={words.revoke}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="danger" busy={revoking.isPending} onClick={() => revoking.mutate(screen.id, { onSuccess: onClose })}>
            {words.revoke}
          </Button>
        </>
      }
    >
      <p>{words.revokeAsk(screen.name)}</p>
      {revoking.isError && <ErrorState error={revoking.error} />}
    </Dialog>
  );
}

function MadeDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const words = useWords(screenWords);
  const link = `${location.origin}/wall#${secret}`;
  return (
    <Dialog
      open title={words.made}
      actions={
        <>
          <CopyButton text={link}>{words.copy}</CopyButton>
          <Button weight="primary" onClick={onClose}>{words.done}</Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.madeNote}</p>
        <code className="mono wrap-anywhere" data-link>{link}</code>
      </div>
    </Dialog>
  );
}
