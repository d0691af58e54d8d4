"""rubric: a person goes through a checklist for one answer or several, a criterion at a time.

    body         {"checks": {"A": {"cites": {"value": "yes", "note": ""}, …}}, "own": null, "reason": "…"}
    unshuffled   the same by candidate id

A value is yes, partly, no or na (does not apply), or a whole number where the criterion has a scale. Where the item
brings its own checklist, the answer repeats it in `own`, so that its total can be told without the item.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import cast

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.criteria import (
    NA,
    NO,
    PARTLY,
    YES,
    check_form_criteria,
    check_own,
    own_criteria,
    total,
    weight_of,
    with_own,
    worth_of,
)
from qilou.kinds.examples import example_reason
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import MAX_CHARS, check_no_dimensions, check_reason, check_text_rule
from qilou.kinds.probe import Inquiry, as_whole

MOST_ANSWERS = 4
_FORM = frozenset({"dimensions", "criteria", "partly", "not_applicable", "notes", "reason"})
_BODY = frozenset({"checks", "own", "reason"})
_CHECK = frozenset({"value", "note"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})


@takes_fields
class Rubric:
    """Going through a checklist."""

    name = "rubric"
    slot_names: tuple[str, ...] = ("A", "B", "C", "D")

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form: the criteria and what they may be answered."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is None:
            return inquiry.problems
        check_no_dimensions(inquiry, found.get("dimensions"))
        check_form_criteria(inquiry, found.get("criteria"))
        for name in ("partly", "not_applicable", "notes"):
            if not isinstance(found.get(name), bool):
                inquiry.add(name, "must be true or false")
        check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def prepare(self, content: Json) -> Json:
        """Return the content with its own checklist, where it brings one, in one shape."""
        return with_own(content)

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: one to four candidates, and its own checklist."""
        problems = contents.check_content(content, fewest=1, most=MOST_ANSWERS)
        if problems:
            return problems
        inquiry = Inquiry()
        own = own_criteria(cast("Json", content))  # it is one: check_content has passed
        if own is not None:
            check_own(inquiry, own, "meta.criteria")
        return inquiry.problems

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer as shown, under the form's checklist or the one it repeats."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        own = found.get("own")
        if own is not None:
            check_own(inquiry, own, "own")
        if not inquiry.problems:
            _check_checks(inquiry, form, found, shown=shown)
        check_reason(inquiry, form, found)
        return inquiry.problems

    def check_against(self, form: Json, content: Json, body: Json) -> list[Problem]:
        """Return a problem where another checklist was answered than the item brings."""
        if body.get("own") != own_criteria(content):
            return [Problem("own", "must repeat the item's own checklist, or be null where it has none")]
        return []

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the checks by candidate id."""
        named = dict(zip(self.slot_names, slots, strict=False))
        checks = {named[slot]: given for slot, given in body["checks"].items() if slot in named}
        return {"checks": checks, "own": body.get("own"), "reason": body.get("reason") or ""}

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return each criterion's answer and the total, candidate by candidate."""
        criteria = criteria_of(form, unshuffled)
        votes: list[Vote] = []
        for candidate, checks in unshuffled["checks"].items():
            for criterion in criteria:
                votes.append(
                    _vote(f"check.{candidate}.{criterion['key']}", checks[criterion["key"]]["value"])
                )
            share = total(criteria, checks)
            if share is not None:
                votes.append(Vote(field=f"rating.{candidate}.total", number=round(share, 6)))
        return votes

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return the mean nearness of the answers to each criterion; does not apply is near to nothing but itself."""
        criteria, near = criteria_of(form, a), list[float]()
        for candidate, checks in a["checks"].items():
            others = b["checks"].get(candidate, {})
            for criterion in criteria:
                pair = [each.get(criterion["key"], {}).get("value") for each in (checks, others)]
                near.append(_nearness(criterion, *pair))
        return sum(near) / len(near) if near else 1.0

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation, the answers, and the item's own checklist."""
        return {
            **contents.show(content, slots, slot_names=self.slot_names),
            "criteria": own_criteria(content),
        }

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return drawn checks of one answer under the form's checklist."""
        draw = random.Random(seed)
        checks = {each["key"]: _drawn(form, each, draw) for each in form["criteria"]}
        return {"checks": {"A": checks}, "own": None, "reason": example_reason(form)}


def criteria_of(form: Json, body: Json) -> list[Json]:
    """Return the checklist that the answer is about: its own, else the form's."""
    return cast("list[Json]", body.get("own") or form["criteria"])


def _check_checks(inquiry: Inquiry, form: Json, found: dict[str, object], *, shown: int | None) -> None:
    checks = inquiry.fields(found.get("checks"), "checks", known=frozenset(Rubric.slot_names))
    if checks is None:
        return
    criteria = criteria_of(form, found)
    if not criteria:
        inquiry.add("own", "is missing: neither the form nor the answer has a checklist")
    for slot in Rubric.slot_names[: len(checks) if shown is None else shown] or Rubric.slot_names[:1]:
        keys = frozenset(each["key"] for each in criteria)
        given = inquiry.fields(checks.get(slot), f"checks.{slot}", known=keys)
        for criterion in criteria if given is not None else []:
            path = f"checks.{slot}.{criterion['key']}"
            _check_one(inquiry, form, criterion, (given or {}).get(criterion["key"]), path=path)


def _check_one(inquiry: Inquiry, form: Json, criterion: Json, value: object, *, path: str) -> None:
    found = inquiry.fields(value, path, known=_CHECK)
    if found is None:
        return
    scale: Json | None = criterion.get("scale")
    allowed = _allowed(form, scaled=scale is not None)
    said = found.get("value")
    if scale and said not in allowed:
        inquiry.whole(said, f"{path}.value", low=scale["min"], high=scale["max"])
    elif not scale and (not isinstance(said, str) or said not in allowed):
        inquiry.add(f"{path}.value", f"must be one of {', '.join(allowed)}")
    needed = form["notes"] and said == (NO if weight_of(criterion) > 0 else YES)
    if needed or found.get("note") is not None:
        inquiry.text(found.get("note"), f"{path}.note", low=1 if needed else 0, high=MAX_CHARS)


def _allowed(form: Json, *, scaled: bool) -> list[str]:
    plain = [] if scaled else [YES, *([PARTLY] if form["partly"] else []), NO]
    return [*plain, *([NA] if form["not_applicable"] else [])]


def _vote(field: str, value: object) -> Vote:
    number = as_whole(value)
    return (
        Vote(field=field, category=str(value)) if number is None else Vote(field=field, number=float(number))
    )


def _nearness(criterion: Json, x: object, y: object) -> float:
    first, second = worth_of(criterion, x), worth_of(criterion, y)
    if first is None or second is None:
        return float(x == y)
    return 1.0 - abs(first - second)


def _drawn(form: Json, criterion: Json, draw: random.Random) -> Json:
    scale = criterion.get("scale")
    value: object = draw.randint(scale["min"], scale["max"]) if scale else draw.choice((YES, YES, NO))
    return {"value": value, "note": example_reason(form) if value == NO else ""}
