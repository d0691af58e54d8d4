// A word in a tinted box. The tone only supports the word; it never speaks alone.
import type { ReactNode } from "react";
import style from "./Chip.module.css";

export type Tone = "neutral" | "primary" | "accent" | "ok" | "warn" | "bad";

export function Chip({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${style["chip"]} ${style[tone]}`}>{children}</span>;
}
