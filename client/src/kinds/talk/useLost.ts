// Replies that a reload of the page lost: the model went on or was stopped, and the server has kept what it said.
import { useEffect, useRef } from "react";
import { useQuery } from "@tanstack/react-query";
import { readGenerations } from "@/api/work";
import type { Reply, Round, State } from "./rounds";

const STATES: Record<string, State> = { stopped: "stopped", failed: "failed" };

type Lost = {
  leaseId: number | null; rounds: readonly Round[]; isGrowing: (side: string) => boolean;
  put: (at: number, side: string, reply: Reply) => void;
};

/** Put back what was lost of the last round, once, when the page opens. */
export function useLost({ leaseId, rounds, isGrowing, put }: Lost): void {
  const at = rounds.length - 1;
  const sides = Object.entries(rounds[at]?.replies ?? {}).filter(([side, reply]) => reply === null && !isGrowing(side)).map(([side]) => side);
  const wanted = useRef(sides.length > 0).current; // as the page opens; later a missing reply is on its way
  const said = useQuery({
    queryKey: ["generations", leaseId], queryFn: () => readGenerations(leaseId ?? 0), enabled: wanted && leaseId !== null, staleTime: Infinity,
  });
  const latest = useRef({ sides, put, at, rounds });
  useEffect(() => {
    latest.current = { sides, put, at, rounds };
  });
  useEffect(() => {
    if (!said.data) return;
    const now = latest.current;
    for (const side of now.sides) {
      const known = new Set(now.rounds.map((round) => round.replies[side]?.generation));
      const found = said.data.rows.findLast((each) => each.slot === side);
      if (!found || known.has(found.id)) continue;
      now.put(now.at, side, { content: found.text, generation: found.id, state: STATES[found.finish] ?? "done" });
    }
  }, [said.data]);
}
