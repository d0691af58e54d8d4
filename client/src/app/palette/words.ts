// Words of the command palette.
import { defineWords } from "@/i18n/words";

export const paletteWords = defineWords(
  {
    title: "命令面板", search: "输入命令、页面或项目，支持拼音首字母", list: "命令", none: "没有匹配的命令", count: (n: number) => `${n} 个命令`,
    groups: { here: "本页操作", go: "前往", projects: "项目", work: "领取题目", look: "显示" },
    toEnglish: "切换到英文界面 English", toChinese: "切换到中文界面 Chinese", theme: (name: string) => `外观：${name}`, larger: "阅读字号加大", smaller: "阅读字号减小",
    shortcuts: "快捷键设置", singleOn: "启用单键快捷键", singleOff: "停用单键快捷键", hint: "↑↓ 选择，⏎ 执行，Esc 关闭",
  },
  {
    title: "Command palette", search: "A command, a page or a project", list: "Commands", none: "No command matches", count: (n: number) => (n === 1 ? "1 command" : `${n} commands`),
    groups: { here: "On this page", go: "Go to", projects: "Projects", work: "Work on", look: "Appearance" },
    toEnglish: "Switch to English", toChinese: "Switch to Chinese 中文", theme: (name: string) => `Theme: ${name}`, larger: "Larger text", smaller: "Smaller text",
    shortcuts: "Keyboard shortcuts", singleOn: "Switch single keys on", singleOff: "Switch single keys off", hint: "↑↓ choose, ⏎ run, Esc closes",
  },
);
