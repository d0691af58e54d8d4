"""rubric: the total of a checklist, what is fixed at import, and which checks are an answer."""

from __future__ import annotations

from typing import Any

import pytest

from qilou.kinds.catalog import default_form
from qilou.kinds.contract import Vote
from qilou.kinds.criteria import total
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.rubric import Rubric

rubric = Rubric()


def criterion(key: str, weight_bp: int, **more: Any) -> dict[str, Any]:
    words = {"zh": key, "en": key}
    return {"key": key, "label": words, "weight_bp": weight_bp, "must": False, "scale": None, **more}


FORM = {**default_form("rubric"), "criteria": [criterion("right", 6000, must=True), criterion("clear", 4000)]}
SCALED = {**FORM, "criteria": [criterion("depth", 10_000, scale={"min": 1, "max": 5})]}


def content(*answers: str, **meta: Any) -> dict[str, Any]:
    offers = [{"id": f"c{at}", "content": each, "model": None} for at, each in enumerate(answers, 1)]
    turns = [{"role": "user", "content": "?"}]
    return {"conversation": turns, "candidates": offers, "reference": None, "meta": meta}


def checks(**values: Any) -> dict[str, Any]:
    return {
        key: {"value": value, "note": "少了" if value in ("no", "yes") else ""}
        for key, value in values.items()
    }


def body(own: Any = None, **slots: Any) -> dict[str, Any]:
    return {"checks": slots, "own": own, "reason": ""}


def paths(form: dict[str, Any], given: dict[str, Any], item: dict[str, Any]) -> list[str]:
    shown = len(item["candidates"])
    return [each.path for each in check_whole(rubric, form, given, shown=shown, content=item)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"right": "yes", "clear": "partly"}, 0.8),
        ({"right": "yes", "clear": "na"}, 1.0),
        ({"right": "no", "clear": "yes"}, 0.0),
        ({"right": "na", "clear": "na"}, None),
        ({"right": "partly", "clear": "no"}, 0.3),
    ],
)
def test_the_total_is_a_share_of_the_weight_that_applies(values: Any, expected: float | None) -> None:
    assert total(FORM["criteria"], checks(**values)) == (expected and pytest.approx(expected))


@pytest.mark.parametrize(
    ("values", "expected"),
    [(("yes", "yes", "no"), 2 / 7), (("no", "yes", "no"), 0.0), (("yes", "no", "yes"), 1.0)],
)
def test_points_below_zero_describe_a_fault(values: tuple[str, ...], expected: float) -> None:
    points = (5, -3, 2)
    own = [{"key": f"k{at}", "points": each, "must": False} for at, each in enumerate(points)]
    given = {f"k{at}": {"value": value} for at, value in enumerate(values)}
    assert total(own, given) == pytest.approx(expected)


def test_a_must_below_zero_fails_where_the_fault_is_there() -> None:
    own = [{"key": "k1", "points": 5, "must": False}, {"key": "k2", "points": -1, "must": True}]
    assert total(own, {"k1": {"value": "yes"}, "k2": {"value": "yes"}}) == 0.0
    assert total(own, {"k1": {"value": "yes"}, "k2": {"value": "no"}}) == 1.0


def test_a_number_counts_by_its_place_on_the_scale() -> None:
    assert total(SCALED["criteria"], checks(depth=4)) == pytest.approx(0.75)
    item = content("甲")
    assert paths(SCALED, body(A=checks(depth=5)), item) == []
    assert paths(SCALED, body(A=checks(depth=6)), item) == ["checks.A.depth.value"]
    assert paths(SCALED, body(A=checks(depth="yes")), item) == ["checks.A.depth.value"]
    assert paths(SCALED, body(A=checks(depth="na")), item) == []


def test_every_answer_is_checked_on_every_criterion() -> None:
    item = content("甲", "乙")
    full = checks(right="yes", clear="no")
    assert paths(FORM, body(A=full, B=full), item) == []
    assert paths(FORM, body(A=full), item) == ["checks.B"]
    assert paths(FORM, body(A=full, B=checks(right="yes")), item) == ["checks.B.clear"]
    assert paths(FORM, body(A=full, B=full, E=full), item) == ["checks.E"]


