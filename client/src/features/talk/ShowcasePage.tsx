// The public showcase: anybody may talk with a model. What is said stays in this browser and goes with the page.
import { useRef, useState } from "react";
import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { hearShowcase, readShowcase, type Showcase, type ShowcaseHeard } from "@/api/dialogues";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Blocks, Growing } from "@/lib/render/Growing";
import { LiveText } from "@/lib/render/live";
import { Rendered } from "@/lib/render/Rendered";
import { useEndFollowing } from "@/lib/useEndFollowing";
import { Button, buttonClass } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { CopyButton, EmptyState } from "@/ui/States";
import { Composer } from "./Composer";
import { AiMark } from "./MessageView";
import { TalkFailure } from "./TalkFailure";
import { Welcome } from "./Welcome";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

type Said = { role: "user" | "assistant"; content: string; end?: ShowcaseHeard };

export function ShowcasePage() {
  const words = useWords(talkPageWords).showcase;
  usePageTitle(words.title);
  const found = useQuery({ queryKey: ["showcase"], queryFn: readShowcase });
  return (
    <div className={style["showcase"]}>
      <div className={style["banner"]}>
        <h1>{words.title}</h1>
        <span className={style["space"]} />
        <Link to="/sign-in" className={buttonClass("quiet", true)}>{words.signIn}</Link>
      </div>
      <Query of={found}>
        {(data) => data.is_open && data.models.length > 0
          ? <Open showcase={data} onCounted={() => void found.refetch()} />
          : <EmptyState title={words.closed}>{words.closedNote}</EmptyState>}
      </Query>
    </div>
  );
}

function Open({ showcase, onCounted }: { showcase: Showcase; onCounted: () => void }) {
  const words = useWords(talkPageWords);
  const of = useLanguage();
  const [said, setSaid] = useState<Said[]>([]);
  const [live, setLive] = useState<LiveText | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stopper = useRef<AbortController | null>(null);
  const scroller = useEndFollowing();
  const [model] = showcase.models;
  async function send(text: string) {
    if (!model) return;
    const asked: Said[] = [...said.filter((each) => each.content), { role: "user", content: text }];
    const growing = new LiveText();
    const mine = new AbortController();
    stopper.current = mine;
    setError(null);
    setSaid(asked);
    setLive(growing);
    try {
      const messages = asked.map(({ role, content }) => ({ role, content }));
      const end = await hearShowcase({ endpoint_id: model.id, messages }, { signal: mine.signal, onDelta: (piece) => growing.push(piece) });
      await growing.drained();
      setSaid([...asked, { role: "assistant", content: end.state === "blocked" ? "" : growing.whole(), end }]);
    } catch (problem) {
      if (mine.signal.aborted) setSaid([...asked, { role: "assistant", content: growing.whole() }]);
      else {
        setSaid(said);
        setError(problem);
      }
    } finally {
      setLive(null);
      onCounted();
    }
  }
  return (
    <>
      <p className="small quiet">{words.showcase.note} {words.showcase.counters(number(showcase.replies_today, of), number(showcase.replies, of))}</p>
      <main ref={scroller} className={style["scroll"]} tabIndex={0} aria-label={words.showcase.title}>
        {said.length === 0 && <Welcome />}
        {said.map((each, at) => <OneSaid key={at} said={each} />)}
        {live && (
          <article className={style["reply"]}>
            <div className={style["who"]}><AiMark /><span>{model?.name}</span><span className="small quiet">{words.writing}</span></div>
            <Growing live={live} lang={of === "zh" ? "zh-CN" : "en"} />
          </article>
        )}
        {error !== null && <TalkFailure error={error} />}
      </main>
      <Composer busy={live !== null} onSend={(text) => void send(text)} onStop={() => stopper.current?.abort()} />
      <div><Button compact weight="quiet" disabled={said.length === 0 || live !== null} onClick={() => setSaid([])}>{words.showcase.restart}</Button></div>
    </>
  );
}

function OneSaid({ said: { role, content, end } }: { said: Said }) {
  const words = useWords(talkPageWords);
  const of = useLanguage();
  if (role === "user") return <article className={style["mine"]}><div className={style["bubble"]}><Rendered text={content} /></div></article>;
  const mark = end ? `\n\n[${words.ai} · ${end.label.provider} · ${end.label.content_id}]` : "";
  return (
    <article className={style["reply"]}>
      <div className={style["who"]}>
        <AiMark />{end && <span>{end.label.provider}</span>}
        {(end?.state ?? "stopped") !== "done" && <Chip tone="warn">{words.state[end?.state ?? "stopped"]}</Chip>}
      </div>
      {end?.rule && <p className={style["failure"]}>{words.blocked}{of === "zh" ? end.rule.zh : end.rule.en}</p>}
      {end?.failure && <p className={style["failure"]}>{words.failure}{end.failure}</p>}
      {content && <Blocks text={content} lang={of === "zh" ? "zh-CN" : "en"} />}
      {content && <div className={style["acts"]}><CopyButton text={content + mark}>{words.copy}</CopyButton></div>}
    </article>
  );
}
