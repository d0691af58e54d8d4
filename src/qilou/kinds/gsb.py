"""gsb: Good, Same or Bad: is the answer of a new version better than that of the old one?

    as shown    {"verdict": "A|same|B", "reason": "…"}
    unshuffled  {"verdict": "good|same|bad", "reason": "…"}

Good means that the new one is better. The item marks it with `is_new`, and import puts it last: c2 is always the new
one, as in a comparison a positive strength means c2. People see A and B and never learn which is which.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, cast  # Any: candidates are JSON

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.examples import example_reason
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import check_no_dimensions, check_reason, check_text_rule
from qilou.kinds.probe import Inquiry

OLD, NEW = "c1", "c2"
GOOD, SAME, BAD = "good", "same", "bad"
_WORTH = {GOOD: 1, SAME: 0, BAD: -1}
_FORM = frozenset({"dimensions", "reason"})
_BODY = frozenset({"verdict", "reason"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})


@takes_fields
class Gsb:
    """Saying whether the new answer is better, the same or worse, without knowing which it is."""

    name = "gsb"
    slot_names: tuple[str, ...] = ("A", "B")

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form; nothing is scored, so it has no dimensions."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is not None:
            check_no_dimensions(inquiry, found.get("dimensions"))
            check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: exactly two candidates, and the second alone is the new one."""
        problems = contents.check_content(content, fewest=2, most=2)
        if problems:
            return problems
        candidates = cast("dict[str, Any]", content)["candidates"]  # cast: just checked
        marks = [candidate.get("is_new", False) for candidate in candidates]
        return [] if marks == [False, True] else [Problem("candidates", "exactly one must have is_new: true")]

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer as shown."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        if found.get("verdict") not in ("A", SAME, "B"):
            inquiry.add("verdict", "must be A, same or B")
        check_reason(inquiry, form, found)
        return inquiry.problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the verdict on the new one. With the new one shown as A, "A" becomes "good"."""
        shown: str = body["verdict"]
        is_better = shown != SAME and slots[self.slot_names.index(shown)] == NEW
        return {
            "verdict": SAME if shown == SAME else GOOD if is_better else BAD,
            "reason": body.get("reason") or "",
        }

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the verdict."""
        return [Vote(field="verdict", category=unshuffled["verdict"])]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return 1 for the same verdict, 0.5 where one says same, 0 for good against bad."""
        return 1.0 - abs(_WORTH[a["verdict"]] - _WORTH[b["verdict"]]) / 2

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation and the two answers as A and B."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return an answer with a drawn verdict."""
        draw = random.Random(seed)
        return {"verdict": draw.choice(["A", SAME, "B"]), "reason": example_reason(form)}


def worth(verdict: str) -> int:
    """Return 1 for good, 0 for same, -1 for bad."""
    return _WORTH[verdict]
