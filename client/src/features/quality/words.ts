// Words of the report on quality.
import { defineWords } from "@/i18n/words";

export const qualityWords = defineWords(
  {
    title: "质量报告", lead: "只看每份答案第一次质检的结论。区间为 95% Wilson 区间；样本少时区间宽，不宜据此下结论。",
    project: "项目", all: "全部项目", days: "时间", lastDays: (n: number) => `最近 ${n} 天`,
    none: "这段时间没有质检", noneNote: "质检员作出结论后，这里会显示一次通过率、退回原因和变化。换一个项目或更长的时间看看。",
    firstPass: "一次通过率", inspected: "首检", passed: "通过", fixed: "改后通过", returned: "退回", voided: "作废",
    trend: "每天的首检与一次通过", companies: "各公司", company: "公司", authors: "标注员", author: "标注员", inspectors: "质检员", inspector: "质检员",
    authorsNote: "按「最好可能」从低到高：区间上端越低，越值得先看。题量太少的人不会排到前面。",
    inspectorsNote: "各人通过率差得多，可能是题目不同，也可能是尺度不一：抽几题一起校准。",
    appeals: "申诉（成立）", reasons: "退回与作废的原因", noReasons: "没有退回或作废。",
    hidden: "人员名单只在选定项目后（以代号）显示。",
  },
  {
    title: "Quality report", lead: "The first verdict on each answer only. Intervals are Wilson’s at 95 %; where n is small they are wide, and say little.",
    project: "Project", all: "All projects", days: "Time", lastDays: (n: number) => `Last ${n} days`,
    none: "Nothing was inspected in this time", noneNote: "Once inspectors have judged, the first-pass rate, the reasons and the trend stand here. Try another project or a longer time.",
    firstPass: "First-pass rate", inspected: "Inspected", passed: "Passed", fixed: "Fixed & passed", returned: "Returned", voided: "Void",
    trend: "First inspections and passes each day", companies: "Companies", company: "Company", authors: "Annotators", author: "Annotator", inspectors: "Inspectors", inspector: "Inspector",
    authorsNote: "Sorted by the best the rate may be: the lower the interval’s upper end, the sooner to look. Few answers never put anybody in front.",
    inspectorsNote: "Rates that lie far apart may mean other items, or another yardstick: calibrate on a few together.",
    appeals: "Appeals (granted)", reasons: "Reasons for returning and voiding", noReasons: "Nothing was returned or voided.",
    hidden: "People are listed, by pseudonym, once a project is chosen.",
  },
);
