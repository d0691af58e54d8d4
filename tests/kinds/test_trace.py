"""trace: OpenAI's messages become steps, and which judgements are an answer."""

from __future__ import annotations

from typing import Any

import pytest

from qilou.formats.canonical import content_of
from qilou.formats.readers import trl
from qilou.formats.traces import as_text, split_messages, to_messages
from qilou.kinds.catalog import default_form
from qilou.kinds.contract import Vote
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.trace import Trace

trace = Trace()
FORM = {**default_form("trace"), "dimensions": []}
CALL = {"id": "c", "type": "function", "function": {"name": "add", "arguments": '{"a": 1,'}}
MESSAGES: list[Any] = [
    {"role": "user", "content": "1 + 2?"},
    {"role": "assistant", "content": "Let me add.", "tool_calls": [CALL]},
    {"role": "tool", "tool_call_id": "c", "content": "3"},
    {"role": "assistant", "content": "3."},
]
ITEM = content_of(trl.read({"messages": MESSAGES}))


def judged(label: str, error: str | None = None) -> dict[str, Any]:
    return {"label": label, "error": error}


def body(*steps: Any, **changes: Any) -> dict[str, Any]:
    first = next((at for at, each in enumerate(steps) if each and each["label"] == "wrong"), None)
    return {
        "steps": list(steps),
        "first_error": first,
        "goal": "reached",
        "scores": {},
        "reason": "",
        **changes,
    }


def paths(given: dict[str, Any]) -> list[str]:
    return [each.path for each in check_whole(trace, FORM, given, content=ITEM)]


RIGHT = judged("right")
GOOD = body(RIGHT, judged("wrong", "wrong_argument"), None, RIGHT)


def test_messages_with_tool_calls_become_a_trace() -> None:
    assert [step["type"] for step in ITEM["meta"]["trace"]] == ["message", "call", "result", "final"]
    assert ITEM["meta"]["trace"][1]["arguments"] == '{"a": 1,'  # as the model wrote it
    assert ITEM["conversation"] == [{"role": "user", "content": "1 + 2?"}]
    assert 'add({"a": 1,)' in ITEM["candidates"][0]["content"]
    assert trace.check_content(ITEM) == []


def test_the_browser_gets_the_steps_and_not_the_same_text_again() -> None:
    view = trace.show(ITEM, ["c1"])
    assert [step["name"] for step in view["trace"]] == [None, "add", None, None]
    assert view["candidates"] == [{"slot": "A", "content": "", "media": [], "steps": None}]


def test_steps_go_back_to_the_messages_they_came_from() -> None:
    _, steps = split_messages(MESSAGES)
    assert to_messages(steps) == MESSAGES[1:]
    assert as_text(steps).endswith("3.")


def test_a_tool_that_failed_is_an_error_and_the_user_may_speak_again() -> None:
    more = [
        *MESSAGES[:2],
        {**MESSAGES[2], "is_error": True},
        {"role": "user", "content": "And?"},
        MESSAGES[3],
    ]
    _, steps = split_messages(more)
    assert [step["type"] for step in steps] == ["message", "call", "error", "user", "final"]


def test_each_step_of_the_agents_is_judged_and_no_other() -> None:
    assert paths(GOOD) == []
    assert paths(body(RIGHT, RIGHT, RIGHT, RIGHT)) == ["steps[2]"]
    assert paths(body(RIGHT, None, None, RIGHT)) == ["steps[1]"]
    assert paths(body(RIGHT, RIGHT)) == ["steps"]


def test_a_wrong_step_has_a_sort_of_error_and_no_other_has() -> None:
    assert paths(body(judged("wrong"), RIGHT, None, RIGHT)) == ["steps[0].error"]
    assert paths(body(judged("needless", "other"), RIGHT, None, RIGHT)) == ["steps[0].error"]
    assert paths({**GOOD, "first_error": 0}) == ["first_error"]
    assert paths({**GOOD, "goal": "perhaps"}) == ["goal"]


def test_the_whole_is_scored_where_the_form_has_dimensions() -> None:
    form = default_form("trace")
    assert [each.path for each in trace.check_answer(form, GOOD)] == [
        "scores.efficiency",
        "scores.communication",
    ]
    assert trace.check_answer(form, {**GOOD, "scores": {"efficiency": 2, "communication": 5}}) == []


def test_votes() -> None:
    votes = trace.votes(FORM, GOOD)
    assert votes[:2] == [
        Vote(field="trace.goal", category="reached"),
        Vote(field="trace.first_error", category="1"),
    ]
    assert Vote(field="trace.error.1", category="wrong_argument") in votes
    assert not [vote for vote in votes if vote.field.endswith(".2")]


def test_likeness() -> None:
    other = body(RIGHT, RIGHT, None, RIGHT, goal="missed")
    assert trace.similarity(FORM, GOOD, other) == pytest.approx((2 / 3 + 0) / 2)


@pytest.mark.parametrize(
    "steps",
    [
        [],
        "x",
        [{"type": "result", "text": "3"}],
        [{"type": "call", "text": ""}],
        [{"type": "dance", "text": "x"}],
    ],
)
def test_a_trace_without_sense_is_refused(steps: Any) -> None:
    assert trace.check_content({**ITEM, "meta": {"trace": steps}})


def test_a_form_without_sorts_of_error_is_refused() -> None:
    assert [each.path for each in trace.check_form({**FORM, "errors": []})] == ["errors"]
