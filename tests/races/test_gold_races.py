"""Fifty people at once in a project with little gold: nobody waits for ever, nobody meets gold twice, and the ordinary
seats are exactly used up.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest

import make
from flows.golden import RIGHT
from flows.test_take_task import annotator, open_project
from qilou.base.db import HOUSE, House, json
from qilou.base.postgres import Database
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.standing.model import StandingRule
from qilou.flows import measure_people
from races.test_dispatch_races import at_once, take_until_nothing

pytestmark = pytest.mark.race
PEOPLE, ITEMS, OVERLAP, GOLD = 50, 20, 5, 3


@pytest.fixture
def crowd(database: Database) -> House:
    """A house with as many connections as people who ask at once."""
    opened = House(database.app_dsn, role=database.app_role, size=PEOPLE)
    yield opened
    opened.close()


def test_gold_under_fifty_claims_at_once(crowd: House, now: datetime) -> None:
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db, items=ITEMS, overlap=OVERLAP)
        for _ in range(GOLD):
            item_id = make.item(db, project_id=project_id, state="settled")
            db.execute(
                """
                INSERT INTO gold (item_id, project_id, origin, form_version, slots, body, added_at)
                VALUES (%s, %s, 'imported', 1, '{c1,c2}', %s, %s)
                """,
                [item_id, project_id, json(RIGHT), now],
            )
        measure_people.set_standing_rule(
            db, HOUSE_ITSELF, project_id=project_id, wanted=StandingRule(gold_bp=5000, fresh_bp=5000), now=now
        )
        actors = [annotator(db, project_id) for _ in range(PEOPLE)]

    found = at_once(PEOPLE, lambda n: take_until_nothing(crowd, actors[n], project_id, now=now))

    pairs = [pair for of_one in found for pair in of_one]
    assert max(Counter(pairs).values()) == 1
    with crowd.transaction(HOUSE) as db:
        gold = {row["item_id"] for row in db.execute("SELECT item_id FROM gold").fetchall()}
        probes = db.execute("SELECT count(*) AS n FROM probe").fetchone()
        handed = db.execute("SELECT sum(handed_out) AS n FROM gold").fetchone()
    ordinary = Counter(item for item, _ in pairs if item not in gold)
    assert sum(ordinary.values()) == ITEMS * OVERLAP
    assert set(ordinary.values()) == {OVERLAP}
    met = sum(item in gold for item, _ in pairs)
    assert met > 0
    assert probes is not None
    assert handed is not None
    assert met == probes["n"] == handed["n"]
