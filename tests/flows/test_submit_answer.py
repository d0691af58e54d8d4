"""The answer comes in: stored once, checked, honoured late while its seat is free."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from flows.test_take_task import BODY, annotator, open_project, take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import LeaseId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.answers.model import AlreadySubmitted, AnswerIncomplete, AnswerState, AnswerUnstorable
from qilou.domain.answers.rules import is_drawn
from qilou.domain.dispatch.model import SeatTaken
from qilou.flows import keep_house, submit_answer
from qilou.flows.take_task import Leased


def taken_by(db: Db, actor, project_id, *, now: datetime) -> Leased:
    """Take an item and insist that there was one."""
    taken = take(db, actor, project_id, now=now)
    assert isinstance(taken, Leased)
    return taken


def test_a_complete_answer_is_stored(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    lease_id = taken_by(db, actor, project_id, now=now).lease.id

    answer = submit_answer.submit_answer(db, actor, lease_id=lease_id, body=BODY, active_seconds=42, now=now)

    assert (answer.body, answer.state, answer.revision) == (BODY, AnswerState.ACCEPTED, 1)


def test_a_repeated_submit_changes_nothing(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    lease_id = taken_by(db, actor, project_id, now=now).lease.id
    first = submit_answer.submit_answer(db, actor, lease_id=lease_id, body=BODY, active_seconds=1, now=now)

    again = submit_answer.submit_answer(db, actor, lease_id=lease_id, body=BODY, active_seconds=1, now=now)

    assert again == first
    with pytest.raises(AlreadySubmitted):
        submit_answer.submit_answer(
            db, actor, lease_id=lease_id, body={**BODY, "preference": 7}, active_seconds=1, now=now
        )


def test_an_incomplete_answer_names_every_gap(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    lease_id = taken_by(db, actor, project_id, now=now).lease.id
    body = {"preference": 9, "ratings": {"A": {"accuracy": 4}}, "reason": ""}

    with pytest.raises(AnswerIncomplete) as refused:
        submit_answer.submit_answer(db, actor, lease_id=lease_id, body=body, active_seconds=1, now=now)

    paths = {each["path"] for each in refused.value.facts["problems"]}
    assert {"preference", "ratings.A.clarity", "reason"} <= paths


@pytest.mark.parametrize("text", ["nul \x00 in the middle", "half a pair \ud83d"])
def test_what_cannot_be_stored_is_refused_with_its_place(db: Db, now: datetime, text: str) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    lease_id = taken_by(db, actor, project_id, now=now).lease.id

    with pytest.raises(AnswerUnstorable, match="reason"):
        submit_answer.submit_answer(
            db, actor, lease_id=lease_id, body={**BODY, "reason": text}, active_seconds=1, now=now
        )


def test_html_and_script_are_stored_as_they_are(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    lease_id = taken_by(db, actor, project_id, now=now).lease.id
    reason = "<script>alert(1)</script><img src=x onerror=alert(1)>"

    answer = submit_answer.submit_answer(
        db, actor, lease_id=lease_id, body={**BODY, "reason": reason}, active_seconds=1, now=now
    )

    assert answer.body["reason"] == reason


def test_a_ten_megabyte_answer_is_refused_by_its_length(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    lease_id = taken_by(db, actor, project_id, now=now).lease.id

    with pytest.raises(AnswerIncomplete) as refused:
        submit_answer.submit_answer(
            db,
            actor,
            lease_id=lease_id,
            body={**BODY, "reason": "长" * 10_000_000},
            active_seconds=1,
            now=now,
        )

    assert [each["path"] for each in refused.value.facts["problems"]] == ["reason"]


def test_a_late_submit_counts_while_the_seat_is_free(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor, other = annotator(db, project_id), annotator(db, project_id)
    lease_id = taken_by(db, actor, project_id, now=now).lease.id
    later = now + timedelta(minutes=30)
    enter_scope(db, HOUSE_ITSELF.scope)
    keep_house.sweep(db, HOUSE_ITSELF, now=later)
    enter_scope(db, actor.scope)

    answer = submit_answer.submit_answer(db, actor, lease_id=lease_id, body=BODY, active_seconds=1, now=later)

    assert answer.body == BODY
    assert not isinstance(take(db, other, project_id, now=later), Leased)


def test_a_late_submit_is_refused_when_another_has_the_seat(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor, other = annotator(db, project_id), annotator(db, project_id)
    lease_id = taken_by(db, actor, project_id, now=now).lease.id
    later = now + timedelta(minutes=30)
    enter_scope(db, HOUSE_ITSELF.scope)
    keep_house.sweep(db, HOUSE_ITSELF, now=later)
    taken_by(db, other, project_id, now=later)
    enter_scope(db, actor.scope)

    with pytest.raises(SeatTaken):
        submit_answer.submit_answer(db, actor, lease_id=lease_id, body=BODY, active_seconds=1, now=later)


def test_the_inspected_share_is_as_set() -> None:
    drawn = sum(is_drawn(LeaseId(n), inspection_bp=2000) for n in range(10_000))

    assert 1_850 < drawn < 2_150
    assert not any(is_drawn(LeaseId(n), inspection_bp=0) for n in range(100))
    assert all(is_drawn(LeaseId(n), inspection_bp=10_000) for n in range(100))
