// A labelled control. The label, the help and the error are tied to the control, so every reader hears them.
import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes,
  type TextareaHTMLAttributes } from "react";
import style from "./Field.module.css";

type About = { label: ReactNode; help?: ReactNode; error?: string | null | undefined };
type TextFieldProps = About & InputHTMLAttributes<HTMLInputElement>;
type AreaFieldProps = About & TextareaHTMLAttributes<HTMLTextAreaElement>;
type ChoiceFieldProps = About & SelectHTMLAttributes<HTMLSelectElement> & { children: ReactNode };

export function TextField({ label, help, error, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} help={help} error={error}>
      <input {...described(id, help, error)} {...input} className={style["control"]} />
    </Labelled>
  );
}

export function AreaField({ label, help, error, ...area }: AreaFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} help={help} error={error}>
      <textarea rows={4} {...described(id, help, error)} {...area} className={style["area"]} />
    </Labelled>
  );
}

export function ChoiceField({ label, help, error, children, ...select }: ChoiceFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} help={help} error={error}>
      <select {...described(id, help, error)} {...select} className={style["control"]}>{children}</select>
    </Labelled>
  );
}

export function TickField({ label, ...input }: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={style["tick"]}>
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}

function Labelled({ id, label, help, error, children }: About & { id: string; children: ReactNode }) {
  return (
    <div className={style["field"]}>
      <label htmlFor={id}>{label}</label>
      {children}
      {help && <p id={`${id}-help`} className={style["help"]}>{help}</p>}
      {error && <p id={`${id}-error`} className={style["error"]} role="alert">{error}</p>}
    </div>
  );
}

function described(id: string, help: ReactNode, error: string | null | undefined) {
  const by = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-describedby": by || undefined, "aria-invalid": error ? true : undefined } as const;
}
