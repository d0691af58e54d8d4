// Moving the focus between fields. A field carries its server path as data-field, so a problem finds its field.

/** Put the focus on the field of a path; for a scale on its chosen or first point. */
export function focusField(path: string): void {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
  const point = field?.querySelector<HTMLElement>("input:checked") ?? field?.querySelector<HTMLElement>("input");
  const target = point ?? field;
  target?.focus();
  if (target instanceof HTMLTextAreaElement && target.selectionEnd === 0) toEnd(target);
  target?.scrollIntoView({ block: "nearest" });
}

/** A restored text has its caret at the start; people go on writing at the end. */
function toEnd(area: HTMLTextAreaElement): void {
  area.setSelectionRange(area.value.length, area.value.length);
}

/** Take the focus off a scale after a key has set it, or Enter would still belong to that scale. */
export function releaseScale(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement && focused.type === "radio") focused.blur();
}

/** Leave the field. One that keeps Tab for itself has a place after it, marked data-leave, from which Tab goes on. */
export function leaveField(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement)) return;
  field.blur();
  field.parentElement?.querySelector<HTMLElement>(":scope > [data-leave]")?.focus();
}
