"""What the wall calls somebody to: lateness, quality, capacity, each on one side of its line and on the other."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from conftest import NOW
from qilou.base.ids import ProjectId
from qilou.domain.reports.model import CompanyRecord, ProjectLine, QueueLine
from qilou.domain.reports.rules import watched

CALM = ProjectLine(
    id=ProjectId(1), title="问答", title_en="Answers", due_at=None, is_older_than_a_day=True,
    seats=100, open_seats=0, accepted=60,
    submitted_lately=24, accepted_lately=24, verdicts=0, passed=0, alpha=None,
)  # fmt: skip
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"due_at": NOW}, "overdue"),
        ({"due_at": NOW, "accepted": 100}, None),
        ({"due_at": NOW + 39 * HOUR}, "behind"),  # 40 are left, and one an hour is accepted
        ({"due_at": NOW + 40 * HOUR}, None),
        ({"due_at": NOW + 73 * HOUR, "accepted_lately": 0}, None),  # too far away to say
        ({"alpha": 0.666}, "low_agreement"),
        ({"alpha": 0.667}, None),
        ({"open_seats": 3}, "runs_dry"),  # one an hour is handed in
        ({"open_seats": 4}, None),
        ({"open_seats": 4, "submitted_lately": 0}, "idle"),
        ({"open_seats": 4, "submitted_lately": 0, "is_older_than_a_day": False}, None),
    ],
)
def test_a_project_calls_where_its_line_is_crossed(change: dict[str, object], why: str | None) -> None:
    found = watched([msgspec.structs.replace(CALM, **change)], [], [], now=NOW)

    assert [each.why for each in found] == ([] if why is None else [why])


@pytest.mark.parametrize(("verdicts", "passed", "calls"), [(20, 15, True), (20, 16, False), (19, 0, False)])
def test_a_company_calls_where_too_few_pass_of_enough(verdicts: int, passed: int, calls: bool) -> None:
    company = CompanyRecord(name="椰风", name_en="Yefeng", verdicts=verdicts, passed=passed)

    assert bool(watched([], [company], [], now=NOW)) == calls


def test_a_queue_calls_where_somebody_waits_more_than_four_hours() -> None:
    def line(hours: float) -> QueueLine:
        return QueueLine(stage="inspection", waiting=1, since=NOW - hours * HOUR)

    assert watched([], [], [line(4)], now=NOW) == []
    (found,) = watched([], [], [line(5)], now=NOW)
    assert (found.sort, found.why, found.figure) == ("capacity", "queue_waits", 5.0)


def test_what_is_late_comes_first() -> None:
    late = msgspec.structs.replace(CALM, due_at=NOW, alpha=0.1, open_seats=1)

    assert [each.sort for each in watched([late], [], [], now=NOW)] == ["late", "quality", "capacity"]
