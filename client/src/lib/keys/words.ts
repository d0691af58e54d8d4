// Words of the help about keys.
import { defineWords } from "@/i18n/words";

export const keysWords = defineWords(
  {
    title: "本页快捷键", other: "其他", close: "关闭",
    singleKeys: "启用单键快捷键", singleKeysNote: "关闭后，字母和数字键不再触发操作；Enter 与 Ctrl 组合键仍可用。",
    typing: "在输入框内打字时单键不生效，按 Esc 离开输入框。", change: "改键…",
  },
  {
    title: "Keys of this page", other: "Other", close: "Close",
    singleKeys: "Single keys act", singleKeysNote: "When off, letters and digits do nothing; Enter and Ctrl keys still work.",
    typing: "Single keys do nothing while you type; Esc leaves the field.", change: "Change keys…",
  },
);
