"""Whatever a file holds, reading it yields records and refusals and raises nothing."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.example_files import read_bytes
from qilou.formats.read import CONTAINERS, READERS, Kept, read_records

FIELD_NAMES = [
    *(
        "conversation",
        "conversations",
        "conversation_a",
        "conversation_b",
        "messages",
        "prompt",
        "completion",
    ),
    *(
        "chosen",
        "rejected",
        "label",
        "kto_tag",
        "winner",
        "judge",
        "turn",
        "response",
        "response_a",
        "response_b",
    ),
    *(
        "candidates",
        "preference",
        "scores",
        "judgments",
        "meta",
        "provenance",
        "id",
        "language",
        "domain",
        "system",
    ),
]
messages = st.fixed_dictionaries(
    {},
    optional={
        "role": st.sampled_from(["system", "user", "assistant", "tool"]) | st.none(),
        "content": st.text() | st.integers(),
        "from": st.sampled_from(["human", "gpt", "system"]) | st.integers(),
        "value": st.text() | st.none(),
        "id": st.text(max_size=2),
        "winner": st.text(max_size=2),
    },
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text() | messages,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=10,
)
entries = st.dictionaries(st.sampled_from(FIELD_NAMES) | st.text(max_size=4), values, max_size=6)


@pytest.mark.parametrize("format_name", ["auto", *READERS])
@given(fields=entries)
def test_any_object_is_kept_or_refused(format_name: str, fields: dict[str, Any]) -> None:
    (read,) = read_bytes(msgspec.json.encode(fields), format_name=format_name)
    if not isinstance(read, Kept):
        assert read.reason
        assert "\x00" not in read.field + read.reason


@pytest.mark.parametrize("ending", CONTAINERS)
@given(content=st.binary(max_size=200) | st.text().map(str.encode))
def test_any_bytes_are_read_to_the_end(ending: str, content: bytes) -> None:
    for read in read_records(io.BytesIO(content), file_name=f"a{ending}", format_name="auto"):
        assert read.line >= 1
