// Words of the editor of a checklist, and of the sorts of error in traces.
import { defineWords } from "@/i18n/words";

const zh = {
  title: "清单条目", note: (sum: string) => `权重合计 ${sum}，须为 100%。`, ofItems: "没有条目：每道题须自带清单。", zh: "条目（中文）", en: "条目（英文）", weight: "权重 %", must: "必须",
  scale: "按分数判", min: "最低", max: "最高", add: "添加条目", fresh: { zh: "新条目", en: "New criterion" }, partly: "可判“部分”", na: "可判“不适用”", notes: "没做到须写说明",
  up: (name: string) => `上移：${name}`, down: (name: string) => `下移：${name}`, remove: (name: string) => `删除：${name}`,
  errors: "错误类型", errorsNote: "步骤判错时选一类，最多 20 类。", addError: "添加类型", freshError: { zh: "新类型", en: "New error" },
};

export const criteriaWords = defineWords<typeof zh>(zh, {
  title: "Criteria", note: (sum) => `The weights sum to ${sum}; they must make 100%.`, ofItems: "None: each item must bring its own checklist.", zh: "Criterion in Chinese", en: "Criterion in English", weight: "Weight %", must: "Must be met",
  scale: "By a number", min: "Lowest", max: "Highest", add: "Add a criterion", fresh: { zh: "新条目", en: "New criterion" }, partly: "“Partly” may be answered", na: "“Does not apply” may be answered", notes: "A failed one needs a note",
  up: (name) => `Up: ${name}`, down: (name) => `Down: ${name}`, remove: (name) => `Remove: ${name}`,
  errors: "Sorts of error", errorsNote: "A wrong step is given one; at most 20.", addError: "Add a sort", freshError: { zh: "新类型", en: "New error" },
});
