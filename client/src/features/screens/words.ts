// Words of the page of screens.
import { defineWords } from "@/i18n/words";

export const screenWords = defineWords(
  {
    title: "大屏", note: "大屏显示当天产出、交付、队列与需要关注的事项，不含个人姓名与金额。每块屏用自己的链接打开一次，此后只能看大屏。",
    look: "在本机查看大屏", make: "新建屏", name: "位置或名称", namePlaceholder: "例如：一楼大厅", language: "显示语言",
    languages: { zh: "简体中文", en: "English" }, screens: "屏", screens0: "还没有屏",
    screens0Note: "新建一块屏，在那台设备的浏览器里打开所给链接即可。", state: "状态", seen: "最近连接", never: "—",
    waits: (until: string) => `等待打开（${until} 前有效）`, shows: "已开通", revoked: "已吊销", spent: "链接已过期",
    link: "新链接", linkAsk: (name: string) => `为「${name}」新建链接？正在显示的设备会立即黑屏，须用新链接重新打开。`,
    revoke: "吊销", revokeAsk: (name: string) => `吊销「${name}」？设备会立即黑屏，且不能恢复。`, cancel: "取消", done: "完成",
    made: "链接已创建", madeNote: "在要用作大屏的设备上打开这个链接。24 小时内有效，只能打开一次；关闭后无法再次查看。", copy: "复制链接",
  },
  {
    title: "Wall", note: "The wall shows the day's output, deliveries, queues and what needs attention; no person's name and no money. Each screen is opened once by a link of its own and can see nothing else.",
    look: "See the wall here", make: "New screen", name: "Place or name", namePlaceholder: "e.g. hall, ground floor", language: "Language of the screen",
    languages: { zh: "简体中文", en: "English" }, screens: "Screens", screens0: "No screens yet",
    screens0Note: "Make one, and open its link in the browser of that device.", state: "State", seen: "Last connected", never: "—",
    waits: (until: string) => `waits to be opened (until ${until})`, shows: "open", revoked: "revoked", spent: "link has run out",
    link: "New link", linkAsk: (name: string) => `Make a new link for “${name}”? The device that shows it now goes dark and must be opened with the new link.`,
    revoke: "Revoke", revokeAsk: (name: string) => `Revoke “${name}”? Its device goes dark at once and cannot come back.`, cancel: "Cancel", done: "Done",
    made: "Link made", madeNote: "Open this link on the device that is to be the screen. It works for 24 hours and once; it cannot be shown again.", copy: "Copy the link",
  },
);
