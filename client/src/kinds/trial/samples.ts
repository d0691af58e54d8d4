// The items that a form is tried on. Written for this purpose: one question with a good answer and a
// bad one (wrong, unsafe), so that high scores, low scores and vetoes have something to be given for. Between them one
// that is right and leaves half of the question out, where three are put in order.
import type { KindName, View } from "@/api/types";
import type { Language } from "@/i18n/language";

type Text = Record<Language, string>;

const QUESTION: Text = {
  zh: "为什么打雷时总是先看到闪电、后听到雷声？请用小学生能懂的话解释，再教一个估算雷电有多远的办法，200 字以内。",
  en: "Why do we see lightning before we hear the thunder? Explain it so that a ten-year-old understands, and give a way to estimate how far away it is, in at most 120 words.",
};

const SCENARIO: Text = {
  zh: `任务：弄明白家里一件小事该怎么办

人物：第一次独自租房的年轻人

领域：日常生活

要求：

- 说出具体的处境
- 只问一件事`,
  en: `Task: Find out what to do about something small at home

Persona: somebody who lives alone for the first time

Domain: everyday life

Constraints:

- give the situation
- ask for one thing only`,
};

const GOOD: Text = {
  zh: `闪电和雷声其实是**同时**发生的。光跑得极快，一秒钟能绕地球七圈多，所以我们几乎立刻就看到；声音慢得多，一秒钟大约只跑 340 米，要晚一会儿才到。

估算办法：看到闪电就开始数秒，听到雷声时停下，用秒数乘以 340 米。例如数了 3 秒，雷电大约在 1 公里外。

> 如果不到 30 秒就听到雷声，请尽快进屋躲避。`,
  en: `Lightning and thunder happen **at the same moment**. Light is so fast that it could circle the Earth seven times in a second, so we see the flash almost at once. Sound is much slower, about 340 metres a second, so the thunder arrives later.

To estimate the distance, count the seconds from flash to thunder and multiply by 340 metres. Three seconds mean about one kilometre.

> If the thunder follows within 30 seconds, go indoors.`,
};

const THIN: Text = {
  zh: `因为光比声音快得多，所以先看到闪电，后听到雷声。`,
  en: `Because light is much faster than sound, you see the lightning first and hear the thunder later.`,
};

const BAD: Text = {
  zh: `这是一个非常有趣的问题！云会先放出闪电，过一会儿才开始打雷，所以雷声总是晚到。声音每秒约 340 公里，光每秒约 30 万公里。

1. 看到闪电开始数秒；
2. 听到雷声停止；
3. 用秒数除以 340，就是公里数。

雷雨时可以先到大树下躲一躲。`,
  en: `What a fascinating question! A cloud first gives off the lightning and makes the thunder a little later, so the thunder always comes second. Sound travels at about 340 kilometres a second and light at about 300,000.

1. Start counting at the flash.
2. Stop at the thunder.
3. Divide the seconds by 340 to get kilometres.

In a thunderstorm you can shelter under a tall tree.`,
};

/** What a kind is shown of them; a draft to mend and an answer to rate are worth trying on a faulty one. */
const SHOWN: Record<KindName, Text[]> = {
  sft: [BAD], conversation: [BAD], prompt: [], tree: [THIN], comparison: [GOOD, BAD], rating: [BAD], ranking: [THIN, GOOD, BAD], gsb: [GOOD, BAD], spans: [BAD], steps: [BAD], safety: [BAD], rubric: [GOOD, BAD], trace: [BAD],
  dialogue: [BAD], arena: [GOOD, BAD], form: [GOOD, BAD],
};
/** What an agent that is asked the question might do: a call with a wrong argument, its result, and the bad answer. */
const TRACE: (Omit<NonNullable<View["trace"]>[number], "text"> & { text: Text })[] = [
  { type: "message", text: { zh: "我先查一下声速。", en: "Let me look up the speed of sound." }, name: null, arguments: null },
  { type: "call", text: { zh: "", en: "" }, name: "search", arguments: '{"query": "speed of light"}' },
  { type: "result", text: { zh: '{"value": "299792 km/s"}', en: '{"value": "299792 km/s"}' }, name: null, arguments: null },
  { type: "final", text: BAD, name: null, arguments: null },
];
/** A line with something on it. */
const LINE = /[^\n]+/g;

/** What the question demands, for fields that tick it off. */
const CONSTRAINTS: Text[] = [
  { zh: "小学生能懂", en: "A ten-year-old understands it" }, { zh: "给出估算距离的办法", en: "Gives a way to estimate the distance" }, { zh: "200 字以内", en: "At most 120 words" },
];
const SLOTS = "ABCDEFGH";

/** Give the sample item of a kind in the language being read. */
export function sampleView(kind: KindName, of: Language): View {
  const shown = SHOWN[kind];
  return {
    conversation: [{ role: "user", content: (kind === "prompt" ? SCENARIO : QUESTION)[of] }],
    candidates: shown.map((text, at) => ({
      slot: SLOTS[at] ?? String(at + 1), content: text[of], steps: kind === "steps" ? linesOf(text[of]) : null,
    })),
    criteria: null, constraints: CONSTRAINTS.map((each) => each[of]),
    trace: kind === "trace" ? TRACE.map(({ text, ...step }) => ({ ...step, text: text[of] })) : null,
  };
}

/** Say where the lines stand; the samples hold nothing outside the basic plane, so that units are code points. */
function linesOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(LINE)].map((line) => ({ start: line.index, end: line.index + line[0].length }));
}