def test_a_no_needs_a_note_where_the_form_says_so() -> None:
    bare = {"right": {"value": "no", "note": " "}, "clear": {"value": "yes", "note": ""}}
    assert paths(FORM, body(A=bare), content("甲")) == ["checks.A.right.note"]
    assert paths({**FORM, "notes": False}, body(A=bare), content("甲")) == []


@pytest.mark.parametrize(("field", "value"), [("partly", "partly"), ("not_applicable", "na")])
def test_what_the_form_does_not_offer_is_refused(field: str, value: str) -> None:
    given = body(A=checks(right="yes", clear=value))
    assert paths(FORM, given, content("甲")) == []
    assert paths({**FORM, field: False}, given, content("甲")) == ["checks.A.clear.value"]


@pytest.mark.parametrize(
    "meta",
    [
        {"criteria": ["引用出处", {"text": "编造", "points": -2, "must": True}]},
        {
            "extra": {
                "rubrics": [
                    {"criterion": "引用出处", "points": 1, "tags": []},
                    {"criterion": "编造", "points": -2},
                ]
            }
        },
    ],
)
def test_an_items_own_checklist_is_fixed_at_import(meta: dict[str, Any]) -> None:
    item = rubric.prepare(content("甲", **meta))
    own = item["meta"]["criteria"]
    assert [(each["key"], each["text"], each["points"]) for each in own] == [
        ("k1", "引用出处", 1),
        ("k2", "编造", -2),
    ]
    assert rubric.check_content(item) == []
    assert rubric.show(item, ["c1"])["criteria"] == own
    given = body(own, A=checks(k1="yes", k2="no"))
    assert paths(FORM, given, item) == []
    assert paths(FORM, {**given, "own": [own[0]], "checks": {"A": checks(k1="yes")}}, item) == ["own"]
    assert paths(FORM, body(A=checks(right="yes", clear="yes")), item) == ["own"]


@pytest.mark.parametrize(
    "criteria", [[{"text": "x", "points": 0}], [{"text": "", "points": 1}], [7], ["x"] * 61]
)
def test_a_checklist_without_sense_is_refused(criteria: Any) -> None:
    assert rubric.check_content(rubric.prepare(content("甲", criteria=criteria)))


def test_a_form_without_a_checklist_wants_one_of_the_item() -> None:
    form = {**FORM, "criteria": []}
    assert rubric.check_form(form) == []
    assert "own" in paths(form, body(A={}), content("甲"))


def test_votes_are_by_candidate() -> None:
    given = body(A=checks(right="yes", clear="partly"), B=checks(right="no", clear="yes"))
    by_candidate = rubric.unshuffle(given, ["c2", "c1"], form=FORM)
    votes = rubric.votes(FORM, by_candidate)
    assert Vote(field="check.c2.right", category="yes") in votes
    assert Vote(field="rating.c2.total", number=0.8) in votes
    assert Vote(field="rating.c1.total", number=0.0) in votes


def test_likeness_is_the_mean_nearness() -> None:
    a, b = ({"checks": {"c1": checks(right="yes", clear=value)}, "own": None} for value in ("partly", "no"))
    assert rubric.similarity(FORM, a, b) == pytest.approx(0.75)
    na = {"checks": {"c1": checks(right="yes", clear="na")}, "own": None}
    assert rubric.similarity(FORM, a, na) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"criteria": [criterion("right", 9_999)]}, "criteria"),
        ({"criteria": [criterion("right", 10_000, must=1)]}, "criteria[0].must"),
        ({"criteria": [criterion("right", 10_000, scale={"min": 3, "max": 3})]}, "criteria[0].scale.max"),
        ({"notes": None}, "notes"),
        ({"dimensions": [1]}, "dimensions"),
    ],
)
def test_a_form_without_sense_is_refused(changed: dict[str, Any], path: str) -> None:
    assert [each.path for each in rubric.check_form({**FORM, **changed})] == [path]
