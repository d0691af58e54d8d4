// The few words that become part of rendered HTML.
import { defineWords } from "@/i18n/words";

export type RenderWords = { formulaFailed: string; imageBlocked: string };

export const RENDER_WORDS = defineWords<RenderWords>(
  { formulaFailed: "渲染失败，请勿据此扣分", imageBlocked: "外部图片未加载" },
  { formulaFailed: "could not render; do not mark down for this", imageBlocked: "remote image not loaded" },
);
