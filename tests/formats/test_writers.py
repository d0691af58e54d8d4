"""Every export format, held against files that a person has read; ties counted; losses named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from formats.example_files import example, records_of
from qilou.formats.canonical import Candidate, Canonical, Ranking
from qilou.formats.write import WRITERS, UnknownExport, count_left_out, writer_named

GOLDEN = Path(__file__).parent / "golden"
KINDS = (
    "sft",
    "conversation",
    "prompt",
    "tree",
    "comparison",
    "rating",
    "ranking",
    "gsb",
    "spans",
    "steps",
    "safety",
    "rubric",
    "trace",
    "dialogue",
    "arena",
    "form",
)
CASES = [
    (writer.name, kind, name)
    for writer in WRITERS
    for kind in KINDS
    for name in writer.files([], kind=kind, name=kind)
]


def example_records(kind: str) -> list[Canonical]:
    return records_of(example(f"canonical-{kind}.jsonl"))


@pytest.mark.parametrize(("format_name", "kind", "file_name"), CASES)
def test_an_export_is_byte_for_byte_the_golden_file(format_name: str, kind: str, file_name: str) -> None:
    files = writer_named(format_name).files(example_records(kind), kind=kind, name=kind)
    golden = GOLDEN / format_name / (f"{kind}-{file_name}" if file_name.endswith("info.json") else file_name)
    assert b"".join(files[file_name]).decode() == golden.read_text("utf-8")


def test_a_rating_has_no_file_in_a_format_without_scores() -> None:
    writer = writer_named("openai")
    assert writer.files(example_records("rating"), kind="rating", name="x") == {}
    assert "no file is written" in writer.loss("rating")[0]


@pytest.mark.parametrize(
    ("format_name", "kind", "left_out"),
    [
        ("canonical", "comparison", {}),
        ("trl", "comparison", {"tie": 1}),
        ("llamafactory", "comparison", {"tie": 1}),
        ("openai", "comparison", {"tie": 1}),
        ("canonical", "ranking", {}),
        ("trl", "ranking", {"tie": 1, "no preference": 1}),
        ("llamafactory", "ranking", {"tie": 1, "no preference": 1}),
        ("openai", "ranking", {"tie": 1, "no preference": 1}),
        ("trl", "gsb", {"tie": 1}),
        ("llamafactory", "gsb", {"tie": 1}),
        ("openai", "gsb", {"tie": 1}),
        ("trl", "sft", {"no accepted answer": 1}),
        ("trl", "conversation", {"no accepted conversation": 1}),
        ("openai", "conversation", {"no accepted conversation": 1}),
        ("llamafactory", "conversation", {"no accepted conversation": 1, "turns do not alternate": 1}),
        ("openai", "rating", {"no shape for ratings": 2}),
        ("trl", "spans", {"no shape for marked errors": 2}),
        ("trl", "steps", {"no judged steps": 1}),
        ("openai", "steps", {"no shape for judged steps": 3}),
        ("trl", "safety", {"no answer: the prompt itself was judged": 1}),
        ("llamafactory", "safety", {"no shape for marked risks": 3}),
        ("llamafactory", "spans", {"no shape for marked errors": 2}),
        ("trl", "dialogue", {}),
        ("trl", "arena", {"tie": 1}),
        ("openai", "arena", {"tie": 1}),
        ("battles", "arena", {}),
        ("battles", "comparison", {"no judgments": 3}),
        ("trl", "form", {"no shape for free forms": 2}),
        ("openai", "form", {"no shape for free forms": 2}),
        ("fields", "form", {}),
        ("fields", "sft", {"no free form": 3}),
        ("battles", "sft", {"no two sides": 3}),
        ("trl", "prompt", {"no accepted prompts": 1}),
        ("openai", "prompt", {"no shape for prompts without an answer": 3}),
        ("llamafactory", "prompt", {"no shape for prompts without an answer": 3}),
        ("trl", "tree", {"the prompter's turn": 2, "no accepted replies": 1}),
        ("llamafactory", "tree", {"the prompter's turn": 2, "no accepted replies": 1}),
        ("oasst", "tree", {"no conversation tree": 1, "the turns do not alternate from the user on": 1}),
        ("oasst", "sft", {"no conversation tree": 3}),
    ],
)
def test_what_is_left_out_is_counted_by_reason(format_name: str, kind: str, left_out: dict[str, int]) -> None:
    records = example_records(kind)
    assert count_left_out(records, kind=kind, writer=writer_named(format_name)) == left_out


def test_the_winner_is_chosen_whichever_candidate_it_is() -> None:
    (record, *_) = example_records("comparison")
    assert record.preference is not None
    first = msgspec.structs.replace(record.preference, winner="c1")
    turned = msgspec.structs.replace(record, preference=first)
    chosen = [
        writer_named("trl").rows(each, "comparison")[0]["chosen"][0]["content"]  # type: ignore[index]
        for each in (record, turned)
    ]
    assert chosen == [record.candidates[1].content, record.candidates[0].content]


@pytest.mark.parametrize(
    ("ranks", "pairs"),
    [
        ((1, 2), 1),
        ((1, 2, 3, 4), 6),  # n distinct ranks: n (n - 1) / 2
        (tuple(range(1, 9)), 28),
        ((1, 2, 2, 3), 5),  # a tie of two costs one pair
        ((1, 1, 1, 2), 3),
    ],
)
@pytest.mark.parametrize("format_name", ["trl", "llamafactory", "openai"])
def test_a_ranking_gives_a_row_for_each_pair_that_it_tells_apart(
    format_name: str, ranks: tuple[int, ...], pairs: int
) -> None:
    ids = [f"c{at}" for at in range(1, len(ranks) + 1)]
    record = msgspec.structs.replace(
        example_records("ranking")[0],
        candidates=[Candidate(id=each, content=each) for each in ids],
        ranking=Ranking(ranks=dict(zip(ids, ranks, strict=True))),
    )
    rows = writer_named(format_name).rows(record, "ranking")
    assert len(rows) == pairs  # type: ignore[arg-type]
    if format_name == "trl":
        found = [(row["chosen"][0]["content"], row["rejected"][0]["content"]) for row in rows]  # type: ignore
        place = dict(zip(ids, ranks, strict=True))
        assert all(place[chosen] < place[rejected] for chosen, rejected in found)
        assert len(set(found)) == pairs


@pytest.mark.parametrize(
    ("format_name", "kind"),
    [(name, kind) for name in ("trl", "llamafactory", "openai") for kind in ("spans", "steps")],
)
def test_marked_errors_and_steps_have_files_only_where_there_is_a_shape(format_name: str, kind: str) -> None:
    writer = writer_named(format_name)
    has_shape = (format_name, kind) == ("trl", "steps")
    assert bool(writer.files([], kind=kind, name="x")) is has_shape
    assert ("no file is written" in writer.loss(kind)[0]) is not has_shape


def test_steps_become_true_and_false_and_a_long_conversation_becomes_text() -> None:
    worked, neutral, _ = example_records("steps")
    rows = writer_named("trl").rows(worked, "steps")
    assert rows == [
        {
            "prompt": "System: Answer in steps.\n\nUser: Solve $2x+4=0$.",
            "completions": ["1. $2x=-4$", "2. So $x=2$."],
            "labels": [True, False],
        }
    ]
    assert writer_named("trl").rows(neutral, "steps")[0]["labels"] == [True, True, True]  # type: ignore[index]


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_canonical_format_loses_nothing(kind: str) -> None:
    assert [writer.name for writer in WRITERS if not writer.loss(kind)] == ["canonical"]


def test_an_unknown_export_is_refused_by_name() -> None:
    with pytest.raises(UnknownExport) as refused:
        writer_named("alpaca")
    assert "alpaca" in refused.value.message


@pytest.mark.parametrize(
    ("name", "stem"), [("law v1", "law-v1"), ("../x", "x"), ("法律问答", "法律问答"), ("/", "dataset")]
)
def test_a_name_becomes_a_harmless_file_name(name: str, stem: str) -> None:
    assert list(writer_named("trl").files([], kind="sft", name=name)) == [f"{stem}.jsonl"]


@pytest.mark.parametrize(
    "writer",
    [
        each for each in WRITERS if each.name not in ("oasst", "fields")
    ],  # a tree is whole only when every record has been read
    ids=lambda writer: writer.name,
)
def test_writing_is_lazy(writer: object) -> None:
    def endless() -> Iterator[Canonical]:
        while True:
            yield from example_records("comparison")

    files = writer_named(writer.name).files(endless(), kind="comparison", name="x")  # type: ignore[attr-defined]
    assert [next(files["x.jsonl"]) for _ in range(5)][-1].endswith(b"}\n")


def test_a_talk_is_written_with_the_corrections_of_people_in_their_places() -> None:
    (first, *_) = writer_named("trl").rows(example_records("dialogue")[0], "dialogue")
    assert [each["content"] for each in first["messages"]][-1].startswith("从冰箱取出")


def test_a_reply_that_was_rated_bad_and_not_corrected_teaches_nothing() -> None:
    rows = [
        row
        for record in example_records("dialogue")
        for row in writer_named("openai").rows(record, "dialogue")
    ]
    weights = [[each["weight"] for each in row["messages"] if each["role"] == "assistant"] for row in rows]
    assert weights == [[1, 1], [0], [1]]


def test_a_pair_of_talks_is_two_whole_conversations_and_shares_a_question_only_in_one_round() -> None:
    record = example_records("arena")[0]
    whole = writer_named("trl").rows(record, "arena")
    shared = writer_named("llamafactory").rows(record, "arena")
    assert [len(row["chosen"]) for row in whole] == [2, 4]
    assert [row["chosen"]["value"][:4] for row in shared] == ["番茄炒蛋"]
    assert any("more than one round" in each for each in writer_named("openai").loss("arena"))


def test_a_battle_names_both_models_and_the_vote_of_each_judge() -> None:
    rows = [
        row for record in example_records("arena") for row in writer_named("battles").rows(record, "arena")
    ]
    assert [(row["model_a"], row["winner"], row["turn"]) for row in rows] == [
        ("model-1.0", "model_b", 1),
        ("model-1.0", "model_a", 2),
        ("model-1.0", "tie (bothbad)", 1),
    ]


def test_battles_of_comparisons_are_read_back_as_they_were() -> None:
    lines = b"".join(
        writer_named("battles").files(example_records("comparison"), kind="comparison", name="x")["x.jsonl"]
    )
    again = records_of(lines)
    assert again
    assert all(each.judgments and each.candidates[0].model for each in again)
