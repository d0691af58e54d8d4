// The wall. A link's secret stands behind the # and is traded at once for a cookie; then the feed runs until four in the morning.
import { useEffect, useState, useSyncExternalStore } from "react";
import { admitScreen, type Wall } from "@/api/wall";
import { setLanguage, useLanguage } from "@/i18n/language";
import { named, useWords } from "@/i18n/words";
import { Mark } from "@/ui/Mark";
import { ageOf, baseTime, Feed, type Shown } from "./feed";
import { HourLegend, HourLines } from "./HourLines";
import { Attention, Companies, More, Panel, Projects, Queues } from "./panels";
import { clockOf, figuresOf } from "./say";
import { wallWords } from "./words";
import style from "./wall.module.css";

const AMBER_S = 10;
const RED_S = 60;

export function WallPage() {
  const words = useWords(wallWords);
  const [feed] = useState(() => new Feed());
  const shown = useSyncExternalStore(feed.subscribe, feed.current);
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  useEffect(() => {
    let isOver = false;
    void admitted().then(() => !isOver && feed.start());
    return () => {
      isOver = true;
      feed.stop();
    };
  }, [feed]);
  return (
    <div className={style["wall"]} data-theme="dark">
      {shown.isDark && <Dark />}
      {!shown.isDark && shown.seen === null && <main className={style["dark"]}><p>{words.opening}</p></main>}
      {shown.seen && <Board shown={shown} wall={shown.seen.wall} />}
    </div>
  );
}

/** Become the screen of the link, where one was opened; a link that is spent leaves what the device had before. */
async function admitted(): Promise<void> {
  const secret = location.hash.slice(1);
  if (secret === "") return;
  history.replaceState(history.state, "", location.pathname);
  const screen = await admitScreen(secret).catch(() => null);
  if (screen) setLanguage(screen.language);
}

function Dark() {
  const words = useWords(wallWords);
  return (
    <main className={style["dark"]}>
      <h1>{words.dark}</h1>
      <p>{words.darkNote}</p>
    </main>
  );
}

function Board({ shown, wall }: { shown: Shown; wall: Wall }) {
  const words = useWords(wallWords);
  const of = useLanguage();
  const now = baseTime(shown, useTick());
  return (
    <>
      <header className={style["head"]}>
        <Mark size={40} />
        <h1>{wall.base ? named(wall.base, of) : words.title}<span aria-hidden="true"> · </span>{words.today}</h1>
        {wall.sample && <span className={style["chip"]}>{words.sample}</span>}
        <span className={style["space"]} />
        <Age shown={shown} />
        <time className={style["clock"]}>{clockOf(now, of)}</time>
      </header>
      <main className={style["board"]}>
        <dl className={style["figures"]}>
          {figuresOf(wall, of).map((each) => (
            <div key={each.key} data-figure={each.key}>
              <dt>{each.name}</dt>
              <dd className={style["value"]}>{each.value}{each.beside && <small> {each.beside}</small>}</dd>
              <dd className={style["before"]}>{each.before}</dd>
            </div>
          ))}
        </dl>
        <div className={style["middle"]}>
          <Panel title={words.hours} aside={<HourLegend />}><HourLines hours={wall.hours} /></Panel>
          <Panel title={words.projects} aside={<More of="projects" wall={wall} />}><Projects wall={wall} now={now} /></Panel>
        </div>
        <div className={style["bottom"]}>
          <Panel title={words.queue}><Queues wall={wall} now={now} /></Panel>
          <Panel title={words.companies} aside={<More of="companies" wall={wall} />}><Companies wall={wall} /></Panel>
          <Panel
            title={words.attention}
            aside={wall.attention.length > 0 && <><span className={style["count"]}>{wall.attention.length}</span><More of="attention" wall={wall} /></>}
          >
            <Attention wall={wall} />
          </Panel>
        </div>
      </main>
    </>
  );
}

/** How old the figures are: calm, amber from ten seconds on, red from a minute on. */
function Age({ shown }: { shown: Shown }) {
  const words = useWords(wallWords);
  const seconds = Math.max(0, Math.round(ageOf(shown, useTick()) / 1000));
  const state = seconds >= RED_S ? "red" : seconds >= AMBER_S ? "amber" : "calm";
  return (
    <span className={style["age"]} data-age={state}>
      <svg viewBox="0 0 10 10" aria-hidden="true">{state === "calm" ? <circle cx="5" cy="5" r="4" /> : <path d="M5 0.5 9.7 9.3H0.3Z" />}</svg>
      {state !== "calm" && `${words.stale} · `}{words.old(seconds)}
    </span>
  );
}

/** The page's own running time, renewed every second. */
function useTick(): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
