"""Everybody signs in at the same moment while others work: how long it takes, and what the workers feel of it.

    python bench/drill_server.py --people 1064 --items 40000 --workers 0 --processes 2 --out drill.json
    python bench/login_burst.py drill.json --people 1000 --workers 64 --think 2

The last `--workers` of the drill's people take and submit with a pause between; the first `--people` sign in with login
and password, all at once, from sixteen addresses of this machine (an address has a limit). Prints both calls of the
workers in the seconds before and while the others sign in.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import time
from pathlib import Path
from urllib.parse import urlsplit

from dispatch_load import Annotator, Run, cpu_of, quantile

CALM = 8


async def enter(drill: dict, host: str, port: int, n: int, took: list[float]) -> None:
    """Sign in as the n-th annotator and note the seconds."""
    began = time.monotonic()
    reader, writer = await asyncio.open_connection(host, port, local_addr=(f"127.0.0.{2 + n % 16}", 0))
    body = json.dumps({"login": f"drill-{n + 1}", "password": drill["password"]}).encode()
    origin = f"http://{host}:{port}"
    writer.write(
        f"POST /api/sessions HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {origin}\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    answer = await reader.read()
    if not answer.startswith(b"HTTP/1.1 201"):
        raise SystemExit(f"sign-in: {answer[:300]!r}")
    writer.close()
    took.append(time.monotonic() - began)


def told(name: str, state: Run) -> None:
    """Print what the workers felt."""
    print(
        f"{name:24s} {len(state.takes):6d} cycles   take {quantile(state.takes, 0.5):6.1f} /"
        f"{quantile(state.takes, 0.99):7.1f} ms   submit {quantile(state.submits, 0.5):6.1f} /"
        f"{quantile(state.submits, 0.99):7.1f} ms   load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


async def burst(drill: dict, asked: argparse.Namespace) -> None:
    """Let the workers work, then everybody else come in."""
    url = urlsplit(asked.url)
    host, port = url.hostname or "", url.port or 80
    crowd = [Annotator(host, port, each, drill["project"]) for each in drill["tokens"][-asked.workers :]]
    for each in crowd:
        await each.open()
    now = time.monotonic()
    calm = Run(since=now + 2, until=now + CALM, think=asked.think)
    await asyncio.gather(*(each.work(calm) for each in crowd))
    told("before", calm)

    busy = Run(since=time.monotonic(), until=time.monotonic() + 600, think=asked.think)
    working = asyncio.gather(*(each.work(busy) for each in crowd))
    took: list[float] = []
    before, began = cpu_of(drill["bench"]), time.monotonic()
    await asyncio.gather(*(enter(drill, host, port, n, took) for n in range(asked.people)))
    seconds, after = time.monotonic() - began, cpu_of(drill["bench"])
    busy.until = 0
    await working
    told("while they sign in", busy)
    used = sum(after[each] - before[each] for each in ("app", "database"))
    print(
        f"{len(took)} signed in within {seconds:.1f} s; half of them within {quantile(took, 0.5) / 1e3:.1f} s; "
        f"{used:.1f} s of CPU"
    )


def main() -> None:
    """Measure one burst."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("drill", type=Path)
    parser.add_argument("--url", default="http://127.0.0.1:8320")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=64)
    parser.add_argument("--think", type=float, default=2)
    asked = parser.parse_args()
    asyncio.run(burst(json.loads(asked.drill.read_text(encoding="utf-8")), asked))


if __name__ == "__main__":
    main()
