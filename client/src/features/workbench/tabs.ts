// Which tab of this browser works on an item. Tabs speak over one channel; the one that was there first keeps the
// item, and a later one shows it read-only until the person takes over.
type Note = { say: "here" | "held" | "take"; leaseId: number; tab: string };
export type TabTools = { leaseId: number; onLost: () => void };

const CHANNEL = "qilou.leases";

/** This tab's voice about one item; close it when the item leaves the screen. */
export class TabVoice {
  private readonly channel: BroadcastChannel | null;
  private readonly tab = `${Date.now()}-${Math.random()}`;
  private owner = true;
  private readonly tools: TabTools;

  constructor(tools: TabTools) {
    this.tools = tools;
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
    this.channel?.addEventListener("message", (event: MessageEvent<Note>) => this.hear(event.data));
    this.say("here");
  }

  /** Take the item over from whichever tab has it. */
  takeOver(): void {
    this.owner = true;
    this.say("take");
  }

  close(): void {
    this.channel?.close();
  }

  private hear(note: Note): void {
    if (note.leaseId !== this.tools.leaseId || note.tab === this.tab) return;
    if (note.say === "here" && this.owner) this.say("held");
    const lost = note.say === "take" || (note.say === "held" && this.owner);
    if (!lost) return;
    this.owner = false;
    this.tools.onLost();
  }

  private say(what: Note["say"]): void {
    this.channel?.postMessage({ say: what, leaseId: this.tools.leaseId, tab: this.tab } satisfies Note);
  }
}
