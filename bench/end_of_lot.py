"""How long a lot takes to be void, or rejected, with so many answers in it.

    python bench/end_of_lot.py --answers 5000

The answers are written by SQL; closing the lot and its end are the platform's own, each in one transaction.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

import psycopg
from flow_of_data import answer_all

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE, House
from qilou.base.ids import GuidelineId, OrgId, ProjectId
from qilou.base.postgres.layout import APP, SUPERUSER, Layout
from qilou.cli.opening import open_house
from qilou.domain.acceptance.model import AcceptanceRule, Finding
from qilou.domain.access.model import Actor, Role
from qilou.domain.reviews.model import ReasonCode
from qilou.flows import accept_lot, close_lot
from qilou.jobs.importing import run_import
from qilou.simulate.drill import open_drill, write_items


def main() -> None:
    """Print a line for each end."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--answers", type=int, default=5_000)
    asked = parser.parse_args()
    for finding in (Finding.ILLEGAL, Finding.MAJOR):
        with tempfile.TemporaryDirectory(prefix="qilou-lot-") as folder:
            home = Path(folder)
            home.chmod(0o711)
            with open_house(Settings(home=home, database_url=None)) as (database, house):
                path = home / "items.jsonl"
                write_items(path, count=asked.answers)
                project_id, (worker,) = open_drill(house, path, people=1, load=run_import)
                passwords = Layout(home=home.resolve()).read_passwords()
                login = (f"{APP}:{passwords[APP]}", f"{SUPERUSER}:{passwords[SUPERUSER]}")
                with psycopg.connect(database.app_dsn.replace(*login), autocommit=True) as db:
                    answer_all(db)
                end(house, project_id, worker, finding=finding)


def end(house: House, project_id: ProjectId, worker: Actor, *, finding: Finding) -> None:
    """Close a lot over all answers, judge its sample, and print how long the last step took."""
    with house.transaction(HOUSE) as db:
        row = db.execute("SELECT id, person_id, org_id FROM account WHERE login = 'drill-0'").fetchone()
        assert row is not None
        manager = Actor(
            account_id=row["id"],
            person_id=row["person_id"],
            org_id=row["org_id"],
            reach=HOUSE.reach,
            roles=frozenset({Role.PROJECT_MANAGER}),
        )
        close_lot.set_rule(
            db, manager, project_id=project_id, rule=AcceptanceRule(is_required=True), now=clock.now()
        )
        lot = close_lot.close_lot(
            db,
            manager,
            project_id=project_id,
            org_id=OrgId(worker.org_id or 0),
            guideline_id=GuidelineId(1),
            seed=random.Random(1).getrandbits(31),
            now=clock.now(),
        )
        sample = accept_lot.read_lot(db, manager, lot_id=lot.id).sample
    for drawn in sample if finding is Finding.MAJOR else sample[:1]:
        began = time.monotonic()
        with house.transaction(manager.scope) as db:
            seen = accept_lot.judge_answer(
                db,
                manager,
                lot_id=lot.id,
                answer_id=drawn.answer_id,
                finding=finding,
                reason_codes=[ReasonCode.WRONG_PREFERENCE],
                comment="",
                now=clock.now(),
            )
    if finding is Finding.MAJOR:
        began = time.monotonic()
        with house.transaction(manager.scope) as db:
            seen = accept_lot.decide_lot(db, manager, lot_id=lot.id, signed_as="bench", now=clock.now())
    seconds = time.monotonic() - began
    print(
        f"{seen.lot.size} answers, sample {len(sample)}: {seen.lot.state.value} in {seconds:.2f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
