"""Disagreement as a number, and a decision in place of what the answers say."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from domain.consensus.test_rules import counted, field, preferring, settled
from make.projects import FORMS
from qilou.base.ids import AdjudicationId, ItemId, PersonId, ProjectId
from qilou.domain.consensus.figures import Method
from qilou.domain.consensus.model import Adjudication
from qilou.domain.consensus.rulings import overrule
from qilou.domain.consensus.spreads import likeness_to_others
from qilou.domain.consensus.versions import Forms
from qilou.kinds.catalog import kind_named

COMPARISON, FORM = kind_named("comparison"), FORMS["comparison"]


def ruling(item: int, body: dict[str, Any], *, slots: list[str] | None = None, now: datetime) -> Adjudication:
    return Adjudication(
        id=AdjudicationId(1),
        item_id=ItemId(item),
        project_id=ProjectId(1),
        revision=1,
        person_id=PersonId(99),
        slots=["c1", "c2"] if slots is None else slots,
        body=body,
        reason="看过",
        answer_ids=[],
        decided_at=now,
    )


def test_answers_that_say_the_same_do_not_disagree_and_opposite_ones_do() -> None:
    passing = [
        counted(1, 1, preferring(1)),
        counted(1, 2, preferring(7), slots=["c2", "c1"]),  # the same, seen the other way round
        counted(2, 1, preferring(1)),
        counted(2, 2, preferring(7)),
        counted(3, 1, preferring(1)),  # alone
    ]

    found = settled(passing, "comparison").spreads

    # The scores are all alike, so that opposite preferences are half of what there is.
    assert [(each.item_id, each.value, each.answers) for each in found] == [(1, 0.0, 2), (2, 0.5, 2)]


def test_the_mean_is_over_each_two_answers() -> None:
    given = [counted(1, person, preferring(p)) for person, p in enumerate((1, 1, 7))]
    forms = Forms(FORM)

    assert settled(given, "comparison").spreads[0].value == pytest.approx(1 / 3, abs=1e-4)
    assert likeness_to_others(given, kind=COMPARISON, forms=forms) == [0.75, 0.75, 0.5]
    assert likeness_to_others(given[:1], kind=COMPARISON, forms=forms) == [None]


def test_a_decision_replaces_every_field_of_its_item_and_of_no_other(now: datetime) -> None:
    said = settled(
        [counted(item, person, preferring(7)) for item in (1, 2) for person in (1, 2)], "comparison"
    )

    decided = overrule(said, [ruling(1, preferring(2), now=now)], kind=COMPARISON, form=FORM, seed=7)

    preference = field(decided, 1, "preference")
    assert (preference.value, preference.confidence, preference.method, preference.votes) == (
        "c1",
        1.0,
        Method.ADJUDICATED,
        2,
    )
    assert {each.method for each in decided.fused if each.item_id == 1} == {Method.ADJUDICATED}
    assert {each.field for each in decided.fused if each.item_id == 1} == {
        each.field for each in said.fused if each.item_id == 1
    }
    assert field(decided, 2, "preference") == field(said, 2, "preference")
    assert (decided.agreement, decided.reliability, decided.full_items) == (
        said.agreement,
        said.reliability,
        said.full_items,
    )


def test_a_decided_text_is_the_text(now: datetime) -> None:
    said = settled([counted(1, p, {"text": f"答案{p}", "note": ""}, slots=[]) for p in (1, 2)], "sft")

    decided = overrule(
        said,
        [ruling(1, {"text": "定稿", "note": ""}, slots=[], now=now)],
        kind=kind_named("sft"),
        form=FORMS["sft"],
        seed=7,
    )

    assert [(each.value, each.method, each.votes) for each in decided.fused] == [
        ("定稿", Method.ADJUDICATED, 2)
    ]


def test_a_decision_without_answers_that_count_decides_nothing(now: datetime) -> None:
    said = settled([counted(1, 1, preferring(7)), counted(1, 2, preferring(7))], "comparison")

    assert overrule(said, [ruling(5, preferring(1), now=now)], kind=COMPARISON, form=FORM, seed=7) == said
