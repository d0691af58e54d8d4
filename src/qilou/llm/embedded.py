"""The embedded model: a GGUF file run by llama.cpp in a process of its own, behind the OpenAI protocol on loopback.

The one surprising fact: the process ends when its standard input does. So it never outlives whoever started it, however
that one ended. `python -m qilou.llm.embedded FILE THREADS` is that process.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any  # Any: the engine has no types

import msgspec

from qilou.llm.compatible import CompatibleBackend, Target
from qilou.llm.contract import Failure, Message, Params, Part
from qilou.llm.failures import failed

ENGINE = "xllamacpp"
SECRET = "QILOU_EMBEDDED_SECRET"
LOADS_WITHIN_SECONDS = 120.0
AT_ONCE = 4
CONTEXT_TOKENS = 2_048
MOST_ANSWER_TOKENS = 512  # a small model that does not find its end would go on for ever


class _Running(msgspec.Struct, frozen=True, kw_only=True):
    process: asyncio.subprocess.Process
    address: str
    secret: str


class EmbeddedModel:
    """Starts the process at the first question, and again where it died."""

    def __init__(self, file: Path, *, threads: int) -> None:
        self._file, self._threads = file, threads
        self._running: _Running | None = None
        self._starting = asyncio.Lock()

    @property
    def file(self) -> Path:
        """Return the file that is run."""
        return self._file

    async def running(self) -> _Running | None:
        """Return the process, starting it where needed, or None where it cannot be started."""
        async with self._starting:
            if self._running is None or self._running.process.returncode is not None:
                self._running = await self._start()
            return self._running

    async def _start(self) -> _Running | None:
        secret = secrets.token_hex(16)
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "qilou.llm.embedded",
            str(self._file),
            str(self._threads),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, SECRET: secret},
        )
        assert process.stdout is not None
        try:
            async with asyncio.timeout(LOADS_WITHIN_SECONDS):
                line = await process.stdout.readline()
        except TimeoutError:
            line = b""
        if not line.startswith(b"http"):
            if process.returncode is None:
                process.kill()
            await process.wait()
            return None
        return _Running(process=process, address=line.decode().strip(), secret=secret)

    async def close(self) -> None:
        """End the process."""
        if self._running is not None and self._running.process.returncode is None:
            self._running.process.kill()
            await self._running.process.wait()
        self._running = None


class EmbeddedBackend:
    """Streams answers of the embedded model."""

    def __init__(self, model: EmbeddedModel, target: Target) -> None:
        self._model, self._target = model, target

    async def stream(self, messages: Sequence[Message], params: Params) -> AsyncGenerator[Part, None]:
        """Yield the answer piece by piece, then its end."""
        running = await self._model.running() if self._model.file.is_file() else None
        if running is None:
            yield failed(Failure.ABSENT, detail=_why_absent(self._model.file))
            return
        target = msgspec.structs.replace(self._target, base_url=f"{running.address}/v1", key=running.secret)
        most = min(params.max_tokens or MOST_ANSWER_TOKENS, MOST_ANSWER_TOKENS)
        bounded = msgspec.structs.replace(params, max_tokens=most)
        async with aclosing(CompatibleBackend(target).stream(messages, bounded)) as parts:
            async for part in parts:
                yield part


def _why_absent(file: Path) -> str:
    if not file.is_file():
        return f"There is no file {file}."
    if find_spec(ENGINE) is None:
        return "The engine is missing: pip install 'qilou[embedded-model]'."
    return f"The engine cannot run {file}."


def _serve(file: str, threads: int) -> None:
    """Run the model until standard input ends."""
    told = os.dup(1)
    os.dup2(2, 1)  # the engine writes to standard output; only the address may stand there
    engine: Any = import_module(ENGINE)  # Any: see above; an extra, so that it is not imported above
    given = engine.CommonParams()
    given.model.path = file
    given.port = 0
    given.api_keys = [os.environ[SECRET]]
    given.n_parallel = AT_ONCE
    given.n_ctx = CONTEXT_TOKENS * AT_ONCE
    given.cpuparams.n_threads = given.cpuparams_batch.n_threads = threads
    given.verbosity = 0
    server = engine.Server(given)
    os.write(told, f"{server.listening_address}\n".encode())
    sys.stdin.read()
    os._exit(0)  # the engine's threads need no farewell


if __name__ == "__main__":
    _serve(sys.argv[1], int(sys.argv[2]))
