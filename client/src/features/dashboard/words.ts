// Words of the base's overview.
import { defineWords } from "@/i18n/words";

export const dashboardWords = defineWords(
  {
    title: "基地总览", sample: "示例数据", sampleNote: "以下数字由示例基地的真实流程产生，不代表真实机构。",
    asOf: (time: string) => `更新于 ${time}，每 5 秒刷新`, old: (seconds: number) => `数据已 ${seconds} 秒未更新`,
    organisations: "机构", people: "人员", annotators: "标注员", onDuty: "在岗", projectsOpen: "进行中项目",
    answersToday: "今日提交", answersTotal: "累计提交", acceptedToday: "今日验收", waiting: "待质检",
    returned: "退回待改", settled: "已汇总题目", releases: "数据版本", hours: "提交与验收（每小时）",
    submitted: "提交", accepted: "验收", hour: (h: string) => `${h}时`, vendors: "标注企业今日产量",
    firstPass: (rate: string) => `一次通过 ${rate}`, projects: "项目进度", vendors0: "还没有标注企业",
    projects0: "还没有项目", projects0Note: "在「项目」中新建一个，导入题目后开放。", hours0: "今天还没有提交",
    hours0Note: "第一题提交后，这里按小时显示。", done: (accepted: string, seats: string) => `${accepted}/${seats}`,
  },
  {
    title: "Base overview", sample: "Sample data",
    sampleNote: "These figures come from a sample base running the real process; they stand for no real organisation.",
    asOf: (time: string) => `As of ${time}, renewed every 5 s`, old: (seconds: number) => `Not renewed for ${seconds} s`,
    organisations: "Organisations", people: "People", annotators: "Annotators", onDuty: "On duty",
    projectsOpen: "Open projects", answersToday: "Submitted today", answersTotal: "Submitted in all",
    acceptedToday: "Accepted today", waiting: "Waiting for inspection", returned: "Returned",
    settled: "Items settled", releases: "Releases", hours: "Submitted and accepted by the hour",
    submitted: "Submitted", accepted: "Accepted", hour: (h: string) => `${h}:00`, vendors: "Vendors today",
    firstPass: (rate: string) => `first pass ${rate}`, projects: "Projects", vendors0: "No vendors yet",
    projects0: "No projects yet", projects0Note: "Make one under “Projects”, import items and open it.",
    hours0: "Nothing submitted today", hours0Note: "After the first item, the hours appear here.",
    done: (accepted: string, seats: string) => `${accepted}/${seats}`,
  },
);
