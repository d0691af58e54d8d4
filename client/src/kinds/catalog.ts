// The kinds that this client can show.
import type { KindName } from "@/api/types";
import { arena } from "./arena/kind";
import { comparison } from "./comparison/kind";
import type { Kind } from "./contract";
import { dialogue } from "./dialogue/kind";
import { gsb } from "./gsb/kind";
import { ranking } from "./ranking/kind";
import { rating } from "./rating/kind";
import { sft } from "./sft/kind";
import { spans } from "./spans/kind";
import { steps } from "./steps/kind";

export const KINDS: Record<KindName, Kind> = { sft, comparison, rating, ranking, gsb, spans, steps, dialogue, arena };

export function kindNamed(name: KindName): Kind {
  return KINDS[name];
}
