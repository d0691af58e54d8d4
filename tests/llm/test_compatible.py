"""A model answers over the OpenAI protocol; and every fault that a server has shown is told in words.

Each case asks a real server on loopback, which misbehaves as its model's name says.
"""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import Iterator

import msgspec
import pytest

from llm.misbehaving import KEY, Server, serving
from qilou.llm.compatible import MOST_CHARS, CompatibleBackend, Target
from qilou.llm.contract import Delta, Done, Failed, Failure, Finish, Message, Params, Part
from qilou.llm.failures import SENTENCES
from qilou.llm.pressure import FAILURES_TO_REST, Breaker

HELLO = [Message(role="user", content="Hello?")]
NUMBERS = itertools.count(1_000_000)  # no endpoint of another test has these


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def target(server: Server, model: str, *, key: str = KEY, at_once: int = 8, idle: float = 0.5) -> Target:
    """Return a target of its own, so that no test inherits another's faults."""
    return Target(
        endpoint_id=next(NUMBERS),
        base_url=server.base_url,
        model=model,
        key=key,
        at_once=at_once,
        first_token_seconds=1.0,
        idle_seconds=idle,
    )


def asked(of: Target, params: Params | None = None) -> list[Part]:
    """Return all that came of one question."""

    async def ask() -> list[Part]:
        return [part async for part in CompatibleBackend(of).stream(HELLO, params or Params())]

    return asyncio.run(ask())


def text_of(parts: list[Part]) -> str:
    return "".join(part.text for part in parts if isinstance(part, Delta))


def test_a_model_answers_piece_by_piece_and_tells_its_tokens(server: Server) -> None:
    *deltas, end = asked(target(server, "ordinary"), Params(temperature=0.5, max_tokens=9))

    assert [part.text for part in deltas if isinstance(part, Delta)] == ["Hel", "lo"]
    assert isinstance(end, Done)
    assert end.finish is Finish.STOP
    assert end.usage is not None
    assert (end.usage.input_tokens, end.usage.output_tokens) == (7, 2)
    sent = server.asked[-1]
    assert (sent["temperature"], sent["max_tokens"], sent["stream"]) == (0.5, 9, True)
    assert "top_p" not in sent


def test_a_server_that_tells_no_tokens_is_taken_as_it_is(server: Server) -> None:
    end = asked(target(server, "without-usage"))[-1]

    assert end == Done(finish=Finish.STOP, usage=None)


def test_an_answer_that_reached_its_limit_says_so(server: Server) -> None:
    assert asked(target(server, "too-many-tokens"))[-1] == Done(finish=Finish.LENGTH)


@pytest.mark.parametrize(
    ("model", "kind", "came"),
    [
        ("silent", Failure.SLOW, ""),
        ("stalls", Failure.SLOW, "Hel"),
        ("cut", Failure.CUT, "Hel"),
        ("half-json", Failure.GARBLED, "Hel"),
        ("not-utf8", Failure.NOT_UTF8, "Hel"),
        ("html", Failure.CUT, ""),
        ("error-inside", Failure.BROKEN, "Hel"),
        ("limited", Failure.RATE_LIMITED, ""),
        ("ill", Failure.BROKEN, ""),
        ("unknown", Failure.NO_SUCH_MODEL, ""),
        ("unknown-400", Failure.NO_SUCH_MODEL, ""),
        ("long-prompt", Failure.TOO_LONG, ""),
        ("strange", Failure.REFUSED, ""),
    ],
)
def test_a_fault_ends_the_answer_in_words_and_what_came_is_kept(
    server: Server, model: str, kind: Failure, came: str
) -> None:
    parts = asked(target(server, model))

    assert text_of(parts) == came
    end = parts[-1]
    assert isinstance(end, Failed)
    assert end.kind is kind
    assert end.message == SENTENCES[kind]


def test_pieces_that_are_not_the_protocol_are_passed_over_or_end_in_words(server: Server) -> None:
    parts = asked(target(server, "not-the-protocol"))

    assert text_of(parts) == "Hel"
    assert isinstance(parts[-1], Done | Failed)


def test_a_wrong_key_is_told_and_not_tried_again(server: Server) -> None:
    before = len(server.asked)

    end = asked(target(server, "ordinary", key="sk-wrong"))[-1]

    assert isinstance(end, Failed)
    assert end.kind is Failure.WRONG_KEY
    assert "Incorrect API key" in end.detail
    assert len(server.asked) == before + 1


