// Words of the management frame.
import { defineWords } from "@/i18n/words";
import type { SectionKey } from "./sections";

export const manageWords = defineWords<{ nav: string; section: Record<SectionKey, string> }>(
  {
    nav: "管理",
    section: {
      overview: "基地总览", quality: "质量报告", projects: "项目", organisations: "机构", people: "人员", models: "模型", training: "奖励模型", courses: "课程与考试", wall: "大屏",
      audit: "审计",
    },
  },
  {
    nav: "Management",
    section: {
      overview: "Overview", quality: "Quality", projects: "Projects", organisations: "Organisations", people: "People", models: "Models",
      training: "Reward models", courses: "Courses and exams", wall: "Wall", audit: "Audit",
    },
  },
);
