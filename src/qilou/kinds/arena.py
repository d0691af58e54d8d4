"""arena: a person talks with two models at once, blind, and says which is better, by how much, or that both are bad.

    as shown    {"rounds": [{"user": "…", "A": reply, "B": reply}, …], "vote": "A|B|tie|both_bad", "strength": 2}
    unshuffled  {"rounds": [{"user": "…", "c1": reply, "c2": reply}, …], "preference": "c1|c2|tie", "both_bad": false,
                 "strength": -2, "reason"}

Import gives every item two candidates that say nothing: c1 and c2 are the item's two models, drawn when somebody
first talks with them, and the lease's slots say which of them this person met as A.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import cast  # open JSON

from qilou.kinds import contents, rounds
from qilou.kinds.contract import Json, Problem, Said, Vote
from qilou.kinds.examples import example_reason
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import check_no_dimensions, check_reason, check_text_rule
from qilou.kinds.probe import Inquiry

FIRST, SECOND = "c1", "c2"
TIE, BOTH_BAD = "tie", "both_bad"
MOST_LEVELS = 3
_FORM = frozenset({"dimensions", "opening", "rounds", "levels", "reason"})
_BODY = frozenset({"rounds", "vote", "strength", "reason"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})


@takes_fields
class Arena:
    """Talking with two models at once and saying which is better."""

    name = "arena"
    slot_names: tuple[str, ...] = ("A", "B")
    sides: tuple[str, ...] = ("A", "B")

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form; nothing is scored, so it has no dimensions."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is None:
            return inquiry.problems
        check_no_dimensions(inquiry, found.get("dimensions"))
        rounds.check_rules(inquiry, found)
        inquiry.whole(found.get("levels"), "levels", low=1, high=MOST_LEVELS)
        check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def prepare(self, content: Json) -> Json:
        """Return the content with two candidates that say nothing yet; those of a released battle are such again."""
        if not _is_silent(content.get("candidates")):
            return content
        return {**content, "candidates": [{"id": each, "content": ""} for each in (FIRST, SECOND)]}

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: an opening, and no answers of its own."""
        if not isinstance(content, dict):
            return contents.check_content(content, fewest=0, most=0)
        found = cast("Json", content)
        problems = contents.check_content({**found, "candidates": []}, fewest=0, most=0)
        problems += contents.check_silent(found)
        if _is_silent(found.get("candidates")):
            return problems
        return [*problems, Problem("candidates", "must be empty: here the project's models answer")]

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer as shown."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        rounds.check_rounds(inquiry, form, found.get("rounds"), sides=self.sides)
        vote = found.get("vote")
        if vote not in ("A", "B", TIE, BOTH_BAD):
            inquiry.add("vote", "must be A, B, tie or both_bad")
        elif vote in ("A", "B"):
            inquiry.whole(found.get("strength"), "strength", low=1, high=form["levels"])
        elif found.get("strength") is not None:
            inquiry.add("strength", "must be left out of a tie")
        check_reason(inquiry, form, found)
        return inquiry.problems

    def check_against(self, form: Json, content: Json, body: Json) -> list[Problem]:
        """Return a problem where the talk does not open as the item says."""
        return rounds.check_opening(form, content, body)

    def said(self, form: Json, content: Json, body: Json) -> list[Said]:
        """Return what each of the two models is told to have said."""
        return rounds.said(content, body, sides=self.sides)

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the talk and the vote by model. With c2 shown as A, "A" and 2 become c2 and +2."""
        by_side = dict(zip(self.slot_names, slots, strict=False))
        preferred = by_side.get(body["vote"], TIE)
        strength = body.get("strength") or 0
        return {
            "rounds": [
                {
                    "user": each["user"],
                    **{by_side[side]: each[side] for side in self.slot_names if side in by_side},
                }
                for each in body["rounds"]
            ],
            "preference": preferred,
            "both_bad": body["vote"] == BOTH_BAD,
            "strength": strength if preferred == SECOND else -strength,
            "reason": body.get("reason") or "",
        }

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the preference, and whether both were found bad."""
        return [
            Vote(field="preference", category=unshuffled["preference"]),
            Vote(field="both_bad", category="yes" if unshuffled["both_bad"] else "no"),
        ]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return how close the two strengths are; a tie of good ones and one of bad ones are half as close again."""
        apart = abs(a["strength"] - b["strength"]) / (2 * form["levels"])
        return (1.0 - apart) * (1.0 if a["both_bad"] == b["both_bad"] else 0.5)

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the opening alone: there is nothing to read before the models speak."""
        return {**contents.show({**content, "candidates": []}, [], slot_names=()), "candidates": []}

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return a talk of as few rounds as the form allows, with a drawn vote for one side."""
        draw = random.Random(seed)
        return {
            "rounds": [
                {
                    "user": f"Question {at}.",
                    **{
                        side: {
                            "content": f"{side} {at}.",
                            "generation": 2 * at + 1 + place,
                            "state": rounds.DONE,
                        }
                        for place, side in enumerate(self.sides)
                    },
                }
                for at in range(form["rounds"]["min"])
            ],
            "vote": draw.choice(self.sides),
            "strength": draw.randint(1, form["levels"]),
            "reason": example_reason(form),
        }


def _is_silent(candidates: object) -> bool:
    """Say whether there are no candidates, or two that say nothing."""
    if not candidates:
        return candidates is None or candidates == []
    found = cast("list[object]", candidates) if isinstance(candidates, list) else []
    said = [cast("Json", each).get("content") for each in found if isinstance(each, dict)]
    return len(found) == 2 and said == ["", ""]
