// A sheet of plaster with a heading: the unit pages are laid out in.
import { useId, type ReactNode } from "react";
import style from "./Card.module.css";

type CardProps = {
  title?: ReactNode; aside?: ReactNode; children: ReactNode; className?: string | undefined;
  flush?: boolean | undefined;
};

export function Card({ title, aside, children, className, flush = false }: CardProps) {
  const heading = useId();
  return (
    <section
      className={[style["card"], flush && style["flush"], className].filter(Boolean).join(" ")}
      aria-labelledby={title ? heading : undefined}
    >
      {(title || aside) && (
        <header className={style["head"]}>
          {title && <h2 id={heading}>{title}</h2>}
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
