"""The author takes an answer back: for ten minutes, until an inspector or a release relies on it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import make
from flows.test_submit_answer import taken_by
from flows.test_take_task import BODY, annotator, open_project, take
from qilou.base.db import Db, enter_scope, run, value
from qilou.base.ids import AnswerId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Role
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import Answer, AnswerState, AnswerUnknown, TooLateToWithdraw
from qilou.domain.dispatch.model import GiveBackReason, LeaseState, TooManyLeases
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.flows import hold_task, keep_house, look_back, review_answer, submit_answer, take_task
from qilou.flows.take_task import Leased
from qilou.flows.withdraw_answer import withdraw_answer

BETTER = {**BODY, "preference": 7}


def inspected_project(db: Db, *, inspection_bp: int = 10_000) -> ProjectId:
    project_id = open_project(db)
    run(
        db,
        "UPDATE project SET inspection_bp = %(share)s WHERE id = %(id)s",
        {"share": inspection_bp, "id": project_id},
    )
    return project_id


def submitted(db: Db, author: Actor, project_id: ProjectId, *, now: datetime) -> Answer:
    lease_id = taken_by(db, author, project_id, now=now).lease.id
    return submit_answer.submit_answer(db, author, lease_id=lease_id, body=BODY, active_seconds=9, now=now)


def refused_as(db: Db, author: Actor, answer_id: AnswerId, *, now: datetime) -> str:
    enter_scope(db, author.scope)
    with pytest.raises(TooLateToWithdraw) as refusal:
        withdraw_answer(db, author, answer_id=answer_id, now=now)
    return str(refusal.value.facts["why"])


@pytest.mark.parametrize("inspection_bp", [0, 10_000], ids=["accepted at once", "waits for inspection"])
def test_an_answer_comes_back_as_the_same_draft(db: Db, now: datetime, inspection_bp: int) -> None:
    project_id = inspected_project(db, inspection_bp=inspection_bp)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)

    lease = withdraw_answer(db, author, answer_id=answer.id, now=now + timedelta(minutes=9))

    shown = take_task.read_lease(db, author, lease_id=lease.id, now=now)
    assert shown.draft is not None
    assert (lease.id, lease.state, shown.draft.body) == (answer.lease_id, LeaseState.HELD, BODY)
    assert answers.load(db, answer.id).state is AnswerState.WITHDRAWN
    assert value(db, str, "SELECT state FROM inspection WHERE answer_id = %(id)s", {"id": answer.id}) in (
        None,
        "done",
    )


def test_it_is_handed_in_again_as_the_next_revision(db: Db, now: datetime) -> None:
    project_id = inspected_project(db)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)
    lease = withdraw_answer(db, author, answer_id=answer.id, now=now)
    later = now + timedelta(minutes=2)

    again = submit_answer.submit_answer(
        db, author, lease_id=lease.id, body=BETTER, active_seconds=5, now=later
    )

    assert (again.id, again.revision, again.state) == (answer.id, 2, AnswerState.SUBMITTED)
    assert (again.body, again.active_seconds, again.submitted_at) == (BETTER, 14, later)
    kept = db.execute("SELECT body FROM answer_revision WHERE answer_id = %s ORDER BY revision", [answer.id])
    assert [row["body"] for row in kept] == [BODY, BETTER]


def test_after_ten_minutes_it_is_too_late(db: Db, now: datetime) -> None:
    project_id = inspected_project(db)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)

    assert refused_as(db, author, answer.id, now=now + timedelta(minutes=10)) == "window_passed"


def test_once_an_inspector_holds_or_has_judged_it_it_is_too_late(db: Db, now: datetime) -> None:
    project_id = inspected_project(db)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    inspector = make.actor(db, Role.INSPECTOR)
    review_answer.take_inspection(db, inspector, project_id=project_id, now=now)

    assert refused_as(db, author, answer.id, now=now) == "in_inspection"

    enter_scope(db, inspector.scope)
    judge(db, inspector, answer.id, Verdict.PASS, now=now)
    assert refused_as(db, author, answer.id, now=now) == "inspected"


def judge(db: Db, inspector: Actor, answer_id: AnswerId, verdict: Verdict, *, now: datetime) -> None:
    review_answer.review_answer(
        db,
        inspector,
        answer_id=answer_id,
        verdict=verdict,
        reason_codes=[ReasonCode.WEAK_REASON] if verdict is Verdict.RETURN else [],
        comment="",
        fixed_body=None,
        now=now,
    )


def test_rework_that_is_taken_back_is_rework_still(db: Db, now: datetime) -> None:
    project_id = inspected_project(db)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    inspector = make.actor(db, Role.INSPECTOR)
    review_answer.take_inspection(db, inspector, project_id=project_id, now=now)
    judge(db, inspector, answer.id, Verdict.RETURN, now=now)
    lease_id = taken_by(db, author, project_id, now=now).lease.id
    submit_answer.submit_answer(db, author, lease_id=lease_id, body=BETTER, active_seconds=1, now=now)

    lease = withdraw_answer(db, author, answer_id=answer.id, now=now)

    shown = take_task.read_lease(db, author, lease_id=lease.id, now=now)
    assert answers.load(db, answer.id).state is AnswerState.RETURNED
    assert shown.rework is not None
    assert shown.draft is not None
    assert (shown.rework.reason_codes, shown.draft.body) == (["weak_reason"], BETTER)
    again = submit_answer.submit_answer(db, author, lease_id=lease.id, body=BODY, active_seconds=1, now=now)
    assert (again.revision, again.state) == (3, AnswerState.SUBMITTED)


def test_a_settled_item_is_open_again_and_its_project_is_settled_anew(db: Db, now: datetime) -> None:
    project_id = inspected_project(db, inspection_bp=0)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    run(db, "UPDATE item SET state = 'settled' WHERE id = %(id)s", {"id": answer.item_id})
    run(
        db,
        "INSERT INTO settlement (project_id, answers, settled_at) VALUES (%(id)s, 1, %(now)s)",
        {"id": project_id, "now": now},
    )
    assert project_id not in keep_house.projects_to_settle(db, HOUSE_ITSELF, now=now + timedelta(hours=1))
    enter_scope(db, author.scope)

    withdraw_answer(db, author, answer_id=answer.id, now=now + timedelta(minutes=1))

    assert value(db, str, "SELECT state FROM item WHERE id = %(id)s", {"id": answer.item_id}) == "open"
    enter_scope(db, HOUSE_ITSELF.scope)
    assert project_id in keep_house.projects_to_settle(db, HOUSE_ITSELF, now=now + timedelta(hours=1))


def test_what_a_release_rests_on_stays(db: Db, now: datetime) -> None:
    project_id = inspected_project(db, inspection_bp=0)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    manager = make.actor(db, Role.PROJECT_MANAGER)
    run(
        db,
        """
        WITH made AS (
          INSERT INTO release (project_id, version, name, rows, sha256, card_md, created_by, created_at)
          VALUES (%(project)s, 1, 'first', 1, '', '', %(by)s, %(now)s) RETURNING id)
        INSERT INTO release_row (release_id, position, item_id, answer_ids, record)
        SELECT id, 1, %(item)s, ARRAY[%(answer)s::bigint], '{}' FROM made
        """,
        {
            "project": project_id,
            "by": manager.account_id,
            "now": now,
            "item": answer.item_id,
            "answer": answer.id,
        },
    )

    assert refused_as(db, author, answer.id, now=now + timedelta(minutes=1)) == "released"


def test_nobody_takes_back_another_persons_answer_nor_the_same_one_twice(db: Db, now: datetime) -> None:
    project_id = inspected_project(db)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)
    other = make.actor(db, org_id=author.org_id)

    with pytest.raises(AnswerUnknown):
        withdraw_answer(db, other, answer_id=answer.id, now=now)

    withdraw_answer(db, author, answer_id=answer.id, now=now)
    assert refused_as(db, author, answer.id, now=now) == "not_handed_in"


def test_at_most_one_more_item_than_a_screen_can_use_is_held(db: Db, now: datetime) -> None:
    project_id = inspected_project(db)
    enter_scope(db, HOUSE_ITSELF.scope)
    for _ in range(4):
        make.ready(db, item_id=make.item(db, project_id=project_id))
    author = annotator(db, project_id)
    first, second = (submitted(db, author, project_id, now=now) for _ in range(2))
    for _ in range(2):
        assert isinstance(take(db, author, project_id, now=now), Leased)
    withdraw_answer(db, author, answer_id=first.id, now=now)

    with pytest.raises(TooManyLeases):
        withdraw_answer(db, author, answer_id=second.id, now=now)


def test_given_back_after_all_it_is_not_met_again(db: Db, now: datetime) -> None:
    project_id = inspected_project(db)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)
    lease = withdraw_answer(db, author, answer_id=answer.id, now=now)

    hold_task.give_back(db, author, lease_id=lease.id, reason=GiveBackReason.UNUSED, comment="", now=now)

    state = value(db, str, "SELECT state FROM lease WHERE id = %(id)s", {"id": lease.id})
    seats = value(db, int, "SELECT count(*) FROM ready WHERE item_id = %(id)s", {"id": answer.item_id})
    live = value(
        db,
        int,
        "SELECT count(*) FROM lease WHERE item_id = %(id)s AND state IN ('held', 'submitted')",
        {"id": answer.item_id},
    )
    overlap = value(db, int, "SELECT seats FROM item WHERE id = %(id)s", {"id": answer.item_id})
    assert (state, (seats or 0) + (live or 0)) == ("given_back", overlap)


def test_the_history_says_which_can_be_taken_back(db: Db, now: datetime) -> None:
    project_id = inspected_project(db)
    author = annotator(db, project_id)
    answer = submitted(db, author, project_id, now=now)

    young = look_back.list_recent_answers(db, author, project_id=project_id, now=now + timedelta(minutes=5))
    old = look_back.list_recent_answers(db, author, project_id=project_id, now=now + timedelta(minutes=15))

    assert [each.recent.answer.id for each in young] == [answer.id]
    assert (young[0].withdrawable_until, young[0].too_late_why) == (now + timedelta(minutes=10), None)
    assert (old[0].withdrawable_until, str(old[0].too_late_why)) == (None, "window_passed")
    assert [each["slot"] for each in young[0].view["candidates"]] == ["A", "B"]
    withdraw_answer(db, author, answer_id=answer.id, now=now)
    assert look_back.list_recent_answers(db, author, project_id=project_id, now=now) == []
