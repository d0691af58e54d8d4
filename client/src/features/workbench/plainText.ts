// Small readings of an item that several parts of the page need.
import type { Body, Lease } from "@/api/types";

/** The language tag for an item's texts, so that Han characters take their Simplified forms. */
export function langOf({ language }: Pick<Lease, "language">): string {
  return language === "zh" ? "zh-CN" : language;
}

/** What a person wrote, for the clipboard: the texts as they are, everything else as JSON. */
export function plainText(body: Body): string {
  const texts = [body["text"], body["note"], body["reason"]].filter((text) => typeof text === "string" && text !== "");
  return [...texts, JSON.stringify(body)].join("\n\n");
}
