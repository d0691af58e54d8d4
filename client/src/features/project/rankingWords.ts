// Words of a project's leaderboard of models.
import { defineWords } from "@/i18n/words";

export const rankingWords = defineWords(
  {
    title: "模型榜单", note: (votes: string, judges: string) => `由 ${votes} 次成对判断、${judges} 位标注员得出；区间 95%，按标注员聚类（同一人的判断不独立）。分数为 Elo 尺度，均值 1000。`,
    methods: { aware_davidson: "含标注员可靠度的 Davidson 模型", davidson: "Davidson 模型（平局单列）", plackett_luce: "含并列的 Plackett–Luce 模型（按整条排序）" } as Record<string, string>,
    groups: (n: number) => `这些模型分成 ${n} 组，组间没有任何比较，分数不能跨组比较。请补充跨组的题目。`,
    next: (pair: string) => `接下来最值得比较的一对：${pair}（先补足每个模型 30 次判断，再看谁最能分清前列）。`,
    place: "名次", model: "模型", score: "分数（95% 区间）", fair: "同风格分数", judged: "判断", wins: "胜", ties: "平",
    matrix: "胜负矩阵", matrixNote: "行胜列的次数，平局各计一半；括号为占两者判断的比例。",
    style: "风格影响", effects: { length: "长度每加倍", markdown: "Markdown 标记每加倍" } as Record<string, string>,
    effect: (name: string, value: string, low: string, high: string) => `${name}：${value} 分 [${low}, ${high}]`, one: "仅一位标注员，无法给出区间。",
  },
  {
    title: "Leaderboard of models",
    note: (votes: string, judges: string) => `From ${votes} judgements of pairs by ${judges} annotators; 95% intervals are by annotator, whose judgements are not independent. Elo’s scale, mean 1000.`,
    methods: { aware_davidson: "Davidson’s model with annotators’ reliability", davidson: "Davidson’s model (ties apart)", plackett_luce: "Plackett–Luce with ties, on whole rankings" } as Record<string, string>,
    groups: (n: number) => `The models fall into ${n} groups that no comparison links; scores mean nothing across groups. Add items that link them.`,
    next: (pair: string) => `The pair to compare next: ${pair} (first 30 judgements for each model, then what tells most about the best).`,
    place: "Place", model: "Model", score: "Score (95% interval)", fair: "At equal style", judged: "Judged", wins: "Won", ties: "Tied",
    matrix: "Wins", matrixNote: "How often the row beat the column, ties half; in brackets the share of their judgements.",
    style: "What style is worth", effects: { length: "Twice the length", markdown: "Twice the Markdown" } as Record<string, string>,
    effect: (name: string, value: string, low: string, high: string) => `${name}: ${value} points [${low}, ${high}]`, one: "One annotator only: no interval.",
  },
);
