// Words of the shared components.
import { defineWords } from "@/i18n/words";

export const uiWords = defineWords(
  {
    loading: "正在加载", retry: "重试", copyDetails: "复制详情", copied: "已复制", dismiss: "关闭",
    more: "加载更多", askOperator: "如需使用，请联系基地运营人员开通权限。",
  },
  {
    loading: "Loading", retry: "Try again", copyDetails: "Copy details", copied: "Copied", dismiss: "Dismiss",
    more: "Load more", askOperator: "The base operator can grant this permission.",
  },
);
