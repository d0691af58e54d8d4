// The first letters of a Chinese text's pinyin: 我的任务 → wdrw. The browser knows the order of Han characters by pinyin,
// and each of these is the first one of its letter in that order.
const FIRST = "阿八嚓哒妸发旮哈丌咔垃妈拏噢妑七呥仨他屲夕丫帀";
const LETTERS = "abcdefghjklmnopqrstwxyz";
const order = new Intl.Collator("zh-CN-u-co-pinyin");

export function initialsOf(text: string): string {
  return [...text].map(initialOf).join("");
}

function initialOf(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  if (!/\p{Script=Han}/u.test(character)) return "";
  const at = [...FIRST].findLastIndex((first) => order.compare(first, character) <= 0);
  return LETTERS[at] ?? "";
}
