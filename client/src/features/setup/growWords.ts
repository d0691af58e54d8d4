// Words of the rules for writing prompts and for growing trees.
import { defineWords } from "@/i18n/words";

export const growWords = defineWords(
  {
    promptsMin: "最少条数", promptsMax: "最多条数", tags: (name: string) => `标签「${name}」的选项`, tagsNote: "按数字键选择，每个标签最多 9 个选项。",
    tagZh: "标签名（中文）", tagEn: "标签名（英文）", required: "必选", addTag: "添加标签", removeTag: "删除标签", newTag: { zh: "新标签", en: "New tag" },
    addChoice: "添加选项", newChoice: { zh: "新选项", en: "New choice" },
    task: "写什么", tasks: { assistant: "只写助手的回复", prompter: "只写用户的下一句", both: "轮到谁写谁，并写一句后续" }, taskNote: "导入时不合适的题目不写入。",
    repliesMin: "最少新写几条", repliesMax: "最多新写几条", labels: "打分项", labelsNote: "只给别人写的消息，可以不打；最多 9 项。", addLabel: "添加打分项", newLabel: { zh: "新打分项", en: "New label" },
    scale: "刻度", scales: { five: "1–5 分", yes_no: "是 / 否" },
  },
  {
    promptsMin: "Fewest prompts", promptsMax: "Most prompts", tags: (name: string) => `Choices of the tag “${name}”`, tagsNote: "A digit chooses one; at most 9 for each tag.",
    tagZh: "Tag in Chinese", tagEn: "Tag in English", required: "Required", addTag: "Add a tag", removeTag: "Remove the tag", newTag: { zh: "新标签", en: "New tag" },
    addChoice: "Add a choice", newChoice: { zh: "新选项", en: "New choice" },
    task: "What is written", tasks: { assistant: "The assistant’s replies only", prompter: "The user’s next message only", both: "Whoever is next, and what may follow" }, taskNote: "Items that do not fit are refused at import.",
    repliesMin: "Fewest new replies", repliesMax: "Most new replies", labels: "Labels", labelsNote: "Of what others wrote, always optional; at most 9.", addLabel: "Add a label", newLabel: { zh: "新打分项", en: "New label" },
    scale: "Scale", scales: { five: "1–5", yes_no: "Yes / no" },
  },
);
