// Making an item of a reply: for which project, and with consent.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Dialogue, DialogueMessage } from "@/api/dialogues";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { titled, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ChoiceField, TickField } from "@/ui/Field";
import { Query } from "@/ui/Query";
import { toast } from "@/ui/toasts";
import { projectsQuery, useMakeItem } from "./queries";
import { TalkFailure } from "./TalkFailure";
import { talkPageWords } from "./words";

type Props = { dialogue: Dialogue; message: DialogueMessage; onClose: () => void };

export function SendDialog({ dialogue, message, onClose }: Props) {
  const words = useWords(talkPageWords);
  const kinds = useWords(names).kind;
  const of = useLanguage();
  const projects = useQuery(projectsQuery);
  const [project, setProject] = useState("");
  const [consent, setConsent] = useState(false);
  const making = useMakeItem(dialogue.id);
  function make() {
    making.mutate({ message: message.id, project: Number(project) }, {
      onSuccess: (done) => {
        toast(words.made(done.item_id ?? 0));
        onClose();
      },
    });
  }
  return (
    <Dialog
      open onClose={onClose} title={words.toItemTitle}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="primary" disabled={!project || !consent} busy={making.isPending} onClick={make}>{words.make}</Button>
        </>
      }
    >
      <div className="stack">
        <p>{words.toItemNote}</p>
        <Query of={projects} isEmpty={(data) => data.rows.length === 0} empty={<p className="quiet">{words.noProjects}</p>}>
          {(data) => (
            <ChoiceField label={words.project} value={project} data-first onChange={(event) => setProject(event.target.value)}>
              <option value="">{words.chooseProject}</option>
              {data.rows.filter((each) => each.state !== "closed").map((each) => (
                <option key={each.id} value={String(each.id)}>{titled(each, of)} · {kinds[each.kind]}</option>
              ))}
            </ChoiceField>
          )}
        </Query>
        <TickField label={words.consent} checked={consent} onChange={(event) => setConsent(event.target.checked)} />
        {making.isError && <TalkFailure error={making.error} />}
      </div>
    </Dialog>
  );
}
