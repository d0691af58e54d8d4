// Moving the focus between fields. A field carries its server path as data-field, so a problem finds its field.

/** Put the focus on the field of a path; for a scale on its chosen or first point. */
export function focusField(path: string): void {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
  const point = field?.querySelector<HTMLElement>("input:checked") ?? field?.querySelector<HTMLElement>("input");
  const target = point ?? field;
  target?.focus();
  target?.scrollIntoView({ block: "nearest" });
}

/** Take the focus off a scale after a key has set it, or Enter would still belong to that scale. */
export function releaseScale(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement && focused.type === "radio") focused.blur();
}
