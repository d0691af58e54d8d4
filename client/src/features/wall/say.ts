// Figures and times as the wall says them, in the base's own zone.
import type { Wall, WallCounts } from "@/api/wall";
import { decimal, number, share } from "@/i18n/format";
import { locale, type Language } from "@/i18n/language";
import { named, wordsOf } from "@/i18n/words";
import { wallWords } from "./words";

const ZONE = "Asia/Shanghai";
const HOUR = 3_600_000;
export type Figure = { key: string; name: string; value: string; beside?: string; before: string };

export function figuresOf(wall: Wall, of: Language): Figure[] {
  const words = wordsOf(wallWords, of);
  const { today, yesterday } = wall;
  const count = (key: "submitted" | "accepted" | "returned") => ({
    key, name: words.figures[key], value: number(today[key], of),
    before: [words.before(number(yesterday[key], of)), change(today[key], yesterday[key], of)].filter(Boolean).join(" · "),
  });
  return [
    {
      key: "onDuty", name: words.figures.onDuty, value: number(today.on_duty, of), beside: words.of(number(wall.people, of)),
      before: words.before(number(yesterday.on_duty, of)),
    },
    count("submitted"), count("accepted"),
    {
      key: "firstPass", name: words.figures.firstPass, value: share(rateOf(today), of),
      before: [words.before(share(rateOf(yesterday), of)), points(rateOf(today), rateOf(yesterday), of)].filter(Boolean).join(" · "),
    },
    count("returned"),
    {
      key: "active", name: words.figures.active, value: minutes(today, of), before: words.before(minutes(yesterday, of)),
    },
  ];
}

export function rateOf({ verdicts, passed }: { verdicts: number; passed: number }): number | null {
  return verdicts > 0 ? passed / verdicts : null;
}

/** What an item of the attention list says. */
export function attentionOf({ why, figure, ...about }: Wall["attention"][number], of: Language): string {
  const words = wordsOf(wallWords, of);
  const name = named(about, of);
  switch (why) {
    case "overdue": return words.overdue(name, share(figure, of));
    case "behind": return words.behind(name, span(figure * HOUR, of));
    case "low_pass": return words.lowPass(name, share(figure, of));
    case "low_agreement": return words.lowAgreement(name, decimal(figure, 2, of));
    case "queue_waits": return words.queueWaits(span(figure * HOUR, of));
    case "runs_dry": return words.runsDry(name, span(figure * HOUR, of));
    case "idle": return words.idle(name, number(figure, of));
  }
}

/** A length of time, in days from two of them on. */
export function span(ms: number, of: Language): string {
  const words = wordsOf(wallWords, of);
  const all = Math.max(0, Math.floor(ms / 60_000));
  if (all >= 2 * 1440) return words.days(Math.floor(all / 1440));
  return words.duration(Math.floor(all / 60), all % 60);
}

export function hourOf(iso: string, of: Language): string {
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit" }).format(new Date(iso));
  return wordsOf(wallWords, of).hour(String(Number(hour)));
}

export function dueOf(iso: string | null, now: number, of: Language): string {
  if (iso === null) return "—";
  const words = wordsOf(wallWords, of);
  const due = new Date(iso);
  const time = due.toLocaleTimeString(locale(of), { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hour12: false });
  const days = dayOf(due.getTime()) - dayOf(now);
  if (days === 0) return words.dueToday(time);
  if (days === 1) return words.dueTomorrow(time);
  return due.toLocaleDateString(locale(of), { timeZone: ZONE, month: of === "en" ? "short" : "2-digit", day: "2-digit" });
}

export function clockOf(now: number, of: Language): string {
  const options = { timeZone: ZONE, year: "numeric", month: of === "en" ? "short" : "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false } as const;
  return new Date(now).toLocaleString(locale(of), options);
}

function dayOf(at: number): number {
  return Math.floor((at + 8 * HOUR) / (24 * HOUR));
}

function minutes({ active_seconds, submitted }: WallCounts, of: Language): string {
  return submitted === 0 ? "—" : wordsOf(wallWords, of).minutes(decimal(active_seconds / submitted / 60, 1, of));
}

function change(now: number, before: number, of: Language): string {
  return before === 0 ? "" : signed(now / before - 1, (value) => share(value, of));
}

function points(now: number | null, before: number | null, of: Language): string {
  if (now === null || before === null) return "";
  return wordsOf(wallWords, of).points(signed((now - before) * 100, (value) => decimal(value, 1, of)));
}

function signed(value: number, say: (value: number) => string): string {
  return value >= 0 ? `+${say(value)}` : `−${say(-value)}`;
}
