"""Asking for work: the next item, what came back, or a named reason why there is none."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import make
from qilou.base.db import Db, enter_scope
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor
from qilou.domain.dispatch.model import (
    DraftConflict,
    GiveBackReason,
    LeaseEnded,
    LeaseUnknown,
    NothingLeft,
    SeatTaken,
    TooManyLeases,
    Why,
)
from qilou.flows import hold_task, keep_house, submit_answer, take_task
from qilou.flows.take_task import Leased

BODY = {
    "preference": 2,
    "ratings": {"A": {"accuracy": 4, "clarity": 4}, "B": {"accuracy": 3, "clarity": 3}},
    "reason": "甲更准确",
}


def open_project(db: Db, *, items: int = 1, overlap: int = 1, skill: str | None = None) -> ProjectId:
    """Make an open comparison project with a guideline and ready items."""
    project_id = make.project(db, overlap=overlap, skill=skill, inspection_bp=0)
    make.guideline(db, project_id=project_id)
    make.lane(db, project_id=project_id)
    for _ in range(items):
        make.ready(db, item_id=make.item(db, project_id=project_id))
    return project_id


def annotator(db: Db, project_id: ProjectId) -> Actor:
    """Make an annotator who has read the project's guideline."""
    actor = make.actor(db)
    read_guideline(db, actor, project_id)
    return actor


def read_guideline(db: Db, actor: Actor, project_id: ProjectId) -> None:
    """Confirm the project's guideline for the actor."""
    assert actor.person_id is not None
    found = db.execute("SELECT max(id) AS id FROM guideline WHERE project_id = %s", [project_id]).fetchone()
    make.receipt(db, guideline_id=found["id"], person_id=actor.person_id)


def take(
    db: Db, actor: Actor, project_id: ProjectId | None, *, now: datetime, holding=None
) -> Leased | NothingLeft:
    """Ask for work under the actor's own scope, as a door does."""
    enter_scope(db, actor.scope)
    return take_task.take_task(db, actor, project_id=project_id, holding=holding, now=now)


def test_the_next_item_is_leased(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)

    taken = take(db, actor, project_id, now=now)

    assert isinstance(taken, Leased)
    assert taken.lease.expires_at == now + timedelta(minutes=20)
    assert [each["slot"] for each in taken.view["candidates"]] == ["A", "B"]
    assert "model" not in str(taken.view)


def test_nobody_meets_an_item_twice(db: Db, now: datetime) -> None:
    project_id = open_project(db, overlap=3)
    actor = annotator(db, project_id)
    assert isinstance(take(db, actor, project_id, now=now), Leased)

    again = take(db, actor, project_id, now=now)

    assert isinstance(again, NothingLeft)
    assert again.why is Why.FINISHED_FOR_YOU


def test_a_second_account_of_the_same_person_is_the_same_person(db: Db, now: datetime) -> None:
    project_id = open_project(db, overlap=3)
    actor = annotator(db, project_id)
    elsewhere = make.actor(db, person_id=actor.person_id)
    assert isinstance(take(db, actor, project_id, now=now), Leased)

    again = take(db, elsewhere, project_id, now=now)

    assert isinstance(again, NothingLeft)


def test_the_overlap_is_never_exceeded(db: Db, now: datetime) -> None:
    project_id = open_project(db, overlap=2)
    people = [annotator(db, project_id) for _ in range(3)]

    outcomes = [take(db, each, project_id, now=now) for each in people]

    assert [isinstance(each, Leased) for each in outcomes] == [True, True, False]
    assert isinstance(outcomes[2], NothingLeft)
    assert outcomes[2].why is Why.ALL_LEASED


def test_both_orders_are_shown_to_two_people(db: Db, now: datetime) -> None:
    project_id = open_project(db, overlap=2)
    people = [annotator(db, project_id) for _ in range(2)]

    slots = [
        taken.lease.slots
        for each in people
        if isinstance(taken := take(db, each, project_id, now=now), Leased)
    ]

    assert sorted(slots) == [["c1", "c2"], ["c2", "c1"]]


def test_an_empty_stripe_is_left_for_the_others(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=4, overlap=2)
    actor = annotator(db, project_id)

    met = []
    for _ in range(4):
        taken = take(db, actor, project_id, now=now)
        assert isinstance(taken, Leased)
        met.append(taken.lease.item_id)
        submit_answer.submit_answer(db, actor, lease_id=taken.lease.id, body=BODY, active_seconds=9, now=now)

    assert len(set(met)) == 4


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        ("UPDATE project SET state = 'paused'", Why.PAUSED),
        ("UPDATE project SET skill = 'law'", Why.CERTIFICATE_MISSING),
        ("DELETE FROM guideline_receipt", Why.GUIDELINE_UNREAD),
        ("DELETE FROM ready", Why.FINISHED),
    ],
)
def test_the_reason_is_named(db: Db, now: datetime, damage: str, why: Why) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    db.execute(damage)  # pyright: ignore[reportArgumentType] - fixed texts above

    outcome = take(db, actor, project_id, now=now)

    assert isinstance(outcome, NothingLeft)
    assert outcome.why is why


