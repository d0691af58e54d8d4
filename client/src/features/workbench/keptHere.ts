// What this browser keeps until the server has it: drafts and submissions, each under its account, so that two
// people at one computer never send each other's work. Without IndexedDB it holds them until the page closes.
import type { FieldProblem } from "@/api/refusal";
import type { Body } from "@/api/types";
import { openShelves, type Shelves } from "./shelves";

export type KeptDraft = { lease_id: number; account_id: number; body: Body; revision: number; kept_at: number };
export type Outgoing = {
  lease_id: number; account_id: number; body: Body; active_seconds: number; pasted_chars?: number; queued_at: number; tries: number;
  /** The refusal's name once the server has refused it; it stays here until the person has seen it. */
  refused: string | null;
  /** What the refusal found wrong with the answer, field by field. */
  problems?: FieldProblem[];
};
type Items = { drafts: KeptDraft; outgoing: Outgoing };
type Shelf = keyof Items;
type Item<Name extends Shelf> = Items[Name];

export type Keeper<Name extends Shelf> = {
  put: (item: Item<Name>) => Promise<void>;
  get: (leaseId: number) => Promise<Item<Name> | undefined>;
  remove: (leaseId: number) => Promise<void>;
  all: () => Promise<Item<Name>[]>;
  /** False when a closing page would lose what is kept. */
  lasts: () => boolean;
};

let opened: Promise<Shelves | null> | null = null;

export const keptDrafts = keeper("drafts");
export const keptOutgoing = keeper("outgoing");

/** A keeper in memory: the fallback, and what tests use. */
export function memoryKeeper<Name extends Shelf>(): Keeper<Name> {
  const items = new Map<number, Item<Name>>();
  return {
    put: async (item) => void items.set(item.lease_id, item),
    get: async (leaseId) => items.get(leaseId),
    remove: async (leaseId) => void items.delete(leaseId),
    all: async () => [...items.values()],
    lasts: () => false,
  };
}

function keeper<Name extends Shelf>(name: Name): Keeper<Name> {
  const memory = memoryKeeper<Name>();
  let lasting = true;
  async function on<T>(disk: (db: Shelves) => Promise<unknown>, fallback: () => Promise<T>): Promise<T> {
    const db = await database();
    try {
      if (db) return (await disk(db)) as T; // a shelf gives back what was put on it
    } catch {
      // A full or revoked disk: go on in memory and let the page warn before it closes.
    }
    lasting = false;
    return fallback();
  }
  return {
    put: (item) => on((db) => db.put(name, item), () => memory.put(item)),
    get: (leaseId) => on((db) => db.get(name, leaseId), () => memory.get(leaseId)),
    remove: (leaseId) => on((db) => db.delete(name, leaseId), () => memory.remove(leaseId)),
    all: () => on((db) => db.getAll(name), () => memory.all()),
    lasts: () => lasting,
  };
}

function database(): Promise<Shelves | null> {
  opened ??= openShelves(["drafts", "outgoing"] satisfies Shelf[]).catch(() => null);
  return opened;
}
