"""comparison: a person sees two answers, A and B, scores both and says which is better.

    as shown    {"preference": 1..strength, "ratings": {"A": {…}, "B": {…}}, "reason"}
    unshuffled  {"preference": "c1|c2|tie", "strength": -3…3, "ratings": {"c1": {…}, "c2": {…}}, "reason"}

As shown, 1 means that A is much better and the middle that both are the same. Unshuffled, a positive strength
means that c2 is better, however the two were shown.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.examples import example_reason, example_scores
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import check_dimensions, check_reason, check_scores, check_text_rule, closeness
from qilou.kinds.probe import Inquiry, as_whole

STRENGTHS = (3, 5, 7)
_FORM = frozenset({"dimensions", "strength", "reason"})
_BODY = frozenset({"preference", "ratings", "reason"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})


@takes_fields
class Comparison:
    """Choosing the better of two answers."""

    name = "comparison"
    slot_names: tuple[str, ...] = ("A", "B")

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form; without dimensions people give the preference alone."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is None:
            return inquiry.problems
        check_dimensions(inquiry, found.get("dimensions"), at_least=0)
        if as_whole(found.get("strength")) not in STRENGTHS:
            inquiry.add("strength", "must be 3, 5 or 7")
        check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: exactly two candidates."""
        return contents.check_content(content, fewest=2, most=2)

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer as shown."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        inquiry.whole(found.get("preference"), "preference", low=1, high=form["strength"])
        check_reason(inquiry, form, found)
        if found.get("ratings") is None and not form["dimensions"]:
            return inquiry.problems
        ratings = inquiry.fields(found.get("ratings"), "ratings", known=frozenset(self.slot_names))
        if ratings is None:
            return inquiry.problems
        for slot in self.slot_names:
            check_scores(inquiry, form, ratings.get(slot), path=f"ratings.{slot}")
        return inquiry.problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body by candidate. With 7 points and c2 shown as A, preference 2 becomes strength +2."""
        toward_b = body["preference"] - (form["strength"] + 1) // 2
        first, second = sorted(slots)
        ratings: Json = body.get("ratings") or {}
        strength = toward_b if slots[1] == second else -toward_b
        return {
            "preference": second if strength > 0 else first if strength < 0 else "tie",
            "strength": strength,
            "ratings": {
                candidate: ratings.get(self.slot_names[slots.index(candidate)], {})
                for candidate in (first, second)
            },
            "reason": body.get("reason") or "",
        }

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the preference and each score of each candidate."""
        votes = [Vote(field="preference", category=unshuffled["preference"])]
        for candidate, scores in unshuffled["ratings"].items():
            votes += [
                Vote(field=f"rating.{candidate}.{key}", number=float(score)) for key, score in scores.items()
            ]
        return votes

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return the mean of how close the preferences are and how close the scores are, if there are any."""
        preference = 1.0 - abs(a["strength"] - b["strength"]) / (form["strength"] - 1)
        scores = [
            closeness(dimension, a["ratings"][slot][dimension["key"]], b["ratings"][slot][dimension["key"]])
            for slot in sorted(a["ratings"])
            for dimension in form["dimensions"]
        ]
        return (preference + sum(scores) / len(scores)) / 2 if scores else preference

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation and the two answers as A and B."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return an answer with drawn preference and scores."""
        draw = random.Random(seed)
        return {
            "preference": draw.randint(1, form["strength"]),
            "ratings": {slot: example_scores(form, draw) for slot in self.slot_names},
            "reason": example_reason(form),
        }