def test_a_project_of_other_companies_is_no_project(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    other = make.organisation(db)
    db.execute("INSERT INTO project_vendor (project_id, org_id) VALUES (%s, %s)", [project_id, other])

    outcome = take(db, actor, None, now=now)

    assert isinstance(outcome, NothingLeft)


def test_two_may_be_held_and_not_three(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=3)
    actor = annotator(db, project_id)
    for _ in range(2):
        take(db, actor, project_id, now=now)

    with pytest.raises(TooManyLeases):
        take(db, actor, project_id, now=now)


def test_a_lost_lease_is_handed_back_first(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=2)
    actor = annotator(db, project_id)
    first = take(db, actor, project_id, now=now)
    assert isinstance(first, Leased)

    resumed = take(db, actor, project_id, now=now, holding=[])

    assert isinstance(resumed, Leased)
    assert resumed.lease.id == first.lease.id


def test_what_is_given_back_goes_to_another(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor, other = annotator(db, project_id), annotator(db, project_id)
    taken = take(db, actor, project_id, now=now)
    assert isinstance(taken, Leased)
    hold_task.give_back(
        db, actor, lease_id=taken.lease.id, reason=GiveBackReason.BEYOND_ME, comment="", now=now
    )

    assert isinstance(take(db, actor, project_id, now=now), NothingLeft)
    assert isinstance(take(db, other, project_id, now=now), Leased)


def test_a_prefetched_item_that_was_never_opened_may_come_again(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    taken = take(db, actor, project_id, now=now)
    assert isinstance(taken, Leased)
    hold_task.give_back(db, actor, lease_id=taken.lease.id, reason=GiveBackReason.UNUSED, comment="", now=now)

    assert isinstance(take(db, actor, project_id, now=now), Leased)


def test_an_expired_lease_cannot_be_given_back_as_never_opened(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor, other = annotator(db, project_id), annotator(db, project_id)
    taken = take(db, actor, project_id, now=now)
    assert isinstance(taken, Leased)
    enter_scope(db, HOUSE_ITSELF.scope)
    keep_house.sweep(db, HOUSE_ITSELF, now=now + timedelta(minutes=21))
    assert isinstance(take(db, other, project_id, now=now + timedelta(minutes=22)), Leased)

    enter_scope(db, actor.scope)
    with pytest.raises(LeaseEnded):
        hold_task.give_back(
            db, actor, lease_id=taken.lease.id, reason=GiveBackReason.UNUSED, comment="", now=now
        )


def test_an_expired_lease_goes_to_another_and_revives_only_while_a_seat_is_free(
    db: Db, now: datetime
) -> None:
    project_id = open_project(db)
    actor, other = annotator(db, project_id), annotator(db, project_id)
    taken = take(db, actor, project_id, now=now)
    assert isinstance(taken, Leased)
    later = now + timedelta(minutes=21)
    enter_scope(db, HOUSE_ITSELF.scope)
    assert keep_house.sweep(db, HOUSE_ITSELF, now=later).leases == 1

    enter_scope(db, actor.scope)
    assert hold_task.beat(db, actor, lease_id=taken.lease.id, now=later).expires_at > later
    enter_scope(db, HOUSE_ITSELF.scope)
    keep_house.sweep(db, HOUSE_ITSELF, now=later + timedelta(minutes=21))
    assert isinstance(take(db, other, project_id, now=later + timedelta(minutes=22)), Leased)

    enter_scope(db, actor.scope)
    with pytest.raises(SeatTaken):
        hold_task.beat(db, actor, lease_id=taken.lease.id, now=later + timedelta(minutes=22))


def test_a_draft_is_kept_and_two_tabs_cannot_both_win(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    taken = take(db, actor, project_id, now=now)
    assert isinstance(taken, Leased)
    lease_id = taken.lease.id
    first = hold_task.save_draft(db, actor, lease_id=lease_id, revision=0, body={"reason": "一"}, now=now)

    with pytest.raises(DraftConflict) as refused:
        hold_task.save_draft(db, actor, lease_id=lease_id, revision=0, body={"reason": "二"}, now=now)

    assert refused.value.facts["body"] == {"reason": "一"}
    second = hold_task.save_draft(
        db, actor, lease_id=lease_id, revision=first.revision, body={"reason": "三"}, now=now
    )
    assert second.revision == 2
    shown = take_task.read_lease(db, actor, lease_id=lease_id, now=now)
    assert shown.draft is not None
    assert shown.draft.body == {"reason": "三"}


def test_another_persons_lease_is_unknown(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    actor, other = annotator(db, project_id), annotator(db, project_id)
    taken = take(db, actor, project_id, now=now)
    assert isinstance(taken, Leased)

    with pytest.raises(LeaseUnknown):
        take_task.read_lease(db, other, lease_id=taken.lease.id, now=now)


def test_home_shows_what_can_be_done(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=3)
    actor = annotator(db, project_id)
    take(db, actor, project_id, now=now)

    work = take_task.read_work(db, actor, now=now)

    assert work.resume is not None
    offer = next(each for each in work.offers if each.project_id == project_id)
    assert (offer.open_seats, offer.certified, offer.guideline_unread) == (2, True, False)
