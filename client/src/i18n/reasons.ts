// Says in Chinese what the server gives as an English sentence: why a line, an answer or a draft is refused, why an
// import or a training failed, what an export format loses. The sentences stand in reasons.json, which a test of the
// server compares with its sources. A hole {name} takes any text; one that is listed under "holes" is said in its turn.
//   "needs at most 1, has 2" "需要至多 1 个候选回答，现有 2 个"      "something new" "something new"
import type { Language } from "./language";
import book from "./reasons.json";

type Pattern = { shape: RegExp; zh: string };

const HOLE = /\{(\w+)\}/g;
const sentences = patternsOf({ ...book.sentences, ...book.libraries });
const insides = new Map(Object.entries(book.holes).map(([name, inside]) => [name, patternsOf(inside)]));

/** Translate a sentence of the server; one that is not known stays as it is. */
export function reasonIn(of: Language, sentence: string): string {
  return of === "en" ? sentence : said(sentence, sentences);
}

function said(sentence: string, patterns: readonly Pattern[]): string {
  for (const { shape, zh } of patterns) {
    const found = shape.exec(sentence);
    if (found) return zh.replace(HOLE, (_, name: string) => inside(name, found.groups?.[name] ?? ""));
  }
  return sentence;
}

function inside(name: string, text: string): string {
  const patterns = insides.get(name);
  return patterns ? said(text, patterns) : text;
}

/** Compile the sentences, the wordiest first, so that one with a wide hole does not hide a more exact one. */
function patternsOf(written: Record<string, string>): Pattern[] {
  const wordiness = (sentence: string) => sentence.replace(HOLE, "").length;
  return Object.entries(written)
    .sort(([a], [b]) => wordiness(b) - wordiness(a))
    .map(([en, zh]) => ({ shape: shapeOf(en), zh }));
}

/** The server lowers the first letter of some sentences and not of others, so the case does not count. */
function shapeOf(en: string): RegExp {
  const exact = en.replace(/[\\^$.*+?()[\]|]/g, "\\$&").replace(HOLE, "(?<$1>.*?)");
  return new RegExp(`^${exact}$`, "is");
}
