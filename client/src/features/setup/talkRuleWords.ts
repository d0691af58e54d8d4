// Words of the rules of talking with models.
import { defineWords } from "@/i18n/words";

export const talkRuleWords = defineWords(
  {
    opening: "开场", openings: { message: "题目的最后一句原样发出", topic: "题目只是话题，由标注员自己提问" },
    fewest: "最少轮数", most: "最多轮数", levels: "偏好程度", levelNames: ["不分程度", "两档", "三档"],
    rate: "逐条评价回复",
  },
  {
    opening: "Opening", openings: { message: "The item’s last message is sent as it stands", topic: "The item is only a topic; annotators ask themselves" },
    fewest: "Fewest rounds", most: "Most rounds", levels: "Strength of a vote", levelNames: ["not asked", "two levels", "three levels"],
    rate: "Every reply is rated",
  },
);
