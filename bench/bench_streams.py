"""Many answers streamed at once through one web process, beside the same answers straight from their endpoint.

    python bench/bench_streams.py --streams 500 --tokens 80 --pause 0.25 --over 10

Three processes: an endpoint that speaks a token after each pause, `qilou serve`, and this one, which reads. The streams
begin one after another over some seconds, then all run together. Printed are the first token's wait on both ways, the
difference, and the web process's CPU and memory.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import msgspec

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE, House
from qilou.base.ids import LeaseId, ProjectId
from qilou.base.vault import vault_of
from qilou.cli.opening import open_house
from qilou.domain.access.model import HOUSE_ITSELF, Permit
from qilou.domain.models.model import EndpointDraft
from qilou.flows import manage_models, manage_projects, sign_in, take_task
from qilou.jobs.importing import run_import
from qilou.simulate.drill import open_drill, write_items

TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Run the three processes and print the table."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="qilou-streams-") as folder, _Endpoint(asked) as endpoint:
        Path(folder).chmod(0o711)
        settings = Settings(home=Path(folder), database_url=None)
        with open_house(settings) as (_, house):
            token, lease_id = _prepare(house, settings, endpoint_url=endpoint.base_url)
        with _Server(folder) as server:
            through = f"{server.url}/api/leases/{lease_id}/generations"
            straight = {"model": "m", "stream": True, "messages": []}
            question = {"slot": "only", "messages": [{"role": "user", "content": "Hello?"}], "params": None}
            calls = {
                "straight": _Call(f"{endpoint.base_url}/chat/completions", "", straight),
                "through Qilou": _Call(through, token, question),
            }
            _measure(calls, server, count=1, over=0)
            _measure(calls, server, count=asked.streams, over=asked.over)


class _Call:
    def __init__(self, url: str, token: str, body: object) -> None:
        self.at = urlsplit(url)
        sent = json.dumps(body).encode()
        self.request = (
            f"POST {self.at.path} HTTP/1.1\r\nHost: {self.at.netloc}\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(sent)}\r\nConnection: close\r\n\r\n"
        ).encode() + sent

    async def read(self, *, most: int, after: float) -> tuple[float, int]:
        """Return the seconds to the first token, and how many pieces came; leave after as many as `most`."""
        await asyncio.sleep(after)
        began = time.perf_counter()
        reader, writer = await asyncio.open_connection(self.at.hostname, self.at.port)
        writer.write(self.request)
        first, pieces = 0.0, 0
        while line := await reader.readline():
            if b'"text"' in line or b'"content"' in line:
                first = first or time.perf_counter() - began
                pieces += 1
            if pieces >= most:
                break
        writer.close()
        return first, pieces


def _measure(calls: dict[str, _Call], server: _Server, *, count: int, over: float) -> None:
    rounds, most = (20, 2) if count == 1 else (1, 1_000_000)
    waits: dict[str, list[float]] = {}
    for name, call in calls.items():
        before, began = server.cpu_seconds(), time.perf_counter()
        found = [
            each for _ in range(rounds) for each in asyncio.run(_at_once(call, count, most=most, over=over))
        ]
        seconds, cpu = time.perf_counter() - began, server.cpu_seconds() - before
        waits[name] = sorted(first * 1000 for first, _ in found)
        pieces = sum(each for _, each in found)
        late = waits[name][max(0, int(len(found) * 0.95) - 1)]
        print(f"{count} at once, {name}: {pieces} pieces in {seconds:.1f} s", end="; ")
        print(f"first token {statistics.median(waits[name]):.1f} ms median, {late:.1f} ms p95", end="")
        if name != "straight":
            print(f"; web process {cpu / len(found) * 1000:.1f} ms CPU a stream", end=", ")
            print(f"{cpu / pieces * 1e6:.0f} µs a piece, {server.memory_mb():.0f} MB", end="")
        print(flush=True)
    straight, through = (statistics.median(each) for each in waits.values())
    print(f"{count} at once: {through - straight:.1f} ms are added to the first token (median)", flush=True)


async def _at_once(call: _Call, count: int, *, most: int, over: float) -> list[tuple[float, int]]:
    return await asyncio.gather(*(call.read(most=most, after=over * place / count) for place in range(count)))


class _Endpoint:
    """A process that speaks the protocol, a token after each pause."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self._asked = asked

    def __enter__(self) -> _Endpoint:
        command = [sys.executable, __file__, "--speak", "--tokens", str(self._asked.tokens)]
        self._process = subprocess.Popen(
            [*command, "--pause", str(self._asked.pause)], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.base_url = self._process.stdout.readline().strip()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()


class _Server:
    """`qilou serve` in a process of its own."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __enter__(self) -> _Server:
        command = [sys.executable, "-m", "qilou.cli", "serve", "--no-client", "--port", "0", "--workers", "0"]
        environment = {**os.environ, "QILOU_LOG_LEVEL": "warning"}
        self._process = subprocess.Popen(
            [*command, "--home", self._folder], stdout=subprocess.PIPE, text=True, env=environment
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().split()[-1]
        while httpx.get(f"{self.url}/api/ready").status_code != 200:
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(30)

    def cpu_seconds(self) -> float:
        """Return the CPU time that the web process has used."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory_mb(self) -> float:
        """Return the web process's resident memory."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 2**20


def _prepare(house: House, settings: Settings, *, endpoint_url: str) -> tuple[str, LeaseId]:
    path = settings.home / "items.jsonl"
    write_items(path, count=10)
    project_id, (worker,) = open_drill(house, path, people=1, load=run_import)
    _choose(house, settings, project_id=project_id, endpoint_url=endpoint_url)
    secret = f"qilou_{secrets.token_urlsafe(32)}"
    with house.transaction(worker.scope) as db:
        sign_in.make_token(
            db, worker, name="bench", scopes={Permit.WORK_TAKE}, days=1, secret=secret, now=clock.now()
        )
        leased = take_task.take_task(db, worker, project_id=None, holding=None, now=clock.now())
    assert isinstance(leased, take_task.Leased)
    return secret, leased.lease.id


def _choose(house: House, settings: Settings, *, project_id: ProjectId, endpoint_url: str) -> None:
    now = clock.now()
    draft = EndpointDraft(name="bench", preset="other", base_url=endpoint_url, model="m", at_once=1_000)
    with house.transaction(HOUSE) as db:
        project = manage_projects.read_project(db, HOUSE_ITSELF, project_id=project_id, now=now).project
        actor = msgspec.structs.replace(HOUSE_ITSELF, org_id=project.org_id)
        made = manage_models.make_endpoint(db, actor, draft=draft, vault=vault_of(settings), now=now)
        manage_models.choose_models(db, actor, project_id=project_id, endpoint_ids=[made.id], now=now)


async def _speak(tokens: int, pause: float) -> None:
    def piece(delta: dict[str, str], finish: str | None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        body = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        return b"data: " + json.dumps(body).encode() + b"\n\n"

    spoken, end = piece({"content": "word "}, None), piece({}, "stop") + b"data: [DONE]\n\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            await reader.readexactly(int(head.split(b"content-length: ")[1].split(b"\r\n")[0]))
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
            for _ in range(tokens):
                await asyncio.sleep(pause)
                writer.write(spoken)
                await writer.drain()
            writer.write(end)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=2_000)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await server.serve_forever()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--streams", type=int, default=500)
    parser.add_argument("--tokens", type=int, default=80)
    parser.add_argument("--pause", type=float, default=0.25)
    parser.add_argument("--over", type=float, default=10.0, help="seconds over which the streams begin")
    parser.add_argument("--speak", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    if "--speak" in sys.argv:
        asked_ = _asked()
        asyncio.run(_speak(asked_.tokens, asked_.pause))
    else:
        main()
