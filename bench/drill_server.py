"""A base for load generators: many comparison items, many annotators with API tokens, served over HTTP until stopped.

    python bench/drill_server.py --people 64 --items 100000 --port 8320 --out drill.json

Writes the project's number, the tokens and the server's process id to the file, then serves; see `load_adapter.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE, House
from qilou.cli.opening import open_house
from qilou.domain.access.model import Actor, Permit
from qilou.domain.people.passwords import hashed
from qilou.flows import sign_in
from qilou.jobs.importing import run_import
from qilou.simulate.drill import open_drill, write_items

PASSWORD = secrets.token_urlsafe(12)


def main() -> None:
    """Prepare, write the file, serve."""
    asked = _asked()
    for each in (
        signal.SIGTERM,
        signal.SIGINT,
    ):  # so that what was started is stopped; & leaves SIGINT ignored
        signal.signal(each, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="qilou-drill-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        with open_house(Settings(home=home, database_url=None)) as (_, house):
            path = home / "items.jsonl"
            write_items(path, count=asked.items)
            began = time.monotonic()
            project_id, workers = open_drill(house, path, people=asked.people, load=run_import)
            print(f"{asked.items} items imported in {time.monotonic() - began:.1f} s", flush=True)
            tokens = [_token(house, each) for each in workers]
            with house.transaction(HOUSE) as db:
                db.execute("UPDATE account SET password_hash = %s", [hashed(PASSWORD, login="drill")])
        command = [
            sys.executable,
            "-m",
            "qilou.cli",
            "serve",
            "--no-client",
            "--port",
            str(asked.port),
            "--home",
            folder,
        ]
        server = subprocess.Popen(
            [*command, "--workers", str(asked.workers), "--processes", str(asked.processes)]
        )
        try:
            _await(asked.port)
            facts = {
                "project": project_id,
                "tokens": tokens,
                "pid": server.pid,
                "bench": os.getpid(),
                "overlap": 3,
                "password": PASSWORD,
            }
            asked.out.write_text(json.dumps(facts), encoding="utf-8")
            print(f"serving; {asked.out} is written", flush=True)
            server.wait()
        finally:
            server.terminate()
            server.wait(20)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=64)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=1, help="web processes")
    parser.add_argument(
        "--workers", type=int, default=1, help="worker processes, which settle projects meanwhile"
    )
    parser.add_argument("--port", type=int, default=8320)
    parser.add_argument("--out", type=Path, default=Path("drill.json"))
    return parser.parse_args()


def _token(house: House, worker: Actor) -> str:
    secret = f"qilou_{secrets.token_urlsafe(32)}"
    with house.transaction(worker.scope) as db:
        sign_in.make_token(
            db, worker, name="drill", scopes={Permit.WORK_TAKE}, days=7, secret=secret, now=clock.now()
        )
    return secret


def _await(port: int) -> None:
    for _ in range(200):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/api/ready").status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise SystemExit("the server did not become ready")


if __name__ == "__main__":
    main()
