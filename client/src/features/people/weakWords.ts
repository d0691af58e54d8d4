// Words of the card of people who are weak or paused.
import { defineWords } from "@/i18n/words";

export const weakWords = defineWords(
  {
    title: "需要帮助的人", note: "证据充分地低于项目要求，或已暂停领题。名单按区间上限从低到高排列；恢复由项目经理在项目的「金标与人员」中办理。",
    nobody: "目前没有人偏弱或被暂停。", person: "姓名", company: "公司", project: "项目", score: "正确比例（95% 区间）", seen: "证据", state: "状态",
    weak: "偏弱", paused: "已暂停",
  },
  {
    title: "Who needs help", note: "Surely below what a project asks for, or paused there; lowest upper end first. Project managers let people back under “Gold & people” of the project.",
    nobody: "Nobody is weak or paused now.", person: "Name", company: "Company", project: "Project", score: "Right (95% interval)", seen: "Seen", state: "State",
    weak: "weak", paused: "paused",
  },
);
