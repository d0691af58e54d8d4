// Words of the list of projects.
import { defineWords } from "@/i18n/words";

export const projectsWords = defineWords(
  {
    title: "项目", make: "新建项目", empty: "还没有项目", emptyNote: "新建一个项目，导入题目，发布规范后即可开放。",
    emptyReader: "还没有与你的机构相关的项目。", name: "名称", kind: "类型", state: "状态", progress: "验收进度",
    items: "题目", settled: "已汇总", waiting: "待质检", price: "单价", sample: "示例", client: "客户",
  },
  {
    title: "Projects", make: "New project", empty: "No projects yet",
    emptyNote: "Make a project, import items, publish the guideline, then open it.",
    emptyReader: "No project concerns your organisation yet.", name: "Name", kind: "Kind", state: "State",
    progress: "Accepted", items: "Items", settled: "Settled", waiting: "To inspect", price: "Price",
    sample: "Sample", client: "Client",
  },
);
