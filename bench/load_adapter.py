"""How a load generator for annotation platforms talks to Qilou: one lease and one answer a cycle, by API token.

The generator brings `Adapter` and `expect` from its module `annotator_load`; give it this file as a plug-in, with
`--opt drill=drill.json` from `drill_server.py`.
"""

from __future__ import annotations

import json
from pathlib import Path

from annotator_load import RATIONALE, Adapter, expect

SCORES = dict.fromkeys(("accuracy", "instruction_following", "completeness", "clarity", "safety"), 4)
WHY = (RATIONALE + " ") * 18  # about 4 KB, as a thorough annotator writes


class Qilou(Adapter):
    """fetch = POST /api/leases; submit = PUT /api/leases/{id}/answer with five scores a side and 4 KB of reason."""

    name = "qilou"

    def __init__(self, base_url: str, opts: dict[str, str]) -> None:
        super().__init__(base_url, opts)
        self.drill = json.loads(Path(opts["drill"]).read_text(encoding="utf-8"))

    async def open(self, a) -> None:
        """Present the annotator's token from now on."""
        a.http.set_header("Authorization", "Bearer " + self.drill["tokens"][a.idx])

    async def next_task(self, a):
        """Take the next item; None where there is nothing for this annotator."""
        asked = {"project_id": self.drill["project"], "holding": []}
        taken = expect(await a.http.post_json("/api/leases", asked), "lease").json()
        if taken["outcome"] != "leased":
            return None
        return taken["lease"]["item_id"], taken["lease"]["id"]

    async def submit(self, a, task_id, payload) -> None:
        """Submit a complete answer under the lease."""
        body = {
            "preference": a.rng.randint(1, 7),
            "ratings": {"A": SCORES, "B": SCORES},
            "reason": WHY,
        }
        sent = json.dumps({"body": body, "active_seconds": 30}).encode()
        expect(await a.http.request("PUT", f"/api/leases/{payload}/answer", sent), "answer")
