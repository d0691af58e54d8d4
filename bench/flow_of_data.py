"""A file of so many items comes in, twice: items a second, CPU, and the peak of memory.

    python bench/flow_of_data.py --items 1000000

CPU is this process's and its database's backend's, from /proc; the peak of memory is of this process, in each step.
`answer_all` is for other benches.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE, House
from qilou.base.ids import ImportId, ProjectId
from qilou.cli.opening import open_house
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import import_items
from qilou.jobs.importing import run_import
from qilou.simulate.drill import open_drill, write_items

TICK = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print a line for each step."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--items", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="qilou-flow-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        with open_house(Settings(home=home, database_url=None, pool_size=1)) as (_, house):
            few, path = home / "few.jsonl", home / "items.jsonl"
            write_items(few, count=1)
            write_items(path, count=asked.items)
            project_id, _ = open_drill(house, few, people=1, load=run_import)
            with house.transaction(HOUSE) as db:
                backend = db.info.backend_pid
            bring_in(house, path, project_id=project_id, items=asked.items, backend=backend)


def bring_in(house: House, path: Path, *, project_id: ProjectId, items: int, backend: int) -> None:
    """Import the file twice: the second time every line is there already."""
    for name in ("import", "the same file again"):
        with house.transaction(HOUSE) as db:
            import_id = import_items.receive_import(
                db,
                HOUSE_ITSELF,
                project_id=project_id,
                file_name=path.name,
                format_name="auto",
                file_path=str(path),
                now=clock.now(),
            ).id
        with measured(name, items, backend=backend):
            done = run_import(house, ImportId(import_id))
        assert done.lines == items, done


def answer_all(db: psycopg.Connection) -> None:
    """Give each item one accepted answer and a consensus."""
    db.execute(
        """
        INSERT INTO lease (item_id, seats, seat, project_id, lane_id, person_id, account_id, org_id, guideline_id,
                           form_version, slots, state, leased_at, expires_at, ended_at)
        SELECT item.id, item.seats, 0, item.project_id, lane.id, account.person_id, account.id, account.org_id,
               guideline.id, 1, '{c1,c2}', 'submitted', now(), now(), now()
        FROM item, lane, guideline, account WHERE account.login = 'drill-1'
        """
    )
    db.execute(
        """
        INSERT INTO answer (lease_id, item_id, project_id, person_id, org_id, guideline_id, form_version, slots, body,
                            state, active_seconds, submitted_at)
        SELECT lease.id, item_id, project_id, person_id, org_id, guideline_id, form_version, slots,
               jsonb_build_object('preference', 2, 'reason', repeat('Because of this and that. ', 12),
                                  'ratings', jsonb_build_object('A', scores, 'B', scores)),
               'accepted', 30, now()
        FROM lease, (SELECT '{"accuracy": 4, "instruction_following": 4, "completeness": 4, "clarity": 4,
                             "safety": 4}'::jsonb AS scores) AS given
        """
    )
    db.execute(
        """
        INSERT INTO answer_revision (answer_id, revision, org_id, person_id, body, made_at)
        SELECT id, 1, org_id, person_id, body, submitted_at FROM answer
        """
    )
    db.execute(
        """
        INSERT INTO consensus (item_id, field, project_id, value, confidence, method, votes, computed_at)
        SELECT id, 'preference', project_id, '"c1"', 1, 'majority', 1, now() FROM item
        """
    )
    db.execute("UPDATE item SET state = 'settled', wanted = 1")
    db.execute("DELETE FROM ready")
    db.execute("VACUUM ANALYZE")


@contextmanager
def measured(name: str, items: int, *, backend: int) -> Iterator[None]:
    """Print what the block needed."""
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before = (time.monotonic(), time.process_time(), cpu_of(backend))
    yield
    after = (time.monotonic(), time.process_time(), cpu_of(backend))
    seconds, ours, its = (b - a for a, b in zip(before, after, strict=True))
    print(
        f"{name:22s} {seconds:7.1f} s {items / seconds:9.0f} items/s   CPU a million items: "
        f"{1e6 * ours / items:5.1f} s here + {1e6 * its / items:5.1f} s in the database's backend   "
        f"peak {peak():4.0f} MiB   load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def cpu_of(pid: int) -> float:
    """Return the CPU seconds of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def peak() -> float:
    """Return the most memory that this process held since clear_refs, in MiB."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
