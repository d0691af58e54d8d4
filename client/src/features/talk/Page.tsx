// Talking with a model: earlier talks on the left, the talk in the middle, its settings on the right.
import { useState } from "react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { makeDialogue, type TalkModel } from "@/api/dialogues";
import { useWords } from "@/i18n/words";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { Composer } from "./Composer";
import { FIRST_PARAMS, leaveFirstWords } from "./first";
import { History } from "./History";
import { NoModel } from "./NoModel";
import { dialogueQuery, modelsQuery } from "./queries";
import { Talk } from "./Talk";
import { TalkFailure } from "./TalkFailure";
import { Welcome } from "./Welcome";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

export function TalkPage() {
  const words = useWords(talkPageWords);
  usePageTitle(words.title);
  const models = useQuery(modelsQuery);
  return (
    <Query of={models} isEmpty={(data) => data.rows.length === 0} empty={<NoModel />}>
      {(data) => <Frame models={data.rows} />}
    </Query>
  );
}

function Frame({ models }: { models: TalkModel[] }) {
  const words = useWords(talkPageWords);
  const { dialogueId } = useParams({ strict: false }) as { dialogueId?: string }; // this route's own parameter
  const id = dialogueId && /^\d{1,15}$/.test(dialogueId) ? Number(dialogueId) : undefined;
  const navigate = useNavigate();
  const open = (next: number | null) => void navigate({ to: "/talk/{-$dialogueId}", params: { dialogueId: next === null ? undefined : String(next) } });
  const [shown, setShown] = useState(false);
  return (
    <div className={style["page"]} data-history={shown || undefined}>
      <h1 className="visually-hidden">{words.title}</h1>
      <History chosen={id ?? null} shown={shown} onShow={() => setShown(!shown)} onOpen={open} />
      {id === undefined ? <Fresh models={models} onMade={open} /> : <Opened key={id} id={id} models={models} onGone={() => open(null)} />}
    </div>
  );
}

function Opened({ id, models, onGone }: { id: number; models: TalkModel[]; onGone: () => void }) {
  const found = useQuery(dialogueQuery(id));
  return <Query of={found}>{(data) => <Talk opened={data} models={models} onGone={onGone} />}</Query>;
}

/** Before the first message there is no dialogue: an unused one would only fill the history. */
function Fresh({ models, onMade }: { models: TalkModel[]; onMade: (id: number) => void }) {
  const cache = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  async function begin(text: string) {
    const [first] = models;
    if (!first) return;
    try {
      const dialogue = await makeDialogue({ title: "", system: "", params: FIRST_PARAMS, endpoint_id: first.id });
      cache.setQueryData(dialogueQuery(dialogue.id).queryKey, { dialogue, messages: [] });
      leaveFirstWords(dialogue.id, text);
      onMade(dialogue.id);
    } catch (problem) {
      setError(problem);
    }
  }
  return (
    <main className={style["talk"]}>
      <div className={style["scroll"]}><Welcome />{error !== null && <TalkFailure error={error} />}</div>
      <Composer busy={false} onSend={(text) => void begin(text)} onStop={() => undefined} />
    </main>
  );
}
