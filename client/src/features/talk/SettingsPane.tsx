// The settings of a dialogue: model, system prompt, parameters; and the talk as a file.
import { useState } from "react";
import type { Dialogue, TalkModel } from "@/api/dialogues";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { AreaField, ChoiceField, TextField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { download, fileOf } from "./label";
import { useChange } from "./queries";
import type { Placed } from "./tree";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

type Props = { dialogue: Dialogue; models: TalkModel[]; branch: Placed[] };

export function SettingsPane({ dialogue, models, branch }: Props) {
  const words = useWords(talkPageWords);
  const [wish, setWish] = useState({ system: dialogue.system, params: dialogue.params, endpoint_id: dialogue.endpoint_id });
  const changing = useChange(dialogue.id);
  const save = () => changing.mutate({ title: dialogue.title, ...wish }, { onSuccess: () => toast(words.savedSettings) });
  const number = (name: keyof typeof wish.params, label: string, range: { min: number; max: number; step: number }) => (
    <TextField
      label={label} type="number" {...range} value={String(wish.params[name])}
      onChange={(event) => setWish({ ...wish, params: { ...wish.params, [name]: Number(event.target.value) } })}
    />
  );
  return (
    <aside className={style["settings"]} aria-label={words.settings}>
      <div className="stack">
        <ChoiceField
          label={words.model} value={String(wish.endpoint_id)}
          onChange={(event) => setWish({ ...wish, endpoint_id: Number(event.target.value) })}
        >
          {models.map((each) => <option key={each.id} value={String(each.id)}>{each.name}</option>)}
        </ChoiceField>
        <ModelNote model={models.find((each) => each.id === wish.endpoint_id)} />
        <AreaField
          label={words.system} rows={5} maxLength={20_000} placeholder={words.systemHint} value={wish.system}
          onChange={(event) => setWish({ ...wish, system: event.target.value })}
        />
        {number("temperature", words.temperature, { min: 0, max: 2, step: 0.1 })}
        {number("top_p", words.topP, { min: 0.05, max: 1, step: 0.05 })}
        {number("max_tokens", words.maxTokens, { min: 16, max: 8192, step: 16 })}
        <Button weight="primary" busy={changing.isPending} onClick={save}>{words.keep}</Button>
        {changing.isError && <ErrorState error={changing.error} />}
        <hr />
        <Button disabled={branch.length === 0} onClick={() => download(fileOf(dialogue, branch), `dialogue-${dialogue.id}.json`)}>
          {words.export}
        </Button>
        <p className="small quiet">{words.exportNote}</p>
      </div>
    </aside>
  );
}

function ModelNote({ model }: { model: TalkModel | undefined }) {
  return model?.note ? <p className="small quiet">{model.note}</p> : null;
}
