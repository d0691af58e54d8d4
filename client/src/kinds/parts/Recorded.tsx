// Tells those who write what is measured of their answer, before anybody looks at it.
import { defineWords, useWords } from "@/i18n/words";

const recordedWords = defineWords(
  {
    title: "系统会记录什么",
    text: "有效用时、相对草稿的改动量、从题目之外粘贴的字数、文字的语言与长度，以及与本项目其他答案的相似度。这些只提示质检人员看一看，不会自动退回、扣款或处罚。粘贴的内容本身不保存。",
  },
  {
    title: "What is recorded",
    text: "Active time, how far a draft was changed, how many characters were pasted from outside the task, the language and length of the text, and its likeness to other answers of the project. These ask an inspector to look; nothing is returned, deducted or punished by itself. What was pasted is not kept apart from your answer.",
  },
);

export function Recorded() {
  const words = useWords(recordedWords);
  return (
    <details className="small quiet">
      <summary>{words.title}</summary>
      <p>{words.text}</p>
    </details>
  );
}
