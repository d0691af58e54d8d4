"""What each deferred job does. The names are those that flows defer; most are one flow call in one transaction."""

from __future__ import annotations

from qilou.base import clock
from qilou.base.db import HOUSE
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows.measure_people import measure_project as measure
from qilou.flows.settle_item import settle_project as settle
from qilou.jobs.generating import generate_items
from qilou.jobs.importing import import_file
from qilou.jobs.running import Handler, Kit
from qilou.jobs.training import train_reward_model


def settle_project(kit: Kit, *, project_id: int) -> None:
    """Compute a project's consensus anew."""
    with kit.house.transaction(HOUSE) as db:
        settle(db, HOUSE_ITSELF, project_id=ProjectId(project_id), now=clock.now())


def measure_project(kit: Kit, *, project_id: int) -> None:
    """Say anew how a project's people stand."""
    with kit.house.transaction(HOUSE) as db:
        measure(db, HOUSE_ITSELF, project_id=ProjectId(project_id), now=clock.now())


DEFERRED: dict[str, Handler] = {
    "generate_items": generate_items,
    "import_file": import_file,
    "measure_project": measure_project,
    "settle_project": settle_project,
    "train_reward_model": train_reward_model,
}
