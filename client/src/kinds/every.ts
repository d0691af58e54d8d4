// All kinds at once, for tests that go through every one of them. No page imports this.
import type { KindName } from "@/api/types";
import { KIND_NAMES, loadKind } from "./catalog";
import type { Kind } from "./contract";

const found = await Promise.all(KIND_NAMES.map((name) => loadKind(name)));

export const KINDS = Object.fromEntries(found.map((kind) => [kind.name, kind])) as Record<KindName, Kind>; // one each
