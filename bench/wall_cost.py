"""What the wall costs the database on a grown base: milliseconds of a tick and of its slow part.

    python bench/wall_cost.py --answers 1000000

Answers are seeded by SQL, a hundred thousand a day up to now, by people of ten companies; one in five was inspected;
of the last two days one in fifty is returned to its author and one in fifty waits for an inspector.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import psycopg

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE, Db
from qilou.base.postgres.layout import APP, SUPERUSER, Layout
from qilou.cli.opening import open_house
from qilou.domain.reports import wall as sql
from qilou.flows import show_wall
from qilou.jobs.importing import run_import
from qilou.simulate.drill import open_drill, write_items

R = TypeVar("R")
A_DAY = 100_000
PEOPLE = 50
SEED = """
WITH home AS (SELECT item.*, (SELECT id FROM lane LIMIT 1) AS lane, (SELECT max(id) FROM guideline) AS guideline
              FROM item WHERE item.line = 1 LIMIT 1),
     who AS (SELECT array_agg(id) AS accounts, array_agg(person_id) AS persons, array_agg(org_id) AS orgs
             FROM account WHERE 'annotator' = ANY (roles)),
     items AS (INSERT INTO item (project_id, import_id, line, digest, language, domain, content, seats, created_at)
               SELECT home.project_id, home.import_id, n + 1, sha256(n::text::bytea), home.language, home.domain,
                      home.content, home.seats, home.created_at
               FROM home, generate_series(1, %(answers)s) AS n RETURNING *),
     leases AS (INSERT INTO lease (item_id, seats, seat, project_id, lane_id, person_id, account_id, org_id,
                                   guideline_id, form_version, slots, state, leased_at, expires_at, ended_at)
                SELECT items.id, items.seats, 0, home.project_id, home.lane,
                       who.persons[1 + items.line %% %(people)s], who.accounts[1 + items.line %% %(people)s],
                       who.orgs[1 + items.line %% %(people)s], home.guideline, 1, '{}', 'submitted', now(), now(),
                       now() - make_interval(secs => (%(answers)s - items.line) * 86400.0 / %(a_day)s)
                FROM items, home, who RETURNING *),
     answers AS (INSERT INTO answer (lease_id, item_id, project_id, person_id, org_id, guideline_id, form_version,
                                     slots, body, state, active_seconds, submitted_at)
                 SELECT id, item_id, project_id, person_id, org_id, guideline_id, 1, '{}',
                        jsonb_build_object('text', repeat('text ', 120)),
                        CASE WHEN ended_at < now() - interval '2 days' THEN 'accepted' WHEN id %% 50 = 0 THEN 'returned'
                             WHEN id %% 50 = 1 THEN 'submitted' ELSE 'accepted' END,
                        90, ended_at
                 FROM leases ORDER BY ended_at RETURNING *),
     inspected AS (INSERT INTO inspection (answer_id, author_id, project_id, org_id, state, waiting_since)
                   SELECT id, person_id, project_id, org_id,
                          CASE WHEN state = 'submitted' THEN 'waiting' ELSE 'done' END, submitted_at
                   FROM answers WHERE id %% 5 = 0 OR state <> 'accepted' RETURNING *)
INSERT INTO review (answer_id, author_id, inspector_id, project_id, org_id, revision, verdict, reason_codes, created_at)
SELECT answer_id, author_id, (SELECT max(id) FROM person), project_id, org_id, 1,
       CASE WHEN answer_id %% 50 = 0 THEN 'return' ELSE 'pass' END, ARRAY['other'], waiting_since + interval '1 minute'
FROM inspected WHERE state = 'done' AND author_id <> (SELECT max(id) FROM person)
"""


def main() -> None:
    """Seed a base of its own and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--ticks", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qilou-wall-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        with open_house(Settings(home=home, database_url=None)) as (database, house):
            path = home / "items.jsonl"
            write_items(path, count=1)
            open_drill(house, path, people=PEOPLE, load=run_import)
            passwords = Layout(home=home.resolve()).read_passwords()
            login = (f"{APP}:{passwords[APP]}", f"{SUPERUSER}:{passwords[SUPERUSER]}")
            with psycopg.connect(database.app_dsn.replace(*login), autocommit=True) as db:
                db.execute("SET session_replication_role TO replica")
                db.execute(SEED, {"answers": asked.answers, "people": PEOPLE, "a_day": A_DAY})
                db.execute("VACUUM ANALYZE")
            with house.transaction(HOUSE) as db:
                measure(db, answers=asked.answers, ticks=asked.ticks)


def measure(db: Db, *, answers: int, ticks: int) -> None:
    """Time the two parts of counting, and the queries of a tick."""
    now = clock.now()
    lately, until = now - timedelta(minutes=30), now
    ended = timed("slow part, hours", 4, lambda: show_wall.count_hours(db, now=now))
    whole = timed("slow part, projects", 4, lambda: show_wall.read_standing(db, now=now))
    wall = timed("tick", ticks, lambda: show_wall.read_wall(db, ended=ended, standing=whole, now=now))
    timed("- an hour", ticks, lambda: sql.hours(db, since=now - timedelta(hours=1), until=until))
    timed("- on duty", ticks, lambda: sql.on_duty(db, since=lately, until=until))
    timed("- companies", ticks, lambda: sql.companies_on_duty(db, since=lately, until=until))
    timed("- queues", ticks, lambda: sql.queue(db))
    print(
        f"{answers:,} answers; today {wall.today.submitted:,}, yesterday by now {wall.yesterday.submitted:,}"
    )


def timed(name: str, times: int, ask: Callable[[], R]) -> R:
    """Ask so many times, print how long it took, and return the last answer."""
    took = list[float]()
    for _ in range(times - 1):
        began = time.perf_counter()
        ask()
        took.append(1000 * (time.perf_counter() - began))
    print(f"{name}: {statistics.median(took):.1f} ms, median of {len(took)}; {max(took):.1f} ms at most")
    return ask()


if __name__ == "__main__":
    main()
