"""What a claim costs by the size of the project: pages touched and milliseconds, at so many items.

    python bench/claim_scale.py --sizes 10000,100000,1000000

Seats are seeded with generate_series (one content for all items; overlap 3). For each size: claims in batches of one by
many people; the same after many claims under a held snapshot, with and without the floor; and by a person who has
answered 10,000 items. Pages are what EXPLAIN (ANALYZE, BUFFERS) counts, which no neighbour on the machine disturbs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import tempfile
import time
from pathlib import Path

import psycopg

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.postgres.layout import APP, SUPERUSER, Layout
from qilou.cli.opening import open_house
from qilou.domain.access.model import Actor, Permit
from qilou.flows import sign_in
from qilou.jobs.importing import run_import
from qilou.simulate.drill import open_drill, write_items

PEOPLE = 30
TAKE = "SELECT * FROM take_many(%(asked)s::jsonb, now())"


def main() -> None:
    """Measure each size on a base of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--claims", type=int, default=200)
    parser.add_argument("--held", type=int, default=5_000, help="claims under a held snapshot")
    parser.add_argument("--plan", action="store_true", help="print the plan of picking the first seat")
    asked = parser.parse_args()
    for size in map(int, asked.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="qilou-scale-") as folder:
            home = Path(folder)
            home.chmod(0o711)
            with open_house(Settings(home=home, database_url=None)) as (database, house):
                path = home / "items.jsonl"
                write_items(path, count=1)
                project_id, people = open_drill(house, path, people=PEOPLE, load=run_import)
                passwords = Layout(home=home.resolve()).read_passwords()
                login = (f"{APP}:{passwords[APP]}", f"{SUPERUSER}:{passwords[SUPERUSER]}")
                with psycopg.connect(database.app_dsn.replace(*login), autocommit=True) as db:
                    seed(db, size)
                proofs = []
                for person in people:
                    secret = f"qilou_{person.account_id}"
                    with house.transaction(person.scope) as scoped:
                        sign_in.make_token(
                            scoped,
                            person,
                            name="x",
                            scopes={Permit.WORK_TAKE},
                            days=1,
                            secret=secret,
                            now=clock.now(),
                        )
                    proofs.append(proof_of(person, secret))
                measure(database.app_dsn, asked, size=size, proofs=proofs, project_id=project_id)


def seed(db: psycopg.Connection, size: int) -> None:
    """Write so many items and three seats of each."""
    db.execute(
        """
        INSERT INTO item (project_id, import_id, line, digest, language, domain, content, seats, created_at)
        SELECT project_id, import_id, n, sha256(n::text::bytea), language, domain, content, seats, created_at
        FROM item, generate_series(2, %s) AS n WHERE item.line = 1
        """,
        [size],
    )
    db.execute(
        """
        INSERT INTO ready (lane_id, stripe, item_id, seat)
        SELECT lane.id, (item.id + seat) % lane.stripes, item.id, seat
        FROM lane, item, generate_series(0, 2) AS seat ON CONFLICT DO NOTHING
        """
    )
    db.execute("VACUUM ANALYZE item, ready")
    db.execute("ANALYZE")


def proof_of(person: Actor, secret: str) -> dict[str, object]:
    """Return what a batch says of the token's holder."""
    return {
        "n": 0,
        "hash": hashlib.sha256(secret.encode()).hexdigest(),
        "is_token": True,
        "account": person.account_id,
        "person": person.person_id,
        "org": person.org_id,
        "roles": ["annotator"],
        "project": None,
        "holding": None,
    }


