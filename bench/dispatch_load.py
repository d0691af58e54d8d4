"""A small closed-loop load generator: so many annotators, each take → (think) → submit over a connection of its own.

    python bench/dispatch_load.py drill.json --url http://127.0.0.1:8320 --annotators 1,8,64 --seconds 10

`drill.json` is written by drill_server.py. Prints for each number of annotators the cycles a second, the p50 and p99 of
both calls, and the CPU milliseconds a cycle of the web processes and of the database, read from /proc: what others on
the machine disturb least. With `--think 30 --faster 10` each annotator thinks 3 s on average: as many requests a second
as ten times the people at 30 s.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import secrets
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

TICK = os.sysconf("SC_CLK_TCK")
SCORES = dict.fromkeys(("accuracy", "instruction_following", "completeness", "clarity", "safety"), 4)
WORDS = [secrets.token_hex(3) for _ in range(3_000)]


class Annotator:
    """One keep-alive connection with a token."""

    def __init__(self, host: str, port: int, token: str, project: int) -> None:
        self.host, self.port, self.project = host, port, project
        self.head = (
            f"Host: {host}:{port}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        )
        self.rng = random.Random(token)

    async def open(self) -> None:
        """Connect."""
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port, limit=2**20)

    async def request(self, method: str, path: str, body: bytes) -> dict:
        """Send one request, on a new connection where the old one rested too long; fail on anything but 200."""
        try:
            return await self._requested(method, path, body)
        except (asyncio.IncompleteReadError, ConnectionError):
            await self.open()
            return await self._requested(method, path, body)

    async def _requested(self, method: str, path: str, body: bytes) -> dict:
        head = f"{method} {path} HTTP/1.1\r\n{self.head}Content-Length: {len(body)}\r\n\r\n"
        self.writer.write(head.encode() + body)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        answer = await self.reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"{method} {path}: {head[:30]!r} {answer[:300]!r}")
        return json.loads(answer)

    def answer(self) -> bytes:
        """Return a complete answer with a reason of about 4 KB."""
        reason = " ".join(self.rng.choices(WORDS, k=540))
        body = {"preference": self.rng.randint(1, 7), "ratings": {"A": SCORES, "B": SCORES}, "reason": reason}
        return json.dumps({"body": body, "active_seconds": 30}).encode()

    async def work(self, state: Run) -> None:
        """Take and submit until the end; note the seconds of each call and what was met."""
        wish = json.dumps({"project_id": self.project, "holding": []}).encode()
        answer = self.answer()
        if state.think:
            await asyncio.sleep(self.rng.uniform(0, 2 * state.think))
        while time.monotonic() < state.until:
            began = time.monotonic()
            taken = await self.request("POST", "/api/leases", wish)
            done = time.monotonic()
            if taken["outcome"] != "leased":
                state.empty += 1
                return
            state.served[taken["lease"]["item_id"]] += 1
            if state.think:
                await asyncio.sleep(self.rng.expovariate(1 / state.think))
            sent = time.monotonic()
            await self.request("PUT", f"/api/leases/{taken['lease']['id']}/answer", answer)
            ended = time.monotonic()
            if began >= state.since:
                state.takes.append(done - began)
                state.submits.append(ended - sent)


class Run:
    """What one run notes."""

    def __init__(self, *, since: float, until: float, think: float) -> None:
        self.since, self.until, self.think = since, until, think
        self.takes: list[float] = []
        self.submits: list[float] = []
        self.served: Counter[int] = Counter()
        self.empty = 0


def cpu_of(root: int) -> dict[str, float]:
    """Return the CPU seconds of the web processes and of the database below the process, ended children included."""
    parents: dict[int, int] = {}
    used: dict[int, tuple[str, float]] = {}
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            try:
                name, _, rest = (each / "stat").read_text().rpartition(")")
                words = (each / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            fields = rest.split()
            parents[int(each.name)] = int(fields[1])
            ticks = int(fields[11]) + int(fields[12])
            kind = "database" if "(postgres" in name else "worker" if b"qilou.jobs" in words else "app"
            if kind == "database":
                ticks += int(fields[13]) + int(fields[14])
            used[int(each.name)] = (kind, ticks / TICK)
    total = {"app": 0.0, "database": 0.0, "worker": 0.0}
    for pid, (kind, seconds) in used.items():
        above = pid
        while above not in (root, 0, 1):
            above = parents.get(above, 0)
        if above == root:
            total[kind] += seconds
    return total


def quantile(values: list[float], share: float) -> float:
    """Return the value below which the share lies, in milliseconds."""
    return 1e3 * sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


async def run(drill: dict, asked: argparse.Namespace, people: int) -> None:
    """Run so many annotators and print the line."""
    url = urlsplit(asked.url)
    crowd = [
        Annotator(url.hostname or "", url.port or 80, drill["tokens"][n], drill["project"])
        for n in range(people)
    ]
    for each in crowd:
        await each.open()
    began = time.monotonic()
    since = began + asked.warm
    state = Run(since=since, until=since + asked.seconds, think=asked.think / asked.faster)

    async def measure() -> tuple[dict[str, float], dict[str, float]]:
        await asyncio.sleep(asked.warm)
        before = cpu_of(drill["bench"])
        await asyncio.sleep(asked.seconds)
        return before, cpu_of(drill["bench"])

    (before, after), *_ = await asyncio.gather(measure(), *(each.work(state) for each in crowd))
    cycles = len(state.takes)
    app, database = (1e3 * (after[each] - before[each]) / max(1, cycles) for each in ("app", "database"))
    over = sum(max(0, count - drill["overlap"]) for count in state.served.values())
    print(
        f"{asked.label}{people:6d} annotators  {cycles / asked.seconds:7.0f} cycles/s  "
        f"take {quantile(state.takes, 0.5):6.1f} / {quantile(state.takes, 0.99):6.1f} ms  "
        f"submit {quantile(state.submits, 0.5):6.1f} / {quantile(state.submits, 0.99):6.1f} ms  "
        f"CPU ms a cycle {app + database:6.3f} = app {app:6.3f} + database {database:6.3f}  "
        f"over {over}  empty {state.empty}",
        flush=True,
    )
    for each in crowd:
        each.writer.close()


def main() -> None:
    """Run each number of annotators."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("drill", type=Path)
    parser.add_argument("--url", default="http://127.0.0.1:8320")
    parser.add_argument("--annotators", default="1,8,64")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--warm", type=float, default=3)
    parser.add_argument("--think", type=float, default=0, help="mean seconds between the two calls")
    parser.add_argument("--faster", type=float, default=1, help="divide the thinking time by this")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--label", default="")
    asked = parser.parse_args()
    drill = json.loads(asked.drill.read_text(encoding="utf-8"))
    for people in map(int, asked.annotators.split(",")):
        for _ in range(asked.repeat):
            import uvloop

            uvloop.run(run(drill, asked, people))


if __name__ == "__main__":
    main()
