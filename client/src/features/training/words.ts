// Words of the reward models page.
import { defineWords } from "@/i18n/words";
import type { RunState } from "@/api/types";

type TrainingWords = {
  title: string; lead: string; empty: string; emptyNote: string; toProjects: string; project: string; release: string;
  state: string; progress: string; accuracy: string; at: string; back: string; states: Record<RunState, string>;
  running: (step: string) => string; failed: string; chance: string; full: string; lengthOnly: string; surfaceOnly: string;
  comparison: string; comparisonNote: string; verdict: { usable: string; not_distinguishable: string; too_few_pairs: string };
  verdictNote: { usable: string; not_distinguishable: string; too_few_pairs: string }; curve: string; curveNote: string;
  pairs: (n: string) => string; folds: (n: number) => string; seconds: (n: string) => string; curve0: string;
  result: string; waiting: string; surfaceNote: string;
};

export const trainingWords = defineWords<TrainingWords>(
  {
    title: "奖励模型", lead: "用已发布的比较数据训练轻量奖励模型，检验数据是否真的能教会模型偏好。", empty: "还没有训练",
    emptyNote: "在比较、排序或 GSB 项目的「数据版本」中选一个版本，点击「训练奖励模型」。", toProjects: "去项目", project: "项目",
    release: "数据版本", state: "状态", progress: "进度", accuracy: "准确率（95% 区间）", at: "开始时间", back: "全部训练",
    states: { queued: "排队中", running: "训练中", done: "完成", failed: "失败" },
    running: (step) => `正在进行：${step}`, failed: "训练失败", chance: "随机 50%", full: "奖励模型",
    lengthOnly: "只看长度", surfaceOnly: "只看表面特征", comparison: "与基线比较",
    comparisonNote: "交叉验证下对未见题目的偏好预测准确率；横条为 95% 区间。只看长度的基线衡量标注是否只是偏好更长的回答。",
    verdict: { usable: "可用：明显优于只看长度的基线", not_distinguishable: "尚不可用：与只看长度的基线无法区分",
      too_few_pairs: "数据太少，尚不能下结论" },
    verdictNote: {
      usable: "模型学到了长度之外的偏好，可用于排序和筛选；上线前请在自己的数据上复核。",
      not_distinguishable: "与基线的差异还说明不了什么。增加数据量、检查一致性或完善规范后再训练。",
      too_few_pairs: "少于 100 对时，无论数字多好都可能是偶然。继续标注后再训练。",
    },
    curve: "学习曲线", curveNote: "随训练对数增加的准确率；仍在上升说明更多数据会有帮助。", pairs: (n) => `${n} 对`,
    folds: (n) => `${n} 折交叉验证`, seconds: (n) => `用时 ${n} 秒`, curve0: "数据太少，画不出曲线。", result: "结论",
    waiting: "训练完成后在这里显示结果。",
    surfaceNote: "注意：只看表面特征（排版、长度等）的基线不低于模型，偏好可能主要来自形式而不是内容。",
  },
  {
    title: "Reward models",
    lead: "Train a light reward model on a release to see whether the data really teaches a preference.",
    empty: "No training yet", emptyNote: "Open the “Releases” of a comparing, ranking or GSB project and choose “Train a reward model”.",
    toProjects: "To the projects", project: "Project", release: "Release", state: "State", progress: "Progress",
    accuracy: "Accuracy (95% interval)", at: "Started", back: "All runs",
    states: { queued: "Queued", running: "Running", done: "Done", failed: "Failed" },
    running: (step) => `Now: ${step}`, failed: "The training failed", chance: "chance 50%", full: "Reward model",
    lengthOnly: "Length only", surfaceOnly: "Surface only", comparison: "Beside its baselines",
    comparisonNote: "Cross-validated accuracy on unseen items; bars are 95% intervals. The length-only baseline shows whether people merely preferred longer answers.",
    verdict: {
      usable: "Usable: clearly better than looking at length alone",
      not_distinguishable: "Not usable yet: cannot be told from looking at length alone",
      too_few_pairs: "Too few pairs to judge",
    },
    verdictNote: {
      usable: "The model learned more than length and can rank and filter; check it on your own data before use.",
      not_distinguishable: "The difference from the baseline proves nothing yet. Add data, look at the agreement or improve the guideline, then train again.",
      too_few_pairs: "With fewer than 100 pairs any figure may be chance. Annotate more, then train again.",
    },
    curve: "Learning curve", curveNote: "Accuracy as pairs are added; while it still rises, more data helps.",
    pairs: (n) => `${n} pairs`, folds: (n) => `${n}-fold cross-validation`, seconds: (n) => `took ${n} s`,
    curve0: "Too little data for a curve.", result: "Verdict", waiting: "The result appears here when the run is done.",
    surfaceNote: "Note: surface features alone (layout, length and the like) do no worse than the model; the preferences may be about form more than content.",
  },
);
