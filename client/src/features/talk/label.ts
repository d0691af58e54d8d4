// The mark of what a machine wrote, which goes with every copy and every file.
import type { Dialogue, DialogueMessage } from "@/api/dialogues";
import type { Placed } from "./tree";

/** A reply to be pasted elsewhere, with its mark below it. */
export function copyOf(message: DialogueMessage, ai: string): string {
  const { label } = message;
  return label ? `${message.content}\n\n[${ai} · ${label.provider} · ${label.content_id}]` : message.content;
}

/** The branch on the screen as a file, each reply with its mark. */
export function fileOf(dialogue: Dialogue, branch: readonly Placed[]): Blob {
  const content = {
    title: dialogue.title, system: dialogue.system, params: dialogue.params,
    messages: branch.map(({ message }) => ({
      role: message.role, content: message.content, state: message.state, created_at: message.created_at,
      ...(message.label ? { model: message.model, label: message.label } : {}),
    })),
  };
  return new Blob([JSON.stringify(content, null, 2)], { type: "application/json" });
}

export function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
