// Which text an item opens with. A draft may be on the server, in this browser, or in both and different; then
// both are shown and neither is lost.
import type { Body, Lease } from "@/api/types";
import { kindNamed } from "@/kinds/catalog";
import type { KeptDraft } from "./keptHere";
import { sameJson } from "./sameJson";
import type { Opened } from "./state";

function empty({ project, view }: Lease): Body {
  return kindNamed(project.kind, project.form).emptyBody(project.form, view);
}

/** Decide what the item opens with.
 *
 * | kept here            | on the server | opens with        |
 * |----------------------|---------------|-------------------|
 * | nothing              | a draft       | the server's      |
 * | nothing              | nothing       | rework or empty   |
 * | from its revision    | any           | kept, sent again  |
 * | from an older one    | a different   | kept, as conflict |
 */
export function reopened(lease: Lease, kept: KeptDraft | null): Opened {
  const revision = lease.draft?.revision ?? 0;
  const stored = lease.draft?.body ?? lease.rework?.body ?? empty(lease);
  if (!kept || sameJson(kept.body, stored)) return { lease, body: stored, revision, theirs: null, unsent: false };
  const theirs = lease.draft && kept.revision < revision ? lease.draft : null;
  return { lease, body: kept.body, revision, theirs, unsent: theirs === null };
}
