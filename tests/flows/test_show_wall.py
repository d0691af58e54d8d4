"""The wall: every figure is what the rows say, days are compared until the same time, and screens are let in once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any  # Any: bodies are JSON

import pytest

import make
from qilou.base.db import Db, run, value
from qilou.base.ids import AnswerId
from qilou.domain.access.model import Actor, NotPermitted, Role
from qilou.domain.people.screens import ScreenLinkSpent, ScreenNameInvalid, ScreenUnknown
from qilou.domain.reports.model import Wall
from qilou.flows import show_wall

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
BODY: dict[str, Any] = {"preference": 3, "ratings": {"A": {}, "B": {}}, "reason": ""}


def wall_of(db: Db, now: datetime) -> Wall:
    """Count everything anew."""
    ended = show_wall.count_hours(db, now=now)
    return show_wall.read_wall(db, ended=ended, standing=show_wall.read_standing(db, now=now), now=now)


class Hall:
    """A base at noon in Shanghai, with one project and an inspector."""

    def __init__(self, db: Db) -> None:
        self.db = db
        self.now = datetime(2026, 11, 24, 4, 20, 30, tzinfo=UTC)
        self.project_id = make.project(db, overlap=1)
        make.guideline(db, project_id=self.project_id)
        self.company = make.organisation(db)
        self.inspector = make.actor(db, Role.INSPECTOR)
        self.before = wall_of(db, self.now)

    def answer(self, at: datetime, *, by: Actor | None = None, verdict: str | None = None) -> AnswerId:
        """Let somebody hand in at that instant; with a verdict, it was inspected ten minutes later."""
        db = self.db
        by = by or make.actor(db, Role.ANNOTATOR, org_id=self.company)
        states = {None: "accepted", "pass": "accepted", "return": "returned"}
        item_id = make.item(db, project_id=self.project_id)
        answer_id = make.answered(db, item_id=item_id, body=BODY, by=by, state=states[verdict], at=at)
        if verdict is not None:
            make.inspection(db, answer_id=answer_id, at=at)
            run(db, "UPDATE inspection SET state = 'done' WHERE answer_id = %(id)s", {"id": answer_id})
            reasons = ("other",) if verdict == "return" else ()
            make.review(
                db, answer_id=answer_id, by=self.inspector, verdict=verdict, reason_codes=reasons,
                at=at + timedelta(minutes=10),
            )  # fmt: skip
        return answer_id


@pytest.fixture
def hall(db: Db) -> Hall:
    return Hall(db)


def test_today_is_added_up_and_compared_with_yesterday_until_the_same_time(hall: Hall) -> None:
    now = hall.now
    hall.answer(now)  # this very instant counts
    hall.answer(now - 3 * HOUR, verdict="pass")
    hall.answer(now - 3 * HOUR, verdict="return")
    hall.answer(now - DAY)
    hall.answer(now - DAY + timedelta(seconds=1))  # a second too late to compare with
    hall.answer(now - DAY - 2 * HOUR, verdict="return")

    wall = wall_of(hall.db, now)

    assert (wall.today.submitted, wall.today.accepted, wall.today.returned) == (3, 2, 1)
    assert (wall.today.verdicts, wall.today.passed, wall.today.active_seconds) == (2, 1, 180)
    assert (wall.yesterday.submitted, wall.yesterday.accepted, wall.yesterday.returned) == (2, 1, 1)
    assert (wall.today.on_duty, wall.yesterday.on_duty) == (1, 1)


def test_the_day_begins_at_midnight_in_shanghai(hall: Hall) -> None:
    midnight = datetime(2026, 11, 23, 16, tzinfo=UTC)
    hall.answer(midnight)
    hall.answer(midnight - timedelta(seconds=1))

    assert wall_of(hall.db, hall.now).today.submitted == 1
    assert wall_of(hall.db, midnight + timedelta(minutes=5)).today.submitted == 1
    assert wall_of(hall.db, midnight - timedelta(seconds=1)).today.submitted == 1


def test_hours_are_the_last_twelve_and_none_is_left_out(hall: Hall) -> None:
    hall.answer(hall.now - 2 * HOUR, verdict="pass")
    hall.answer(hall.now - 30 * HOUR)

    hours = wall_of(hall.db, hall.now).hours

    assert len(hours) == 12
    assert [each.submitted for each in hours] == [0] * 9 + [1, 0, 0]
    assert [each.accepted for each in hours] == [0] * 9 + [1, 0, 0]
    assert hours[-1].hour == datetime(2026, 11, 24, 4, tzinfo=UTC)


def test_a_withdrawn_answer_was_never_there(hall: Hall) -> None:
    answer_id = hall.answer(hall.now - HOUR)
    run(
        hall.db,
        "UPDATE answer SET state = 'withdrawn', withdrawn_at = submitted_at WHERE id = %(id)s",
        {"id": answer_id},
    )

    assert wall_of(hall.db, hall.now).today.submitted == 0


def test_who_handed_in_lately_is_on_duty_by_company(hall: Hall) -> None:
    somebody = make.actor(hall.db, Role.ANNOTATOR, org_id=hall.company)
    hall.answer(hall.now - timedelta(minutes=29), by=somebody)
    hall.answer(hall.now - timedelta(minutes=2), by=somebody)
    hall.answer(hall.now - timedelta(minutes=31))

    wall = wall_of(hall.db, hall.now)

    assert wall.today.on_duty == 1
    name = value(hall.db, str, "SELECT name FROM org WHERE id = %(id)s", {"id": hall.company})
    (company,) = [each for each in wall.companies if each.name == name]
    assert (company.on_duty, company.annotators) == (1, 2)
    assert wall.people == hall.before.people + 2


def test_queues_say_how_many_wait_and_since_when(hall: Hall) -> None:
    hall.answer(hall.now - 5 * HOUR, verdict="return")
    waiting = hall.answer(hall.now - 6 * HOUR)
    make.inspection(hall.db, answer_id=waiting, at=hall.now - 6 * HOUR)

    inspection, rework, acceptance = wall_of(hall.db, hall.now).queue

    assert (inspection.stage, inspection.waiting, inspection.since) == (
        "inspection", 1, hall.now - 6 * HOUR,
    )  # fmt: skip
    assert (rework.waiting, rework.since) == (1, hall.now - 5 * HOUR + timedelta(minutes=10))
    assert (acceptance.waiting, acceptance.since) == (0, None)


def test_a_project_says_how_far_it_is_and_when_it_is_due(hall: Hall) -> None:
    due = hall.now + 2 * HOUR
    run(
        hall.db,
        "INSERT INTO dispatch_rule (project_id, priority, weight, deadline_at) VALUES (%(id)s, 0, 1, %(due)s)",
        {"id": hall.project_id, "due": due},
    )
    hall.answer(hall.now - HOUR)
    hall.answer(hall.now - HOUR, verdict="return")
    make.ready(hall.db, item_id=make.item(hall.db, project_id=hall.project_id))

    wall = wall_of(hall.db, hall.now)

    first = wall.projects[0]
    assert (first.id, first.due_at) == (hall.project_id, due)
    assert (first.seats, first.open_seats, first.accepted) == (3, 1, 1)
    assert (first.submitted_lately, first.accepted_lately) == (2, 1)
    assert (first.verdicts, first.passed) == (1, 0)
    late = [each for each in wall.attention if each.name == first.title]
    assert [(each.sort, each.why) for each in late] == [("late", "behind")]


def test_an_empty_base_has_a_wall(hall: Hall) -> None:
    wall = hall.before

    assert (wall.today.submitted, wall.yesterday.submitted, wall.today.on_duty) == (0, 0, 0)
    assert len(wall.hours) == 12
    assert [each.waiting for each in wall.queue] == [0, 0, 0]


def test_a_link_opens_one_screen_once(db: Db, now: datetime) -> None:
    operator = make.actor(db, Role.OPERATOR)
    made = show_wall.make_screen(db, operator, name=" 大厅 ", language="zh", secret="link", now=now)
    assert made.name == "大厅"

    opened = show_wall.admit_screen(db, secret="link", key="key", now=now + HOUR)

    assert opened.id == made.id
    assert show_wall.see_screen(db, key="key", now=now + HOUR) is not None
    assert opened.id in show_wall.live_screens(db)
    with pytest.raises(ScreenLinkSpent):
        show_wall.admit_screen(db, secret="link", key="another", now=now + HOUR)


def test_a_link_runs_out_after_a_day(db: Db, now: datetime) -> None:
    operator = make.actor(db, Role.OPERATOR)
    show_wall.make_screen(db, operator, name="大厅", language="zh", secret="link", now=now)

    with pytest.raises(ScreenLinkSpent):
        show_wall.admit_screen(db, secret="link", key="key", now=now + show_wall.LINK_LASTS)


def test_a_new_link_puts_the_old_device_out(db: Db, now: datetime) -> None:
    operator = make.actor(db, Role.OPERATOR)
    made = show_wall.make_screen(db, operator, name="大厅", language="zh", secret="link", now=now)
    show_wall.admit_screen(db, secret="link", key="key", now=now)

    show_wall.renew_link(db, operator, screen_id=made.id, secret="second", now=now)

    assert show_wall.see_screen(db, key="key", now=now) is None
    show_wall.admit_screen(db, secret="second", key="key-2", now=now)
    assert show_wall.see_screen(db, key="key-2", now=now) is not None


def test_a_revoked_screen_is_dark_for_good(db: Db, now: datetime) -> None:
    operator = make.actor(db, Role.OPERATOR)
    made = show_wall.make_screen(db, operator, name="大厅", language="en", secret="link", now=now)
    show_wall.admit_screen(db, secret="link", key="key", now=now)

    show_wall.revoke_screen(db, operator, screen_id=made.id, now=now)

    assert show_wall.see_screen(db, key="key", now=now) is None
    assert made.id not in show_wall.live_screens(db)
    for again in (
        lambda: show_wall.revoke_screen(db, operator, screen_id=made.id, now=now),
        lambda: show_wall.renew_link(db, operator, screen_id=made.id, secret="x", now=now),
    ):
        with pytest.raises(ScreenUnknown):
            again()


def test_only_operators_admit_screens(db: Db, now: datetime) -> None:
    with pytest.raises(NotPermitted):
        show_wall.make_screen(
            db, make.actor(db, Role.PROJECT_MANAGER), name="大厅", language="zh", secret="x", now=now
        )
    with pytest.raises(ScreenNameInvalid):
        show_wall.make_screen(db, make.actor(db, Role.OPERATOR), name=" ", language="zh", secret="x", now=now)


def test_the_database_keeps_no_secret(db: Db, now: datetime) -> None:
    operator = make.actor(db, Role.OPERATOR)
    show_wall.make_screen(db, operator, name="大厅", language="zh", secret="the-link", now=now)
    show_wall.admit_screen(db, secret="the-link", key="the-key", now=now)

    kept = value(db, str, "SELECT string_agg(screen::text, ' ') || (SELECT string_agg(event::text, ' ') FROM event)"
                          " FROM screen")  # fmt: skip

    assert "the-link" not in str(kept)
    assert "the-key" not in str(kept)
