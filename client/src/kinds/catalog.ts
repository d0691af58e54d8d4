// The kinds that this client can show.
import type { KindName } from "@/api/types";
import { comparison } from "./comparison/kind";
import type { Kind } from "./contract";
import { rating } from "./rating/kind";
import { sft } from "./sft/kind";
import { spans } from "./spans/kind";
import { steps } from "./steps/kind";

export const KINDS: Record<KindName, Kind> = { sft, comparison, rating, spans, steps };

export function kindNamed(name: KindName): Kind {
  return KINDS[name];
}
