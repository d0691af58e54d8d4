"""Making one value of several answers."""

from __future__ import annotations

import random
from typing import Any

import pytest

from make.projects import FORMS
from qilou.base.ids import AnswerId, ItemId, OrgId, PersonId
from qilou.domain.consensus.figures import Method
from qilou.domain.consensus.model import Counted, Fused, Settled
from qilou.domain.consensus.rules import can_learn_habits, settle
from qilou.kinds.catalog import kind_named
from qilou.measure.votes import encode


def preferring(preference: int) -> dict[str, Any]:
    scores = {"accuracy": 4, "clarity": 3}
    return {"preference": preference, "ratings": {"A": scores, "B": scores}, "reason": "清楚"}


def counted(
    item: int,
    person: int,
    body: dict[str, Any],
    *,
    slots: list[str] | None = None,
    accepted: bool = True,
    seats: int = 3,
) -> Counted:
    return Counted(
        id=AnswerId(item * 100 + person),
        item_id=ItemId(item),
        seats=seats,
        person_id=PersonId(person),
        org_id=OrgId(1),
        is_accepted=accepted,
        slots=["c1", "c2"] if slots is None else slots,
        body=body,
    )


def settled(answers: list[Counted], kind: str) -> Settled:
    return settle(answers, kind=kind_named(kind), form=FORMS[kind], seed=7)


def field(found: Settled, item: int, name: str) -> Fused:
    return next(each for each in found.fused if each.item_id == item and each.field == name)


def test_the_majority_wins_with_its_share_as_confidence() -> None:
    found = settled(
        [counted(1, 1, preferring(6)), counted(1, 2, preferring(7)), counted(1, 3, preferring(2))],
        "comparison",
    )

    fused = field(found, 1, "preference")
    assert (fused.value, fused.method, fused.votes) == ("c2", Method.MAJORITY, 3)
    assert fused.confidence == pytest.approx(2 / 3, abs=1e-3)


def test_the_order_in_which_candidates_were_shown_is_undone() -> None:
    swapped = [counted(1, person, preferring(6), slots=["c2", "c1"]) for person in (1, 2, 3)]

    assert field(settled(swapped, "comparison"), 1, "preference").value == "c1"


def test_one_vote_alone_has_no_confidence() -> None:
    assert field(settled([counted(1, 1, preferring(6))], "comparison"), 1, "preference").confidence is None


def test_habits_are_learned_from_thirty_votes_of_three_people_that_overlap() -> None:
    three = [(item, person, "a") for item in range(10) for person in range(3)]

    assert can_learn_habits(encode(*map(list, zip(*three, strict=True))))
    assert not can_learn_habits(encode(*map(list, zip(*three[:-1], strict=True))))
    two = [(item, person, "a") for item in range(45) for person in range(2)]
    assert not can_learn_habits(encode(*map(list, zip(*two, strict=True))))
    alone = [(item, item % 9, "a") for item in range(90)]
    assert not can_learn_habits(encode(*map(list, zip(*alone, strict=True))))


def test_learned_habits_find_the_careless_person() -> None:
    draw = random.Random(3)
    answers: list[Counted] = []
    for item in range(1, 61):
        truth = draw.choice([1, 7])
        for person in (1, 2, 3, 4):
            careless = person == 4 and draw.random() < 0.5
            answers.append(counted(item, person, preferring(8 - truth if careless else truth), seats=4))

    found = settled(answers, "comparison")

    accuracy = {each.person_id: each.accuracy for each in found.reliability}
    assert field(found, 1, "preference").method is Method.HIERARCHICAL
    assert min(accuracy, key=lambda person: accuracy[person] or 0) == 4
    assert all((accuracy[PersonId(person)] or 0) > 0.95 for person in (1, 2, 3))


def test_scores_become_their_mean_and_a_veto_keeps_its_zero() -> None:
    bodies = [{"scores": {"accuracy": score, "clarity": 3}, "reason": "清楚"} for score in (3, 4, 5)]

    found = settled([counted(1, at, body, slots=["c1"]) for at, body in enumerate(bodies)], "rating")

    assert field(found, 1, "score.accuracy").value == 4
    assert field(found, 1, "total").value == pytest.approx(0.6 * 4 + 0.4 * 3)
    assert {each.level for each in found.agreement} == {"interval"}


def test_a_single_text_is_itself_and_of_several_the_one_most_like_the_others_is_taken() -> None:
    texts = ["煮饭要先淘米再加水", "煮饭要先淘米再加水煮", "今天天气很好"]
    several = [counted(1, at, {"text": text}, slots=[]) for at, text in enumerate(texts)]

    assert field(settled(several[:1], "sft"), 1, "text").method is Method.ONLY_ANSWER
    chosen = field(settled(several, "sft"), 1, "text")
    assert chosen.value in texts[:2]
    assert chosen.method is Method.MOST_SIMILAR


def test_an_accepted_text_goes_before_one_that_still_waits() -> None:
    waiting = counted(1, 1, {"text": "还没有检查"}, slots=[], accepted=False)
    accepted = counted(1, 2, {"text": "检查过了"}, slots=[])

    assert field(settled([waiting, accepted], "sft"), 1, "text").value == "检查过了"


def test_an_item_is_full_when_each_seat_has_an_accepted_answer() -> None:
    full = [counted(1, person, preferring(6)) for person in (1, 2, 3)]
    waiting = [counted(2, person, preferring(6), accepted=person < 3) for person in (1, 2, 3)]

    assert settled([*full, *waiting], "comparison").full_items == [1]


def test_nothing_gives_nothing() -> None:
    found = settled([], "comparison")

    assert (found.fused, found.agreement, found.reliability, found.answers) == ([], [], [], 0)
