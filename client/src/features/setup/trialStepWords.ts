// Words of choosing a rubric and of trying the form, in the form's step.
import { defineWords } from "@/i18n/words";

export const trialStepWords = defineWords(
  {
    rubric: "评分模板", rubricNote: "选一个作为起点，之后可以修改。", changed: "已在模板上修改。",
    replaceTitle: "替换表单？", replaceAsk: (name: string) => `表单已修改。换成“${name}”会丢弃这些修改。`,
    replace: "替换", keep: "保留修改",
    tryTitle: "试做", tryButton: "以标注员身份试做", tryDone: "已试做。",
    tryNote: "在示例题目上用这份表单作答，键盘操作与真实工作台一致，内容不发送。",
    needed: "建立项目前，请先以标注员身份试做一次这份表单；增删维度或改变分档后需重新试做。",
  },
  {
    rubric: "Rubric", rubricNote: "Start from one; it can be changed afterwards.", changed: "changed since it was chosen.",
    replaceTitle: "Replace the form?",
    replaceAsk: (name: string) => `The form was changed. Starting again from “${name}” drops those changes.`,
    replace: "Replace", keep: "Keep the changes",
    tryTitle: "Trial", tryButton: "Try as annotator", tryDone: "Tried.",
    tryNote: "Answer a sample item with this form, by keyboard as in the real workbench. Nothing is sent.",
    needed: "Try this form once as an annotator before the project is made; and again after dimensions or scales change.",
  },
);
