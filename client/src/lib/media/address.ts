// Where a file is fetched. Another try has another address, so that no cache answers with the failure.
import type { Media } from "@/api/types";

export function addressOf({ name }: Media, tries = 0): string {
  return `/api/media/${name}${tries > 0 ? `?try=${tries}` : ""}`;
}

/** The room that a picture takes: as wide as it is, as its column allows, and no taller than the reader's limit. */
export function roomFor({ width, height }: Media, whenUnknown: readonly [number, number]): Record<string, string> {
  const [w, h] = width && height ? [width, height] : whenUnknown;
  return { aspectRatio: `${w} / ${h}`, inlineSize: `min(100%, ${w}px, calc(var(--media-tall, 42vh) * ${w / h}))` };
}