class Claimer:
    """One connection that claims as the fast door does."""

    def __init__(self, dsn: str, proofs: list[dict], lane_id: int) -> None:
        self.db = psycopg.connect(dsn, autocommit=True, prepare_threshold=0)
        self.db.execute(
            "SELECT set_config('qilou.reach', 'base', false), set_config('timezone', 'UTC', false),"
            " set_config('plan_cache_mode', 'force_generic_plan', false), set_config('enable_seqscan', 'off', false)"
        )
        self.proofs, self.lane_id = proofs, lane_id
        self.floors: dict[int, tuple[int, int]] = {}

    def claim(self, n: int, *, floor: bool, explain: bool = False):
        """Claim for the n-th person, free their lease at once, and return milliseconds, or pages where explained."""
        proof = self.proofs[n % len(self.proofs)]
        stripe = proof["person"] % 3
        priority, item = self.floors.get(stripe, (None, None)) if floor else (None, None)
        asked = json.dumps(
            [{**proof, "lanes": [self.lane_id], "floor_priority": priority, "floor_item": item}]
        )
        if explain:
            plan = self.db.execute(
                "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + TAKE, {"asked": asked}
            ).fetchone()[0]
            top = plan[0]["Plan"]
            figure = top["Shared Hit Blocks"] + top["Shared Read Blocks"]
        else:
            began = time.perf_counter()
            row = self.db.execute(TAKE, {"asked": asked}).fetchone()
            figure = 1e3 * (time.perf_counter() - began)
            assert row[1] == "leased", row[1]
            self.floors[stripe] = (row[9], row[3])
        self.db.execute(
            "UPDATE lease SET state = 'given_back' WHERE person_id = %s AND state = 'held'", [proof["person"]]
        )
        return figure

    def figures(self, count: int, *, floor: bool = False, one: int | None = None) -> tuple[float, float]:
        """Return the median milliseconds of so many claims, and the median pages of twenty more."""
        times = [self.claim(n if one is None else one, floor=floor) for n in range(count)]
        pages = [self.claim(n if one is None else one, floor=floor, explain=True) for n in range(20)]
        return statistics.median(times), statistics.median(pages)


def measure(dsn: str, asked: argparse.Namespace, *, size: int, proofs: list[dict], project_id: int) -> None:
    """Print the lines of one size."""
    with psycopg.connect(dsn) as look:
        look.execute("SELECT set_config('qilou.reach', 'base', false)")
        lane_id = look.execute("SELECT id FROM lane WHERE project_id = %s", [project_id]).fetchone()[0]
    claimer = Claimer(dsn, proofs, lane_id)
    claimer.figures(20)

    def line(name: str, figures: tuple[float, float]) -> None:
        print(f"{size:9d} items  {name:44s} {figures[0]:7.2f} ms  {figures[1]:6.0f} pages", flush=True)

    if asked.plan:
        print_plan(claimer, lane_id)
    line("fresh", claimer.figures(asked.claims))
    with psycopg.connect(dsn) as holder:
        holder.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        holder.execute("SELECT count(*) FROM lane")
        for n in range(asked.held):
            claimer.claim(n, floor=True)
        line(
            f"after {asked.held} claims under a held snapshot, floor",
            claimer.figures(asked.claims, floor=True),
        )
        line("the same without the floor", claimer.figures(20))
    busy = proofs[0]["person"]
    claimer.db.execute(
        """
        INSERT INTO lease (item_id, seats, seat, project_id, lane_id, person_id, account_id, org_id, guideline_id,
                           form_version, slots, state, leased_at, expires_at, ended_at)
        SELECT item.id, 3, 0, item.project_id, lane.id, %(person)s, 1, 1, guideline.id, 1, '{}',
               'given_back', now(), now(), now()
        FROM item, lane, guideline WHERE item.id > (SELECT max(id) FROM item) - 10000 ORDER BY item.id LIMIT 9000
        ON CONFLICT DO NOTHING
        """,
        {"person": busy},
    )
    line("by a person who has met 9,000 items", claimer.figures(50, floor=True, one=0))


def print_plan(claimer: Claimer, lane_id: int) -> None:
    """Print how the first open seat of a stripe is found, as pick_seat asks for it."""
    rows = claimer.db.execute(
        """
        EXPLAIN (ANALYZE, BUFFERS, COSTS off, TIMING off)
        SELECT ready.priority, ready.item_id, ready.seat FROM ready
        WHERE ready.lane_id = %(lane)s AND ready.stripe = 0 AND (ready.priority, ready.item_id) >= (-2147483648, 0)
          AND (SELECT lease.id FROM lease WHERE lease.item_id = ready.item_id AND lease.person_id = 1) IS NULL
        ORDER BY ready.priority, ready.item_id, ready.seat LIMIT 1 FOR UPDATE SKIP LOCKED
        """,
        {"lane": lane_id},
    ).fetchall()
    print("\n".join(row[0] for row in rows))


if __name__ == "__main__":
    main()
