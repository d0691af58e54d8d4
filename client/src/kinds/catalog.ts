// The kinds that this client can show.
import type { KindName } from "@/api/types";
import { comparison } from "./comparison/kind";
import type { Kind } from "./contract";
import { gsb } from "./gsb/kind";
import { ranking } from "./ranking/kind";
import { rating } from "./rating/kind";
import { sft } from "./sft/kind";
import { spans } from "./spans/kind";
import { steps } from "./steps/kind";

export const KINDS: Record<KindName, Kind> = { sft, comparison, rating, ranking, gsb, spans, steps };

export function kindNamed(name: KindName): Kind {
  return KINDS[name];
}
