"""The embedded model really answers, in a process of its own; left out where its file or its engine is not here."""

from __future__ import annotations

import asyncio
import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from qilou.llm.compatible import Target
from qilou.llm.contract import Delta, Done, Failed, Failure, Message, Params, Part
from qilou.llm.switchboard import Switchboard, embedded_file

GGUF = Path(
    os.environ.get("QILOU_GGUF") or embedded_file(Path(os.environ.get("QILOU_HOME", ".qilou")), gguf=None)
)
TARGET = Target(endpoint_id=900_001, base_url="", model="embedded", key="")
QUESTION = [Message(role="user", content="Name three colours.")]


async def answer(board: Switchboard, params: Params) -> list[Part]:
    return [part async for part in board.backend(TARGET).stream(QUESTION, params)]


@pytest.mark.skipif(find_spec("xllamacpp") is None, reason="the engine is not installed")
@pytest.mark.skipif(not GGUF.is_file(), reason="the model's file is not here: qilou fetch-model")
def test_it_answers_twice_out_of_one_process_that_ends_with_its_owner() -> None:
    async def talk() -> tuple[list[Part], list[Part], bool]:
        board = Switchboard(Path(), gguf=GGUF, threads=1)
        few = Params(max_tokens=12, temperature=0, seed=1)
        first, second = await answer(board, few), await answer(board, few)
        running = await board._embedded.running()
        await board.close()
        assert running is not None
        return first, second, running.process.returncode is not None

    first, second, has_ended = asyncio.run(talk())

    assert "".join(part.text for part in first if isinstance(part, Delta)).strip()
    assert isinstance(first[-1], Done)
    assert first[-1].usage is not None
    assert first[-1].usage.output_tokens == 12
    assert isinstance(second[-1], Done)
    assert has_ended


def test_without_its_file_it_says_what_to_do(tmp_path: Path) -> None:
    board = Switchboard(tmp_path, gguf=None, threads=1)

    (end,) = asyncio.run(answer(board, Params()))

    assert isinstance(end, Failed)
    assert end.kind is Failure.ABSENT
    assert "qilou fetch-model" in end.message
    assert str(tmp_path) in end.detail
    assert str(tmp_path) not in end.message


@pytest.mark.skipif(find_spec("xllamacpp") is None, reason="the engine is not installed")
def test_a_file_that_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.gguf").write_bytes(b"GGUF and then nothing")
    board = Switchboard(tmp_path, gguf=tmp_path / "broken.gguf", threads=1)

    (end,) = asyncio.run(answer(board, Params()))

    assert isinstance(end, Failed)
    assert "cannot run" in end.detail
