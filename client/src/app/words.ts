// Words of the shell.
import { defineWords } from "@/i18n/words";

export const shellWords = defineWords(
  {
    product: "骑楼", skip: "跳到正文", areas: "功能区", home: "我的任务", work: "工作台", answers: "提交记录",
    inspect: "质检", talk: "对话体验", manage: "管理", learn: "学习与考试", profile: "个人设置", signOut: "退出登录", language: "English",
    languageLabel: "切换到英文界面", theme: { system: "跟随系统", light: "浅色", dark: "深色" },
    themeLabel: "外观", sample: "示例数据", sampleNote: "本基地的人员与数据均为示例，不代表真实机构。",
    offline: "离线：页面内容可能不是最新，已填写的内容会保留在本机。",
    notFound: "没有这个页面", notFoundNote: "地址可能有误，或页面已移动。", toHome: "回到首页",
    forbidden: "你没有使用这个页面的权限", forbiddenNote: "所需权限：", askWho: "可由基地运营人员开通。",
    noAreas: "你的账号还没有分配角色", noAreasNote: "请联系所在机构的组长或基地运营人员。", userMenu: "用户菜单", palette: "命令面板",
    questions: (n: number) => `${n} 个疑问待回复`, replies: (n: number) => `${n} 个疑问有了回复`,
  },
  {
    product: "Qilou", skip: "Skip to content", areas: "Areas", home: "My tasks", work: "Workbench",
    answers: "My submissions", inspect: "Inspection", talk: "Talk", manage: "Management", learn: "Learning", profile: "Profile and settings",
    signOut: "Sign out", language: "中文", languageLabel: "Switch to Chinese",
    theme: { system: "As system", light: "Light", dark: "Dark" }, themeLabel: "Appearance",
    sample: "Sample data", sampleNote: "People and data of this base are samples and stand for no real organisation.",
    offline: "Offline: what is shown may be old; what you fill in is kept on this device.",
    notFound: "There is no such page", notFoundNote: "The address may be wrong, or the page has moved.",
    toHome: "Back to the start", forbidden: "You may not use this page", forbiddenNote: "Permission needed: ",
    askWho: "The base operator can grant it.", noAreas: "Your account has no role yet",
    noAreasNote: "Ask your team lead or the base operator.", userMenu: "User menu", palette: "Command palette",
    questions: (n: number) => (n === 1 ? "1 question waits for a reply" : `${n} questions wait for a reply`),
    replies: (n: number) => (n === 1 ? "1 of your questions was answered" : `${n} of your questions were answered`),
  },
);
