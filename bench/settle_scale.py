"""What a settlement costs on a large project, at first and after each batch of new answers.

    python bench/settle_scale.py --answers 100000 --batch 1000

A drill project is filled by SQL with answers of 300 simulated people, three to an item. Prints one JSON line a pass:
the first settlement, one with nothing new, and one after each batch; seconds by the clock, CPU seconds of this process
and of PostgreSQL, the rows of consensus that were written, and the memory of this process at its peak.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from pathlib import Path

import numpy as np
import psycopg

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE, House
from qilou.base.postgres.layout import APP, SUPERUSER, Layout
from qilou.cli.opening import open_house
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import settle_item
from qilou.jobs.importing import run_import
from qilou.kinds.catalog import default_form
from qilou.simulate.drill import KIND, open_drill, write_items

OVERLAP = 3
PEOPLE = 300
TICKS = os.sysconf("SC_CLK_TCK")
MEETING = """
    WITH meeting AS (
      SELECT * FROM unnest(%(items)s::bigint[], %(people)s::integer[], %(seats)s::smallint[], %(said)s::text[])
        AS each (item_line, person_at, seat, body) ),
    met AS (
      SELECT item.id AS item_id, item.project_id, account.person_id, account.id AS account_id, account.org_id, seat,
             body, CASE WHEN item.line %% 2 = 0 THEN ARRAY['c1','c2'] ELSE ARRAY['c2','c1'] END AS slots
      FROM meeting
      JOIN item ON item.line = item_line
      JOIN account ON account.login = 'drill-' || person_at ),
    leased AS (
      INSERT INTO lease (item_id, seats, seat, project_id, lane_id, person_id, account_id, org_id, guideline_id, slots,
                         state, leased_at, expires_at, ended_at, form_version)
      SELECT item_id, 3, seat, project_id, (SELECT max(id) FROM lane), person_id, account_id, org_id,
             (SELECT max(id) FROM guideline), slots, 'submitted', now(), now(), now(), 1
      FROM met RETURNING id, item_id, person_id )
    INSERT INTO answer (lease_id, item_id, project_id, person_id, org_id, guideline_id, slots, body, state,
                        active_seconds, submitted_at, form_version)
    SELECT leased.id, met.item_id, project_id, met.person_id, org_id, (SELECT max(id) FROM guideline), slots,
           body::jsonb, 'accepted', 20, now(), 1
    FROM met JOIN leased USING (item_id, person_id)
    """


def main() -> None:
    """Fill the project, then settle it again and again."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=1_000)
    parser.add_argument("--batches", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qilou-settle-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        with open_house(Settings(home=home, database_url=None)) as (database, house):
            path = home / "items.jsonl"
            write_items(path, count=1)
            project_id, _ = open_drill(house, path, people=PEOPLE, load=run_import)
            passwords = Layout(home=home.resolve()).read_passwords()
            login = (f"{APP}:{passwords[APP]}", f"{SUPERUSER}:{passwords[SUPERUSER]}")
            with psycopg.connect(database.app_dsn.replace(*login), autocommit=True) as db:
                fill(house, db, asked, project_id=project_id, home=home)


def fill(
    house: House, db: psycopg.Connection, asked: argparse.Namespace, *, project_id: int, home: Path
) -> None:
    """Write items and answers, and settle after each part."""
    whole = asked.answers + asked.batch * asked.batches
    items = -(-whole // OVERLAP)
    db.execute(
        """
        INSERT INTO item (project_id, import_id, line, digest, language, domain, content, seats, created_at)
        SELECT project_id, import_id, n, sha256(n::text::bytea), language, domain, content, seats, created_at
        FROM item, generate_series(2, %s) AS n WHERE item.line = 1
        """,
        [items],
    )
    votes = simulated(items)
    db.execute("SET session_replication_role = replica")  # no triggers: this is not what is measured
    upto = 0
    for name, count in [
        ("first", asked.answers),
        ("nothing new", 0),
        *[(f"{asked.batch} more", asked.batch)] * asked.batches,
    ]:
        columns = {key: column[upto : upto + count] for key, column in votes.items()}
        upto += count
        if count:
            db.execute(MEETING, columns)
            db.execute("ANALYZE")
        settle(house, db, project_id, name=name, home=home)


def simulated(items: int) -> dict[str, list]:
    """Return votes item by item, by people right 60 to 95 % of the time; every fifth truth is a tie."""
    random = np.random.default_rng(1)
    item = np.repeat(np.arange(1, items + 1), OVERLAP)
    first = np.repeat(random.integers(0, PEOPLE, items), OVERLAP)
    person = (first + np.tile([0, 101, 203], items)) % PEOPLE
    skill = random.uniform(0.6, 0.95, PEOPLE)[person]
    truth = random.choice([1, 2, 3], p=[0.4, 0.2, 0.4], size=items)[item - 1]
    said = np.where(random.random(item.size) < skill, truth, random.integers(1, 4, item.size))
    points = np.array([1, 4, 7])[said - 1]
    good = random.normal(3.4, 0.8, (items, 2))[item - 1]
    scores = np.clip(np.round(good + random.normal(0, 0.7, good.shape)), 1, 5).astype(int)
    keys = [dimension["key"] for dimension in default_form(KIND)["dimensions"]]
    bodies = [
        json.dumps(
            {
                "preference": p,
                "ratings": {"A": dict.fromkeys(keys, a), "B": dict.fromkeys(keys, b)},
                "reason": "A reason of the usual length.",
            }
        )
        for p, (a, b) in zip(points.tolist(), scores.tolist(), strict=True)
    ]
    return {
        "items": item.tolist(), "people": (person + 1).tolist(),
        "seats": np.tile([0, 1, 2], items).tolist(), "said": bodies,
    }  # fmt: skip


def settle(house: House, db: psycopg.Connection, project_id: int, *, name: str, home: Path) -> None:
    """Settle once and print what it took."""
    began, own, theirs, written = (
        time.monotonic(),
        time.process_time(),
        postgres_seconds(home),
        written_rows(db),
    )
    with house.transaction(HOUSE) as scoped:
        done = settle_item.settle_project(scoped, HOUSE_ITSELF, project_id=project_id, now=clock.now())
    line = {
        "pass": name,
        "answers": done.answers,
        "seconds": round(time.monotonic() - began, 2),
        "cpu": round(time.process_time() - own, 2),
        "postgres_cpu": round(postgres_seconds(home) - theirs, 2),
        "consensus_rows_written": written_rows(db) - written,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(line), flush=True)


def written_rows(db: psycopg.Connection) -> int:
    """Return how many rows of consensus were ever inserted, updated or deleted."""
    time.sleep(1.5)  # what a backend did is told a second later
    row = db.execute(
        "SELECT n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables WHERE relname = 'consensus'"
    ).fetchone()
    return 0 if row is None else row[0]


def postgres_seconds(home: Path) -> float:
    """Return the CPU seconds of this base's PostgreSQL: of its first process, its children, and those that ended."""
    first = next(home.rglob("postmaster.pid")).read_text().split()[0]
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if first in (stat.parent.name, rest[1]):
            ticks += (
                int(rest[11]) + int(rest[12]) + (int(rest[13]) + int(rest[14])) * (stat.parent.name == first)
            )
    return ticks / TICKS


if __name__ == "__main__":
    main()