def test_a_server_that_is_down_is_told(server: Server) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = Target(endpoint_id=next(NUMBERS), base_url=f"http://127.0.0.1:{taken.getsockname()[1]}/v1",
                        model="m", key="")  # fmt: skip

        end = asked(nobody)[-1]

    assert isinstance(end, Failed)
    assert end.kind is Failure.DOWN


def test_a_busy_server_is_tried_again_before_the_first_token(server: Server) -> None:
    with serving() as fresh:
        parts = asked(target(fresh, "limited-once"))

        assert text_of(parts) == "Hello"
        assert len(fresh.asked) == 2


def test_a_cut_stream_is_not_tried_again(server: Server) -> None:
    with serving() as fresh:
        asked(target(fresh, "cut"))

        assert len(fresh.asked) == 1


def test_a_hundred_thousand_characters_come_through(server: Server) -> None:
    parts = asked(target(server, "hundred-thousand", idle=5))

    assert text_of(parts) == "字" * 100_000
    assert isinstance(parts[-1], Done)


def test_an_endless_answer_is_ended(server: Server) -> None:
    parts = asked(target(server, "endless", idle=5))

    assert len(text_of(parts)) <= MOST_CHARS
    end = parts[-1]
    assert isinstance(end, Failed)
    assert end.kind is Failure.TOO_LONG


def test_script_and_a_models_own_name_come_through_unchanged(server: Server) -> None:
    assert text_of(asked(target(server, "script"))).startswith("<script>")
    assert text_of(asked(target(server, "own-name"))) == "I am GPT-Ordinary by Some Company."


def test_what_cannot_be_stored_is_replaced(server: Server) -> None:
    assert text_of(asked(target(server, "unstorable"))) == "a\ufffdb\ufffd"


def test_an_empty_answer_is_an_answer(server: Server) -> None:
    assert asked(target(server, "empty")) == [Done(finish=Finish.STOP)]


def test_only_so_many_answers_are_written_at_once(server: Server) -> None:
    one = target(server, "slow-drip", at_once=1)

    async def both() -> tuple[list[Part], list[Part]]:
        async def some() -> list[Part]:
            found: list[Part] = []
            stream = CompatibleBackend(one).stream(HELLO, Params())
            async for part in stream:
                found.append(part)
                if len(found) == 3:
                    break
            await stream.aclose()
            return found

        first = asyncio.create_task(some())
        await asyncio.sleep(0.05)
        second = [part async for part in CompatibleBackend(one).stream(HELLO, Params())]
        return await first, second

    first, second = asyncio.run(both())

    assert len(first) == 3
    (refused,) = second
    assert isinstance(refused, Failed)
    assert refused.kind is Failure.BUSY


def test_closing_the_stream_stops_the_server(server: Server) -> None:
    with serving() as fresh:

        async def leave() -> None:
            stream = CompatibleBackend(target(fresh, "slow-drip")).stream(HELLO, Params())
            async for _ in stream:
                break
            await stream.aclose()
            await asyncio.to_thread(fresh.cut_off.wait, 5)

        asyncio.run(leave())

        assert fresh.cut_off.is_set()


def test_after_faults_in_a_row_the_endpoint_rests(server: Server) -> None:
    ill = target(server, "cut")
    for _ in range(FAILURES_TO_REST):
        asked(ill)

    (end,) = asked(ill)

    assert isinstance(end, Failed)
    assert end.kind is Failure.RESTING
    tested = asked(msgspec.structs.replace(ill, model="ordinary", is_test=True))
    assert text_of(tested) == "Hello"
    assert text_of(asked(msgspec.structs.replace(ill, model="ordinary"))) == "Hello"


def test_a_breaker_lets_one_try_after_its_rest() -> None:
    now = 0.0
    breaker = Breaker(clock=lambda: now)
    for _ in range(FAILURES_TO_REST):
        breaker.note(is_ill=True)
    assert breaker.is_resting

    now = 31.0
    assert not breaker.is_resting
    breaker.note(is_ill=False)
    assert not breaker.is_resting


def test_no_sentence_names_a_model_or_an_address() -> None:
    assert set(SENTENCES) == set(Failure)
    assert not [each for each in SENTENCES.values() if "http" in each or "{" in each]
