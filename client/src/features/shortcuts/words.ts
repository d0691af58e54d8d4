// Words of the page of shortcuts.
import { defineWords } from "@/i18n/words";

export const shortcutWords = defineWords(
  {
    title: "快捷键", back: "个人设置", note: "改键后，页面上的按键提示、「?」和命令面板都显示新的键。设置跟随账号，换一台电脑也有效。",
    key: "按键", usual: "默认", meaning: "作用", change: "改键", changeOf: (what: string) => `改键：${what}`, off: "停用", isOff: "已停用",
    reset: "全部恢复默认", resetOne: "恢复默认", changed: (n: number) => `已改 ${n} 个`,
    press: "请按新的键：一个字母、数字或符号，可加 Shift 或 Alt。", pressed: "新的键",
    refused: "这个键不能用：Ctrl 组合、空格、Enter、方向键留给浏览器、输入法和页面。",
    clash: (key: string, what: string) => `${key} 已用于「${what}」。保存后两者互换。`, same: "现在就是这个键。", save: "保存", swap: "互换", cancel: "取消",
    fixed: "固定的键", fixedNote: "Enter 提交、Ctrl/⌘+Enter 在输入框内提交、Esc 离开、Ctrl/⌘+K 命令面板、Ctrl/⌘+S 保存、Ctrl/⌘+Z 撤销不能改。",
  },
  {
    title: "Keyboard shortcuts", back: "Profile and settings",
    note: "Hints on pages, the “?” sheet and the command palette show the keys you choose. They belong to your account and follow you to every machine.",
    key: "Key", usual: "Usual", meaning: "What it does", change: "Change", changeOf: (what: string) => `Change: ${what}`, off: "Switch off", isOff: "Off",
    reset: "Reset all", resetOne: "Reset", changed: (n: number) => `${n} changed`,
    press: "Press the new key: one letter, digit or sign, with Shift or Alt if you like.", pressed: "New key",
    refused: "This key cannot be used: Ctrl combinations, space, Enter and arrows belong to browsers, input methods and pages.",
    clash: (key: string, what: string) => `${key} is used for “${what}”. Saving swaps the two.`, same: "This is the key already.", save: "Save", swap: "Swap", cancel: "Cancel",
    fixed: "Fixed keys", fixedNote: "Enter hands in, Ctrl/⌘+Enter hands in from a field, Esc leaves, Ctrl/⌘+K opens the palette, Ctrl/⌘+S saves and Ctrl/⌘+Z undoes; these cannot be changed.",
  },
);
