// The kinds that this client can show. Each is a chunk of its own, fetched together with the first item of its kind,
// so that a new kind costs nobody a byte who does not work on it.
import type { Form, KindName } from "@/api/types";
import type { Kind } from "./contract";

const LOADERS: Record<KindName, () => Promise<Kind>> = {
  sft: () => import("./sft/kind").then((its) => its.sft),
  conversation: () => import("./conversation/kind").then((its) => its.conversation),
  prompt: () => import("./prompt/kind").then((its) => its.prompt),
  tree: () => import("./tree/kind").then((its) => its.tree),
  comparison: () => import("./comparison/kind").then((its) => its.comparison),
  rating: () => import("./rating/kind").then((its) => its.rating),
  ranking: () => import("./ranking/kind").then((its) => its.ranking),
  gsb: () => import("./gsb/kind").then((its) => its.gsb),
  spans: () => import("./spans/kind").then((its) => its.spans),
  steps: () => import("./steps/kind").then((its) => its.steps),
  dialogue: () => import("./dialogue/kind").then((its) => its.dialogue),
  arena: () => import("./arena/kind").then((its) => its.arena),
  safety: () => import("./safety/kind").then((its) => its.safety),
  rubric: () => import("./rubric/kind").then((its) => its.rubric),
  trace: () => import("./trace/kind").then((its) => its.trace),
  form: () => import("./form/kind").then((its) => its.form),
};

const loaded = new Map<KindName, Kind>();
const withFields = new Map<KindName, Kind>();

export const KIND_NAMES = Object.keys(LOADERS) as KindName[]; // the record has exactly these keys

/** Fetch a kind. Whoever fetches an item does this at the same time, so that the page draws both at once.
 *
 * Fields are a chunk of their own, left out where the form is told and has none. */
export async function loadKind(name: KindName, form?: Form): Promise<Kind> {
  const kind = loaded.get(name) ?? (await LOADERS[name]());
  loaded.set(name, kind);
  if (form && !form.fields) return kind;
  const { fielded } = await import("./fields/fielded");
  const whole = withFields.get(name) ?? fielded(kind);
  withFields.set(name, whole);
  return whole;
}

/** Give a kind that was fetched before: an item is never on the screen without its kind. */
export function kindNamed(name: KindName, form?: Form): Kind {
  const kind = (form && !form.fields ? loaded : withFields).get(name);
  if (!kind) throw new Error(`the kind ${name} was not fetched`);
  return kind;
}
