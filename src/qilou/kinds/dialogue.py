"""dialogue: a person talks with one model, rates each of its replies and the talk as a whole.

    {"rounds": [{"user": "…", "only": {"content", "generation", "state", "rating": "good", "note", "edit"}}, …],
     "scores": {"accuracy": 4, …}, "reason": "…"}

What the model wrote stays as it was; a person's better wording stands beside it as `edit`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from qilou.kinds import contents, rounds
from qilou.kinds.contract import Json, Problem, Said, Vote
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
from qilou.kinds.rating import total

ONLY = "only"
GOOD, BAD = "good", "bad"
_FORM = frozenset({"dimensions", "opening", "rounds", "rate_replies", "reason"})
_BODY = frozenset({"rounds", "scores", "reason"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})
_OPINION = frozenset({"rating", "note", "edit"})


@takes_fields
class Dialogue:
    """Talking with one model and rating what it says."""

    name = "dialogue"
    slot_names: tuple[str, ...] = (ONLY,)
    sides: tuple[str, ...] = (ONLY,)

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form; something must be rated, each reply or the whole."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is None:
            return inquiry.problems
        rate_replies = found.get("rate_replies")
        if not isinstance(rate_replies, bool):
            inquiry.add("rate_replies", "must be true or false")
        check_dimensions(inquiry, found.get("dimensions", []), at_least=0 if rate_replies is True else 1)
        rounds.check_rules(inquiry, found)
        check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: an opening, no candidates."""
        return contents.check_content(content, fewest=0, most=0) + contents.check_silent(content)

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        talk = rounds.check_rounds(inquiry, form, found.get("rounds"), sides=self.sides, extra=_OPINION)
        for at, each in enumerate(talk):
            _check_opinion(inquiry, form, each.get(ONLY), f"rounds[{at}].{ONLY}")
        if form["dimensions"] or found.get("scores") is not None:
            check_scores(inquiry, form, found.get("scores"), path="scores")
        check_reason(inquiry, form, found)
        return inquiry.problems

    def check_against(self, form: Json, content: Json, body: Json) -> list[Problem]:
        """Return a problem where the talk does not open as the item says."""
        return rounds.check_opening(form, content, body)

    def said(self, form: Json, content: Json, body: Json) -> list[Said]:
        """Return what the model is told to have said."""
        return rounds.said(content, body, sides=self.sides)

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body as it is: there is nothing to undo."""
        return dict(body)

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return each score with the weighted total, and the share of replies that were found good."""
        scores: dict[str, int] = unshuffled.get("scores") or {}
        votes = [Vote(field=f"score.{key}", number=float(score)) for key, score in scores.items()]
        votes += [Vote(field="total", number=total(form, scores))] if scores else []
        share = good_share(unshuffled)
        return votes if share is None else [*votes, Vote(field="good_replies", number=share)]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return how close the scores are, and the shares of good replies; two talks are never the same words."""
        parts: list[float] = []
        if form["dimensions"]:
            weighted = (
                each["weight_bp"] * closeness(each, a["scores"][each["key"]], b["scores"][each["key"]])
                for each in form["dimensions"]
            )
            parts.append(sum(weighted) / WEIGHT_SUM_BP)
        first, second = good_share(a), good_share(b)
        if first is not None and second is not None:
            parts.append(1.0 - abs(first - second))
        return sum(parts) / len(parts) if parts else 1.0

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the opening; there are no candidates."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return a talk of as few rounds as the form allows, with drawn scores."""
        draw = random.Random(seed)
        return {
            "rounds": [
                {
                    "user": f"Question {at}.",
                    ONLY: {
                        "content": f"Reply {at}.",
                        "generation": at + 1,
                        "state": rounds.DONE,
                        "rating": draw.choice([GOOD, BAD]),
                    },
                }
                for at in range(form["rounds"]["min"])
            ],
            "scores": example_scores(form, draw),
            "reason": example_reason(form),
        }


def good_share(body: Json) -> float | None:
    """Return the share of the rated replies that are good, 0..1; none where no reply was rated."""
    ratings = [each[ONLY].get("rating") for each in body["rounds"]]
    rated = [rating for rating in ratings if rating is not None]
    return None if not rated else rated.count(GOOD) / len(rated)


def _check_opinion(inquiry: Inquiry, form: Json, value: object, path: str) -> None:
    """Note a rating that is missing or none, and a note or an edit that is no text."""
    if not isinstance(value, dict):
        return
    reply: Json = value  # pyright: ignore[reportUnknownVariableType] its shape has been checked
    rating = reply.get("rating")
    if rating is None:
        if form["rate_replies"] and reply.get("content"):
            inquiry.add(f"{path}.rating", "must be good or bad")
    elif rating not in (GOOD, BAD):
        inquiry.add(f"{path}.rating", "must be good or bad")
    for name in ("note", "edit"):
        if reply.get(name) is not None:
            inquiry.text(reply[name], f"{path}.{name}", low=0, high=rounds.MOST_CHARS)
