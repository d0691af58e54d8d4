// The button of the house: a native button, a weight, and the key that does the same.
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { useOwnKey } from "@/lib/keys/settings";
import { Key } from "./Key";
import style from "./Button.module.css";

export type ButtonWeight = "primary" | "plain" | "quiet" | "danger";
export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  weight?: ButtonWeight | undefined;
  hint?: string | undefined;
  busy?: boolean | undefined;
  compact?: boolean | undefined;
  children: ReactNode;
};

export function Button(props: ButtonProps) {
  const { weight = "plain", hint, busy = false, compact = false, children, className, ...rest } = props;
  const pressed = useOwnKey(hint);
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={pressed || undefined}
      className={[buttonClass(weight, compact), className].filter(Boolean).join(" ")}
    >
      {children}
      {hint && <Key>{hint}</Key>}
    </button>
  );
}

/** The look of a button for an element that is not one, such as a link. */
export function buttonClass(weight: ButtonWeight = "plain", compact = false): string {
  return [style["button"], style[weight], compact && style["compact"]].filter(Boolean).join(" ");
}
