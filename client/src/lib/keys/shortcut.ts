// Reading and matching shortcuts. Digits and punctuation are matched by where the key is, not by what it
// types: with a Chinese input method "?" types ？ and "[" types 【.
export type KeyPress = {
  key: string; code: string; keyCode: number; isComposing: boolean; repeat: boolean;
  ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean;
};
type Shortcut = { mod: boolean; shift: boolean; alt: boolean; key: string };

const PUNCTUATION: Record<string, string> = {
  "[": "BracketLeft", "]": "BracketRight", "/": "Slash", "?": "Slash", "=": "Equal", "-": "Minus",
  ";": "Semicolon", "'": "Quote", "`": "Backquote", "\\": "Backslash", ",": "Comma", ".": "Period",
};

// Input methods and browsers own these; a page that takes them breaks typing or closes the tab.
const TAKEN = [
  "Mod+ ", "Shift+ ", "Mod+Space", "Shift+Space", "Mod+.", "Mod+,", "Mod+W", "Mod+T", "Mod+N", "Mod+L", "Mod+D",
];

/** Read a shortcut: "Shift+1" → shift and the key 1. "?" means Shift and the slash key. */
export function readShortcut(text: string): Shortcut {
  const parts = text.split("+");
  const key = parts.at(-1) ?? "";
  return {
    mod: parts.includes("Mod"), alt: parts.includes("Alt"), shift: parts.includes("Shift") || key === "?",
    key: key.length === 1 ? key.toUpperCase() : key,
  };
}

/** Say whether a key press is this shortcut. */
export function isPressed(text: string, press: KeyPress): boolean {
  const shortcut = readShortcut(text);
  if (shortcut.mod !== (press.ctrlKey || press.metaKey) || shortcut.alt !== press.altKey) return false;
  if (shortcut.key === "?" && press.key === "?") return true;
  return shortcut.shift === press.shiftKey && isKey(shortcut.key, press);
}

function isKey(key: string, press: KeyPress): boolean {
  if (/^\d$/.test(key)) return press.code === `Digit${key}` || isNumpad(key, press);
  if (/^[A-Z]$/.test(key)) return letterOf(press) === key;
  const code = PUNCTUATION[key];
  return code ? press.code === code : press.key === key;
}

// Without NumLock the same keys are arrows, and then they scroll.
function isNumpad(digit: string, press: KeyPress): boolean {
  return press.code === `Numpad${digit}` && press.key.length === 1;
}

// What a Latin layout types wins (Dvorak users press the letter they see); other layouts go by position.
function letterOf(press: KeyPress): string {
  if (/^[a-z]$/i.test(press.key)) return press.key.toUpperCase();
  return press.code.startsWith("Key") ? press.code.slice(3) : "";
}

/** Write what was pressed as a shortcut: "Shift+N", "4", "?". */
export function shortcutOf(press: KeyPress): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  const sign = Object.keys(PUNCTUATION).find((each) => each !== "?" && PUNCTUATION[each] === press.code);
  const key = digit ?? (letterOf(press) || sign || (press.key === " " ? "Space" : press.key));
  const before = `${press.ctrlKey || press.metaKey ? "Mod+" : ""}${press.shiftKey ? "Shift+" : ""}${press.altKey ? "Alt+" : ""}`;
  return before === "Shift+" && key === "/" ? "?" : before + key;
}

/** Say whether a shortcut is one printable character, with or without Shift or Alt. */
export function isSingleKey(text: string): boolean {
  const { mod, key } = readShortcut(text);
  return !mod && key.length === 1;
}

/** Say whether a shortcut may not be used by any page. */
export function isTaken(text: string): boolean {
  const { mod, shift, key } = readShortcut(text);
  return TAKEN.includes(`${mod ? "Mod+" : ""}${shift ? "Shift+" : ""}${key}`);
}

/** Write a shortcut as keyboards print it. */
export function printed(text: string, mac: boolean = isMac()): string {
  return text
    .replace(/Mod\+|Control\+/, mac ? "⌘ " : "Ctrl ").replace("Shift+", "⇧").replace("Alt+", mac ? "⌥" : "Alt ")
    .replace("Enter", "⏎").replace("Escape", "Esc").replace("ArrowUp", "↑").replace("ArrowDown", "↓").replace("Backspace", "⌫");
}

const RANGE = /^(.*)(\d)[–-](\d)$/;

/** Write a key, or a row of digits such as "Shift+1–5", as this person presses it; empty where they gave it none. */
export function ownPrinted(text: string, own: Readonly<Record<string, string>>): string {
  const [, before = "", from, to] = RANGE.exec(text) ?? [];
  if (from === undefined) return printed(own[text] ?? text);
  const keys = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => `${before}${Number(from) + at}`);
  if (!keys.some((key) => key in own)) return printed(text);
  return keys.map((key) => printed(own[key] ?? key)).filter(Boolean).join(" ");
}

/** Write a shortcut the way aria-keyshortcuts wants it. */
export function spoken(text: string): string {
  return text.replace("Mod+", "Control+");
}

function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
}
