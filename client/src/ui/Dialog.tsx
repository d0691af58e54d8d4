// A question over the page, on the native dialog element: it traps focus, closes on Escape and gives focus back.
import { useEffect, useId, useRef, type ReactNode } from "react";
import style from "./Dialog.module.css";

type DialogProps = {
  open: boolean; title: ReactNode; children: ReactNode;
  /** Absent for a dialog that must be answered, such as signing in again. */
  onClose?: (() => void) | undefined;
  actions?: ReactNode; side?: boolean | undefined; wide?: boolean | undefined;
};

export function Dialog({ open, title, children, onClose, actions, side = false, wide = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    if (!dialog || open === dialog.open) return;
    if (!open) return dialog.close();
    dialog.showModal();
    // showModal focuses the first control; a dialog may mark a better one.
    dialog.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [open]);

  const look = [style["dialog"], side && style["side"], wide && style["wide"]].filter(Boolean).join(" ");
  return (
    <dialog
      ref={element}
      className={look}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onMouseDown={(event) => event.target === element.current && onClose?.()}
    >
      {open && (
        <div className={style["sheet"]}>
          <h2 id={heading} className={style["title"]}>{title}</h2>
          <div className={style["body"]}>{children}</div>
          {actions && <footer className={style["actions"]}>{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
