// Words in two languages. A feature keeps its own pair beside its page, so management words load with the
// management pages; a key missing in English is a type error because zh decides the shape.
import { language, useLanguage, type Language } from "./language";

export type Words<T> = { zh: T; en: T };

/** Pair two dictionaries; the Chinese one decides which keys there are. */
export function defineWords<T>(zh: T, en: NoInfer<T>): Words<T> {
  return { zh, en };
}

/** Give a component the words of the language being read. */
export function useWords<T>(words: Words<T>): T {
  return words[useLanguage()];
}

/** Give the words of a language. */
export function wordsOf<T>(words: Words<T>, of: Language): T {
  return words[of];
}

/** Give the words outside a component (a toast, a title). */
export function wordsNow<T>(words: Words<T>): T {
  return words[language()];
}

/** Choose between a title and its English form, which may be empty. */
export function titled(row: { title: string; title_en: string }, of: Language): string {
  return of === "en" && row.title_en ? row.title_en : row.title;
}

export function named(row: { name: string; name_en: string }, of: Language): string {
  return of === "en" && row.name_en ? row.name_en : row.name;
}
