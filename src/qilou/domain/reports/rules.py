"""What on the wall needs somebody's attention, and how hours are added up. Pure.

20 of 100 places accepted, due in 2 hours, 24 accepted in the last 24 hours   late, behind: 1 an hour, 40 needed
70 of 100 first verdicts passed in seven days                                 quality, low_pass: 0.70 < 0.80
alpha 0.52                                                                    quality, low_agreement: 0.52 < 0.667
30 open places, 240 handed in in 24 hours                                     capacity, runs_dry: 3 hours < 4
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from qilou.domain.reports.model import Attention, CompanyRecord, Counts, HourCount, ProjectLine, QueueLine

LOOKED_AHEAD = timedelta(hours=72)
LEAST_PASS = 0.80
LEAST_VERDICTS = 20
LEAST_ALPHA = 0.667  # below it Krippendorff (2004, §11.4.2) would not even conclude tentatively
LONGEST_WAIT = timedelta(hours=4)
LEAST_STOCK_HOURS = 4.0
_ORDER = ("overdue", "behind", "low_pass", "low_agreement", "queue_waits", "runs_dry", "idle")


def added(hours: Sequence[HourCount], *, on_duty: int) -> Counts:
    """Return the hours as one."""
    return Counts(
        on_duty=on_duty,
        submitted=sum(each.submitted for each in hours),
        accepted=sum(each.accepted for each in hours),
        active_seconds=sum(each.active_seconds for each in hours),
        verdicts=sum(each.verdicts for each in hours),
        passed=sum(each.passed for each in hours),
        returned=sum(each.returned for each in hours),
    )


def watched(
    projects: Sequence[ProjectLine],
    companies: Sequence[CompanyRecord],
    queue: Sequence[QueueLine],
    *,
    now: datetime,
) -> list[Attention]:
    """Return what needs attention, the most pressing first."""
    found = [
        *(each for project in projects for each in _of_project(project, now)),
        *(each for company in companies for each in _of_company(company)),
        *(each for line in queue for each in _of_queue(line, now)),
    ]
    return sorted(found, key=lambda each: (_ORDER.index(each.why), each.name))


def _of_project(project: ProjectLine, now: datetime) -> Iterator[Attention]:
    left = project.seats - project.accepted
    done = project.accepted / project.seats if project.seats else 0.0
    if project.due_at is not None and left > 0:
        hours = (project.due_at - now) / timedelta(hours=1)
        if hours <= 0:
            yield _of("late", "overdue", project, done)
        elif project.due_at - now <= LOOKED_AHEAD and project.accepted_lately / 24 * hours < left:
            yield _of("late", "behind", project, hours)
    if project.alpha is not None and project.alpha < LEAST_ALPHA:
        yield _of("quality", "low_agreement", project, project.alpha)
    if project.open_seats == 0:
        return
    if project.submitted_lately == 0:
        if project.is_older_than_a_day:
            yield _of("capacity", "idle", project, project.open_seats)
        return
    hours = project.open_seats / (project.submitted_lately / 24)
    if hours < LEAST_STOCK_HOURS:
        yield _of("capacity", "runs_dry", project, hours)


def _of_company(company: CompanyRecord) -> Iterator[Attention]:
    if company.verdicts >= LEAST_VERDICTS and company.passed / company.verdicts < LEAST_PASS:
        rate = company.passed / company.verdicts
        yield Attention(
            sort="quality", why="low_pass", name=company.name, name_en=company.name_en, figure=rate
        )


def _of_queue(line: QueueLine, now: datetime) -> Iterator[Attention]:
    if line.stage == "inspection" and line.since is not None and now - line.since > LONGEST_WAIT:
        hours = (now - line.since) / timedelta(hours=1)
        yield Attention(sort="capacity", why="queue_waits", name="", name_en="", figure=hours)


def _of(sort: str, why: str, project: ProjectLine, figure: float) -> Attention:
    return Attention(sort=sort, why=why, name=project.title, name_en=project.title_en, figure=figure)
