// Words of the models behind a consensus, and of people's figures.
import type { FieldModel } from "@/api/types";
import { decimal } from "@/i18n/format";
import { defineWords } from "@/i18n/words";

export const figureWords = defineWords(
  {
    models: "汇总模型", modelsNote: "每个字段按数据自动选择模型；票数增加五分之一后重新比较。简单多数是数据不足时的后备。",
    models0: "重新汇总后显示所用模型。", field: "字段", model: "模型", why: "选择原因", inputs: "依据（标注 / 题目 / 人）", confidence: "置信度",
    methods: {
      hierarchical: "分层 Dawid–Skene", dawid_skene: "Dawid–Skene", one_coin: "单参数（one-coin）", mace: "MACE", majority: "简单多数（后备）",
      mean: "均值", numeric: "按精度加权", ordinal: "有序等级模型", borda: "平均名次", orders: "排序得分（按可靠度）", at_least_half: "半数以上", joined: "合并各人所写", only_answer: "唯一答案",
      most_similar: "最相似文本", text_choice: "按可靠度选文本", adjudicated: "裁定",
    } as Record<string, string>,
    reasons: {
      few_votes: () => "标注少于 30 条、少于 3 人或没有重叠，学不到个人习惯",
      not_compared: (model) => `只有 ${model.hidden} 题有 3 票，不足 30，无法比较，用默认模型`,
      none_better: (model) => `藏起 ${model.hidden} 票来比较，没有模型明显优于默认`,
      foretells_better: (model) =>
        `预测 ${model.hidden} 张藏起的票明显优于默认：+${decimal(model.gain)} [${decimal(model.gain_low)}, ${decimal(model.gain_high)}]`,
      only_way: () => "此类字段只有这一种方法",
    } as Record<string, (model: FieldModel) => string>,
    calibrated: (gold: number, at: string) => `用 ${gold} 道金标题校准（温度 ${at}）`, tempered: (at: string) => `按经验降温（温度 ${at}）；金标题满 50 道后校准`,
    notCooled: "未校准",
    people: "标注员准确度", peopleNote: "准确度以汇总结果为参照估计，区间 95%，n 为能判断的题数；仅用于质检分配，不作为薪酬依据。点击查看混淆矩阵。",
    people0: "还没有可估计的人员。", person: "标注员", answers: "标注", accuracy: "准确度（95% 区间）", items: "n", few: "数据不足", close: "关闭",
    whole: "整份答案", figure: "数值（95% 区间）", scatter: "离散度",
    measures: { accuracy: "准确度", bias: "偏差（高于他人）", likeness: "与他人的相似度" } as Record<string, string>, measure: "指标",
    confusion: (field: string) => `混淆矩阵 · ${field}`, confusionNote: "行：推断的真值；列：此人所答。单元格是期望票数和占该行的比例。", truth: "真值 ＼ 所答",
    reliability: "可靠度（95% 区间）", restsOn: (items: number, answers: number) => `依据 n = ${items} 道可判断的题，共 ${answers} 份标注；由此人与汇总结果估计，不作为薪酬依据。`,
    habits0: "还没有与他人重叠的标注，无法给出数值。",
  },
  {
    models: "Models behind the consensus",
    modelsNote: "Each field’s model is chosen by the data and compared anew after a fifth more votes. The majority is the fallback where data are few.",
    models0: "The models show after the next settlement.", field: "Field", model: "Model", why: "Chosen because", inputs: "Votes / items / people",
    confidence: "Confidence",
    methods: {
      hierarchical: "Hierarchical Dawid–Skene", dawid_skene: "Dawid–Skene", one_coin: "One coin", mace: "MACE", majority: "Majority (fallback)",
      mean: "Mean", numeric: "Weighed by precision", ordinal: "Grades", borda: "Mean place", orders: "Scores of orders, by reliability", at_least_half: "At least half", joined: "Everybody’s, joined", only_answer: "Only answer",
      most_similar: "Most similar text", text_choice: "Text by reliability", adjudicated: "Adjudicated",
    } as Record<string, string>,
    reasons: {
      few_votes: () => "fewer than 30 votes or three people, or no overlap: habits cannot be learned",
      not_compared: (model) => `only ${model.hidden} items have three votes, 30 are needed to compare: the default`,
      none_better: (model) => `no model foretells ${model.hidden} hidden votes clearly better than the default`,
      foretells_better: (model) =>
        `it foretells ${model.hidden} hidden votes better than the default: +${decimal(model.gain)} [${decimal(model.gain_low)}, ${decimal(model.gain_high)}]`,
      only_way: () => "the one way for this sort of field",
    } as Record<string, (model: FieldModel) => string>,
    calibrated: (gold: number, at: string) => `calibrated on ${gold} gold items (temperature ${at})`,
    tempered: (at: string) => `cooled by rule of thumb (temperature ${at}); calibrated from 50 gold items`, notCooled: "not calibrated",
    people: "Annotators’ accuracy", peopleNote: "Accuracy is estimated against the consensus, with a 95% interval; n is the items that could be judged. It directs inspection, never pay. Open a row for the confusion.",
    people0: "Nobody can be estimated yet.", person: "Annotator", answers: "Answers", accuracy: "Accuracy (95% interval)", items: "n", few: "too little data",
    close: "Close", whole: "The answer as a whole", figure: "Figure (95% interval)", scatter: "Scatter",
    measures: { accuracy: "Accuracy", bias: "Bias (above others)", likeness: "Likeness to others" } as Record<string, string>, measure: "Measure",
    confusion: (field: string) => `Confusion · ${field}`,
    confusionNote: "Rows: the inferred truth; columns: what this person said. Cells are expected votes and their share of the row.", truth: "Truth \\ said",
    reliability: "Reliability (95% interval)",
    restsOn: (items: number, answers: number) => `From n = ${items} items that could be judged, of ${answers} answers; estimated against the consensus, never for pay.`,
    habits0: "No answers overlap with those of others yet, so there is no figure.",
  },
);
