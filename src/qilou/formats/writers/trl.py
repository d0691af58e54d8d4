"""TRL: conversational rows, ready for SFTTrainer, DPOTrainer and RewardTrainer.

sft         {"messages": […]}
comparison  {"prompt": […], "chosen": [{assistant}], "rejected": [{assistant}]}
rating      {"prompt": […], "completion": [{assistant}], "scores": {…}}
steps       {"prompt": "…", "completions": ["…", "…"], "labels": [true, false]}, plain text
spans       no file
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qilou.formats.canonical import Canonical, Json
from qilou.formats.writers.contract import LeftOut, rows_as_lines, stem
from qilou.formats.writers.marked import LOST_IN_STEPS, NO_FILE, NO_SHAPE, stepwise
from qilou.formats.writers.parts import (
    LOST_IN_ANSWERS,
    LOST_IN_PAIRS,
    LOST_IN_RATINGS,
    NEVER_CARRIED,
    answer_of,
    messages,
    pair_of,
    rated_of,
    said,
)


class TrlWriter:
    """One JSON Lines file."""

    name = "trl"

    def row(self, record: Canonical, kind: str) -> Json | LeftOut:
        """Return the row of the record's kind."""
        if kind == "spans":
            return NO_SHAPE[kind]
        if kind == "steps":
            return stepwise(record)
        if kind == "sft":
            answer = answer_of(record)
            return answer if isinstance(answer, LeftOut) else {"messages": [*messages(record), said(answer)]}
        if kind == "comparison":
            pair = pair_of(record)
            return (
                pair
                if isinstance(pair, LeftOut)
                else {
                    "prompt": messages(record),
                    "chosen": [said(pair.chosen)],
                    "rejected": [said(pair.rejected)],
                }
            )
        rated = rated_of(record)
        return (
            rated
            if isinstance(rated, LeftOut)
            else {
                "prompt": messages(record),
                "completion": [said(rated.answer)],
                "scores": rated.scores,
            }
        )

    def files(self, records: Iterable[Canonical], *, kind: str, name: str) -> Mapping[str, Iterator[bytes]]:
        """Return one file, a row a line; none for marked errors."""
        return {} if kind == "spans" else {f"{stem(name)}.jsonl": rows_as_lines(self, records, kind)}

    def loss(self, kind: str) -> list[str]:
        """Return what TRL's shape leaves behind."""
        if kind == "spans":
            return [NO_FILE[kind]]
        shapes = {"sft": LOST_IN_ANSWERS, "comparison": LOST_IN_PAIRS, "steps": LOST_IN_STEPS}
        lost = shapes.get(kind, LOST_IN_RATINGS)
        return [*lost, NEVER_CARRIED]
