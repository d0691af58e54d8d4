"""What the house does by the clock. Crons have a sixth field: seconds.

Many workers may run: the queue defers each chore once for each tick, and never a second time while one waits.
"""

from __future__ import annotations

import msgspec

from qilou.base import clock
from qilou.base.db import HOUSE
from qilou.base.queue import defer
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import keep_house, seal_audit, sign_in
from qilou.flows import measure_people as measuring
from qilou.jobs.running import Handler, Kit


class Chore(msgspec.Struct, frozen=True, kw_only=True):
    """A job without arguments that the clock defers."""

    name: str
    cron: str
    handler: Handler


def seal_events(kit: Kit) -> None:
    """Seal the audit's events of all transactions that have ended."""
    with kit.house.transaction(HOUSE) as db:
        seal_audit.seal_ended(db, HOUSE_ITSELF, now=clock.now())


def sweep(kit: Kit) -> None:
    """End what ran out: leases, inspections, rework."""
    with kit.house.transaction(HOUSE) as db:
        keep_house.sweep(db, HOUSE_ITSELF, now=clock.now())


def settle_projects(kit: Kit) -> None:
    """Defer the settling of each project whose answers are newer than its consensus."""
    with kit.house.transaction(HOUSE) as db:
        for project_id in keep_house.projects_to_settle(db, HOUSE_ITSELF, now=clock.now()):
            defer(db, "settle_project", project_id=project_id)


def measure_people(kit: Kit) -> None:
    """Defer the measuring of each project where something is newer than how its people stand."""
    with kit.house.transaction(HOUSE) as db:
        for project_id in measuring.projects_to_measure(db, HOUSE_ITSELF):
            defer(db, "measure_project", project_id=project_id)


def forget_ended(kit: Kit) -> None:
    """Delete sessions that are over, and counts of attempts to sign in that nobody touched for a day."""
    with kit.house.transaction(HOUSE) as db:
        sign_in.forget_ended(db, HOUSE_ITSELF, now=clock.now())


CHORES = (
    Chore(name="seal_events", cron="* * * * * */5", handler=seal_events),
    Chore(name="sweep", cron="* * * * * */15", handler=sweep),
    Chore(name="settle_projects", cron="* * * * * */15", handler=settle_projects),
    Chore(name="measure_people", cron="* * * * * */20", handler=measure_people),
    Chore(name="forget_ended", cron="29 3 * * *", handler=forget_ended),
)
RESCUE_CRON = "* * * * * */20"
FORGET_CRON = "17 3 * * *"
