// Words of the profile page.
import { defineWords } from "@/i18n/words";

export const profileWords = defineWords(
  {
    title: "个人设置", languages: "能做题的语言", languagesNote: "有的项目按语言派题：只会派给你勾选的语言。", languagesKept: "语言已保存", who: "账号", login: "登录名", name: "姓名", organisation: "所在机构", roles: "角色",
    look: "显示", language: "界面语言", theme: "外观", themes: { system: "跟随系统", light: "浅色", dark: "深色" },
    reading: (pixels: number) => `阅读字号：${pixels} px`,
    readingSample: "示例：骑楼沿街而建，雨天行人不湿鞋。The arcade keeps the rain off.",
    tokens: "API 令牌", tokensNote: "令牌用于脚本调用接口，权限不超过你的角色。",
    tokens0: "还没有令牌", tokens0Note: "需要用脚本导入或下载数据时，在上方新建一个。",
    make: "新建令牌", tokenName: "用途", tokenNamePlaceholder: "例如：夜间导出", scopes: "权限范围", days: "有效天数",
    made: "令牌已创建", madeNote: "请立即复制并妥善保存，关闭后无法再次查看。", copy: "复制", done: "我已保存",
    revoke: "吊销", revokeAsk: (name: string) => `吊销令牌「${name}」？使用它的脚本会立即失效。`,
    revoked: "已吊销", expires: "到期", prefix: "前缀", state: "状态", live: "有效", never: "不过期",
    scopesNeeded: "至少选择一项权限。", cancel: "取消", expired: "已过期",
    keys: "快捷键", toKeys: "查看和修改", keysNote: "工作台的每个操作都有按键，可以改键或停用。", keysOn: "单键快捷键已启用。", keysOff: "单键快捷键已停用。",
    keysChanged: (n: number) => `已改 ${n} 个键。`,
  },
  {
    languages: "Languages you work in", languagesNote: "Some projects hand out by language: only in those that you tick.", languagesKept: "Languages kept", title: "Profile and settings", who: "Account", login: "Login", name: "Name", organisation: "Organisation",
    roles: "Roles", look: "Appearance", language: "Language", theme: "Theme",
    themes: { system: "As system", light: "Light", dark: "Dark" },
    reading: (pixels: number) => `Reading size: ${pixels} px`,
    readingSample: "Sample: 骑楼沿街而建，雨天行人不湿鞋。The arcade keeps the rain off.",
    tokens: "API tokens", tokensNote: "Tokens let scripts call the interface, never with more than your roles allow.",
    tokens0: "No tokens yet", tokens0Note: "Make one above when a script has to import or download data.",
    make: "New token", tokenName: "Used for", tokenNamePlaceholder: "e.g. nightly export", scopes: "Scopes",
    days: "Days valid", made: "Token created", madeNote: "Copy and keep it now; it cannot be shown again.", copy: "Copy",
    done: "I have kept it", revoke: "Revoke",
    revokeAsk: (name: string) => `Revoke the token “${name}”? Scripts that use it stop working at once.`,
    revoked: "Revoked", expires: "Expires", prefix: "Prefix", state: "State", live: "Live",
    never: "never", scopesNeeded: "Choose at least one scope.", cancel: "Cancel", expired: "Expired",
    keys: "Keyboard shortcuts", toKeys: "See and change", keysNote: "Everything in the workbench has a key; each can be changed or switched off.",
    keysOn: "Single keys act.", keysOff: "Single keys are off.", keysChanged: (n: number) => (n === 1 ? "1 key is changed." : `${n} keys are changed.`),
  },
);
