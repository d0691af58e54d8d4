// Numbers, money and times as people read them, through Intl. Money comes as whole fen, shares as 0..1.
//   money(520) "¥5.20"   share(0.934) "93.4%"   duration(6720) "1:52"   basisPoints(2000) "20%"
import { language, locale, type Language } from "./language";

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

export function number(value: number, of: Language = language()): string {
  return numbers(of, {}).format(value);
}

export function money(fen: number, of: Language = language()): string {
  return numbers(of, { style: "currency", currency: "CNY", currencyDisplay: "narrowSymbol" }).format(fen / 100);
}

export function share(value: number | null, of: Language = language()): string {
  if (value === null) return "—";
  return numbers(of, { style: "percent", maximumFractionDigits: 1 }).format(value);
}

export function basisPoints(value: number, of: Language = language()): string {
  return share(value / 10_000, of);
}

/** A statistic with three decimals, or a dash where there is none. */
export function decimal(value: number | null, places = 3, of: Language = language()): string {
  if (value === null) return "—";
  return numbers(of, { minimumFractionDigits: places, maximumFractionDigits: places }).format(value);
}

/** Hours and minutes from seconds, as h:mm. */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

export function dateTime(iso: string, of: Language = language()): string {
  return dates(of, {
    year: "numeric", month: monthOf(of), day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false,
  }).format(new Date(iso));
}

export function date(iso: string, of: Language = language()): string {
  return dates(of, { year: "numeric", month: monthOf(of), day: "2-digit" }).format(new Date(iso));
}

/** 09:41:07 in both languages. Written by hand: the first formatter that Intl makes holds a slow machine for 60 ms. */
export function clock(iso: string): string {
  const at = new Date(iso);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The distance from now in words: "3 minutes ago", "3分钟前". */
export function ago(iso: string, now: number = Date.now(), of: Language = language()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const [unit, size] = unitOf(Math.abs(seconds));
  return relative(of).format(Math.trunc(seconds / size), unit);
}

/** In English the month is a word, because 02/03 means two different days to two readers. */
function monthOf(of: Language): "short" | "2-digit" {
  return of === "en" ? "short" : "2-digit";
}

function unitOf(seconds: number): [Intl.RelativeTimeFormatUnit, number] {
  if (seconds < 60) return ["second", 1];
  if (seconds < 3600) return ["minute", 60];
  if (seconds < 86_400) return ["hour", 3600];
  return ["day", 86_400];
}

function numbers(of: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(`n${of}${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale(of), options));
}

function dates(of: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(`d${of}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale(of), options));
}

function relative(of: Language): Intl.RelativeTimeFormat {
  return kept(`r${of}`, () => new Intl.RelativeTimeFormat(locale(of), { numeric: "auto" }));
}

/** Intl objects are slow to make (about 50 µs), so each is made once. */
function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string, make: () => T,
): T {
  const found = made.get(key);
  if (found) return found as T; // the key's first letter fixes which of the three it is
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}
