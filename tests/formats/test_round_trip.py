"""Write then read gives the same record; read then write gives the same rows. And when two records are one item."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.example_files import example, records_of
from qilou.formats.canonical import Canonical, Turn, content_of
from qilou.formats.digest import digest
from qilou.formats.write import writer_named
from qilou.kinds.catalog import KINDS

texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
scores = st.integers(0, 5) | st.floats(0, 5)
objects = st.dictionaries(texts, json_values, max_size=3)


@st.composite
def records(draw: st.DrawFn) -> Canonical:
    earlier = draw(st.lists(st.tuples(st.sampled_from(["system", "user", "assistant"]), texts), max_size=3))
    ids = draw(st.lists(st.sampled_from(["c1", "c2", "x", "答"]), unique=True, max_size=3))
    shares = st.none() | st.floats(0, 1)
    row = {
        "id": draw(st.none() | texts),
        "language": draw(st.sampled_from(["zh", "en", "fr"])),
        "domain": "law",
        "conversation": [{"role": role, "content": said} for role, said in [*earlier, ("user", draw(texts))]],
        "candidates": [
            {
                "id": name,
                "content": draw(texts),
                "model": draw(st.none() | texts),
                "scores": {"a": draw(scores)},
            }
            for name in ids
        ],
        "completion": draw(st.none() | texts),
        "preference": draw(
            st.none()
            | st.fixed_dictionaries({"winner": st.sampled_from([*ids, "tie"]), "confidence": shares})
        ),
        "scores": draw(st.none() | st.just({"total": {"value": 4.5, "votes": 3}})),
        "judgments": draw(st.lists(st.fixed_dictionaries({"annotator": texts, "body": objects}), max_size=2)),
        "provenance": draw(objects),
        "meta": draw(objects),
    }
    return msgspec.convert(row, Canonical)


@given(st.lists(records(), max_size=3))
def test_canonical_write_then_read_is_identity(originals: list[Canonical]) -> None:
    files = writer_named("canonical").files(originals, kind="sft", name="x")
    assert records_of(b"".join(files["x.jsonl"])) == originals


@pytest.mark.parametrize(
    ("format_name", "kind"),
    [
        ("trl", "sft"),
        ("trl", "comparison"),
        ("llamafactory", "sft"),
        ("llamafactory", "comparison"),
        ("openai", "sft"),
    ],
)
def test_a_training_export_read_back_and_written_again_is_the_same(format_name: str, kind: str) -> None:
    writer = writer_named(format_name)
    before = b"".join(
        writer.files(records_of(example(f"canonical-{kind}.jsonl")), kind=kind, name="x")["x.jsonl"]
    )
    assert before
    assert b"".join(writer.files(records_of(before), kind=kind, name="x")["x.jsonl"]) == before


def test_the_same_content_is_the_same_item_whatever_ids_models_and_order() -> None:
    (record, *_) = records_of(example("canonical-comparison.jsonl"))
    first, second = record.candidates
    turned = msgspec.structs.replace(
        record,
        id="another",
        candidates=[
            msgspec.structs.replace(second, id="x", model="other"),
            msgspec.structs.replace(first, id="y", model=None),
        ],
        preference=None,
        judgments=[],
        meta={"batch": 2},
    )
    assert digest(turned, "comparison") == digest(record, "comparison")


def test_another_word_role_answer_or_kind_is_another_item() -> None:
    (record, *_) = records_of(example("canonical-comparison.jsonl"))
    as_system = Turn(role="system", content="Be brief.")
    changed = [
        (msgspec.structs.replace(record, conversation=[Turn(role="user", content="?")]), "comparison"),
        (msgspec.structs.replace(record, conversation=[as_system, *record.conversation]), "comparison"),
        (msgspec.structs.replace(record, candidates=record.candidates[:1]), "comparison"),
        (record, "rating"),
    ]
    assert len({digest(record, "comparison"), *(digest(each, kind) for each, kind in changed)}) == 5


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_the_content_of_an_example_record_suits_its_kind(kind: object) -> None:
    name: str = kind.name  # type: ignore[attr-defined]
    for record in records_of(example(f"canonical-{name}.jsonl")):
        assert kind.check_content(content_of(record)) == []  # type: ignore[attr-defined]


def test_foreign_candidate_ids_are_renamed_in_order() -> None:
    row = {
        "conversation": [{"role": "user", "content": "q"}],
        "candidates": [{"id": "left", "content": "a"}, {"id": "right", "content": "b"}],
    }
    (record,) = records_of(msgspec.json.encode(row))
    assert [candidate["id"] for candidate in content_of(record)["candidates"]] == ["c1", "c2"]


def test_a_completion_alone_is_offered_as_the_only_candidate() -> None:
    (record,) = records_of(b'{"prompt":"q","completion":"a"}')
    assert content_of(record)["candidates"] == [{"id": "c1", "content": "a", "model": None}]
