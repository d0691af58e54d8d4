// Says a refusal in the person's language: by its name; else by its kind (and, in English, by the server's own
// sentence, which is English). The sentences by name are many and seldom needed: they are fetched after the page.
import { useSyncExternalStore } from "react";
import type { Refusal, RefusalKind } from "@/api/refusal";
import { useLanguage, type Language } from "./language";
import type { Pair } from "./refusalSentences";

export const KIND_SENTENCES: Record<RefusalKind, Record<Language, string>> = {
  unauthenticated: { zh: "请先登录。", en: "Sign in first." },
  not_found: { zh: "没有找到，或你无权查看。", en: "It does not exist, or you may not see it." },
  not_allowed: { zh: "你没有这项权限。", en: "You may not do this." },
  invalid: { zh: "提交的内容有问题，请检查后再试。", en: "What was sent cannot be used. Check it and try again." },
  conflict: { zh: "内容已被更改，请刷新后再试。", en: "It has changed in the meantime. Reload and try again." },
  exhausted: { zh: "已达到上限，请稍后再试。", en: "A limit is reached. Try again later." },
  offline: { zh: "连接不上服务器，请检查网络。", en: "The server cannot be reached. Check the network." },
  broken: { zh: "服务器出错了，请稍后重试。", en: "The server failed. Try again shortly." },
};

let sentences: Record<string, Pair> = {};
const listeners = new Set<() => void>();

/** Fetch the sentences by name; without them a refusal is said by its kind. */
export async function loadSentences(): Promise<void> {
  sentences = (await import("./refusalSentences")).REFUSALS;
  for (const listener of listeners) listener();
}

/** Say a refusal in the person's language. */
export function explain(refusal: Refusal, of: Language): string {
  const known = sentences[refusal.name];
  if (known) return known[of](refusal.facts);
  const fromServer = of === "en" && refusal.status >= 400 && !refusal.message.startsWith("HTTP");
  return fromServer ? refusal.message : KIND_SENTENCES[refusal.kind][of];
}

/** Say it in a component, again when the sentences have come. */
export function useExplain(): (refusal: Refusal) => string {
  const of = useLanguage();
  useSyncExternalStore(subscribe, () => sentences);
  return (refusal) => explain(refusal, of);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
