"""rating: a person sees one answer and scores it on each dimension.

    body  {"scores": {"accuracy": 4, …}, "reason": "…"}

The total is the weighted mean of the scores; one score at or below its dimension's veto makes it 0.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.examples import example_reason, example_scores
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import (
    WEIGHT_SUM_BP,
    check_dimensions,
    check_reason,
    check_scores,
    check_text_rule,
    closeness,
)
from qilou.kinds.probe import Inquiry

_FORM = frozenset({"dimensions", "reason"})
_BODY = frozenset({"scores", "reason"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})


@takes_fields
class Rating:
    """Scoring one answer."""

    name = "rating"
    slot_names: tuple[str, ...] = ("A",)

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is not None:
            check_dimensions(inquiry, found.get("dimensions"), at_least=1)
            check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: exactly one candidate."""
        return contents.check_content(content, fewest=1, most=1)

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is not None:
            check_scores(inquiry, form, found.get("scores"), path="scores")
            check_reason(inquiry, form, found)
        return inquiry.problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body as it is: there is nothing to undo."""
        return dict(body)

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return each score and the weighted total."""
        scores: dict[str, int] = unshuffled["scores"]
        votes = [Vote(field=f"score.{key}", number=float(score)) for key, score in scores.items()]
        return [*votes, Vote(field="total", number=total(form, scores))]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return the closeness of the scores, weighted like the total."""
        weighted = (
            dimension["weight_bp"] * closeness(dimension, a["scores"][key], b["scores"][key])
            for dimension in form["dimensions"]
            for key in (dimension["key"],)
        )
        return sum(weighted) / WEIGHT_SUM_BP

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation and the answer to score."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return an answer with drawn scores."""
        return {"scores": example_scores(form, random.Random(seed)), "reason": example_reason(form)}


def total(form: Json, scores: dict[str, int]) -> float:
    """Return the weighted mean of the scores, or 0 after a veto.

    Weights 6000 and 4000, scores 4 and 3 → 3.6. With veto_at 1 on the second and a score of 1 there → 0.0.
    """
    for dimension in form["dimensions"]:
        veto_at = dimension.get("veto_at")
        if veto_at is not None and scores[dimension["key"]] <= veto_at:
            return 0.0
    return sum(dim["weight_bp"] * scores[dim["key"]] for dim in form["dimensions"]) / WEIGHT_SUM_BP
