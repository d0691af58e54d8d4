"""LLaMA-Factory: ShareGPT rows, and the dataset_info.json that tells it which column is which.

    sft, conversation  {"conversations": [{"from": "human", "value"}, …, {"from": "gpt", …}], "system": "…"}
    comparison  {"conversations": [… human], "system", "chosen": {"from": "gpt", "value"}, "rejected": {…}}
    ranking     as comparison, a row for each pair
    gsb         as comparison
    rating      as sft, with "scores"
    rubric      as rating, a row for each answer
    dialogue    as sft, a row for each talk
    arena       as comparison, a row for each vote on a talk of one round
    tree        as sft, with the best reply
spans, steps, safety, trace, prompt  no file

LLaMA-Factory skips, with a warning only, what does not go human, gpt, human, gpt; such records are left out here,
where they are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from qilou.formats.canonical import Canonical, Json, Turn, WrittenTurn
from qilou.formats.writers.contract import LeftOut, rows_as_lines, stem
from qilou.formats.writers.grown import (
    LOST_IN_BRANCHES,
    NO_FILE_FOR_PROMPTS,
    NO_SHAPE_FOR_PROMPTS,
    best_reply,
)
from qilou.formats.writers.judged import LOST_IN_CHECKS, checked
from qilou.formats.writers.marked import MARKED, NO_FILE, NO_SHAPE
from qilou.formats.writers.parts import (
    NEVER_CARRIED,
    PAIRED,
    WEIGHTS_LOST,
    answer_of,
    lost_in,
    pairs_of,
    rated_of,
    spoken,
)
from qilou.formats.writers.pictured import (
    COLUMNS,
    LOST_BESIDE_ANSWERS,
    LOST_IN_MARKS,
    pictured,
    with_marks,
)
from qilou.formats.writers.talks import LOST_BEYOND_ONE_ROUND, TALKS, shared_pairs_of, talks_of

_SPEAKERS = {"user": "human", "assistant": "gpt"}


class LlamaFactoryWriter:
    """One JSON Lines file of rows and one dataset_info.json."""

    name = "llamafactory"

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return the rows of the record's kind."""
        return pictured(self._rows(record, kind), record, place=with_marks)

    def files(
        self, records: Iterable[Canonical], *, kind: str, name: str, media: bool = False
    ) -> Mapping[str, Iterator[bytes]]:
        """Return the rows and the description of their columns; nothing for marked errors and judged steps."""
        if kind in MARKED or kind == "prompt":
            return {}
        file_name = f"{stem(name)}.jsonl"
        columns = {"messages": "conversations", "system": "system"}
        description: Json = {"file_name": file_name, "formatting": "sharegpt", "columns": columns}
        if kind in {*PAIRED, "arena"}:
            columns |= {"chosen": "chosen", "rejected": "rejected"}
            description["ranking"] = True
        if media:
            columns |= {column: column for column in COLUMNS.values()}
        described = msgspec.json.format(msgspec.json.encode({stem(name): description}))
        return {
            file_name: rows_as_lines(self, records, kind, alike=with_marks if media else None),
            "dataset_info.json": iter([described + b"\n"]),
        }

    def loss(self, kind: str, *, media: bool = False) -> list[str]:
        """Return what ShareGPT's shape leaves behind."""
        if kind in MARKED:
            return [NO_FILE[kind]]
        if kind == "prompt":
            return [NO_FILE_FOR_PROMPTS]
        turns = "Conversations that do not alternate between user and assistant are left out."
        weights = [WEIGHTS_LOST] if kind == "conversation" else []
        lost = {"rubric": LOST_IN_CHECKS, "tree": LOST_IN_BRANCHES}.get(kind) or lost_in(kind)
        rounds = [LOST_BEYOND_ONE_ROUND] if kind == "arena" else []
        files = [LOST_IN_MARKS, LOST_BESIDE_ANSWERS] if media else []
        return [*lost, *weights, *rounds, turns, *files, NEVER_CARRIED]

    def _rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        if kind in MARKED:
            return NO_SHAPE[kind]
        if kind == "prompt":
            return NO_SHAPE_FOR_PROMPTS
        if kind in TALKS:
            return _talks(record, kind)
        if kind == "conversation":
            turns = spoken(record)
            row = turns if isinstance(turns, LeftOut) else _alternating(turns, end="assistant")
            return row if isinstance(row, LeftOut) else [row]
        if kind == "tree" and isinstance(best := best_reply(record), LeftOut):
            return best
        shared = _alternating(record.conversation, end="user")
        if isinstance(shared, LeftOut):
            return shared
        if kind in PAIRED:
            pairs = pairs_of(record)
            return (
                pairs
                if isinstance(pairs, LeftOut)
                else [
                    {**shared, "chosen": _said(pair.chosen), "rejected": _said(pair.rejected)}
                    for pair in pairs
                ]
            )
        if kind in ("sft", "tree"):
            answer = answer_of(record) if kind == "sft" else best_reply(record)
            return answer if isinstance(answer, LeftOut) else [_answered(shared, answer)]
        if kind == "rubric":
            found = checked(record)
            return (
                found
                if isinstance(found, LeftOut)
                else [{**_answered(shared, answer), "scores": scores} for answer, scores in found]
            )
        rated = rated_of(record)
        if isinstance(rated, LeftOut):
            return rated
        return [{**_answered(shared, rated.answer), "scores": rated.scores}]


def _talks(record: Canonical, kind: str) -> list[Json] | LeftOut:
    if kind == "dialogue":
        talks = talks_of(record)
        if isinstance(talks, LeftOut):
            return talks
        rows = [_row(each[:-1], {}, answer=each[-1]["content"]) for each in talks]
    else:
        pairs = shared_pairs_of(record)
        if isinstance(pairs, LeftOut):
            return pairs
        rows = [
            _row(asked, {"chosen": _said(chosen), "rejected": _said(rejected)}, answer=None)
            for asked, chosen, rejected in pairs
        ]
    found = [row for row in rows if not isinstance(row, LeftOut)]
    return found or LeftOut("turns do not alternate")


def _row(asked: list[Json], more: Json, *, answer: str | None) -> Json | LeftOut:
    shared = _conversation([(each["role"], each["content"]) for each in asked], end="user")
    if isinstance(shared, LeftOut):
        return shared
    return {**(shared if answer is None else _answered(shared, answer)), **more}


def _alternating(
    turns: Sequence[Turn] | Sequence[WrittenTurn], *, end: Literal["user", "assistant"]
) -> Json | LeftOut:
    return _conversation([(turn.role, turn.content) for turn in turns], end=end)


def _conversation(turns: Sequence[tuple[str, str]], *, end: Literal["user", "assistant"]) -> Json | LeftOut:
    system = turns[0][1] if turns[0][0] == "system" else ""
    rest = turns[1:] if turns[0][0] == "system" else turns
    roles = [role for role, _ in rest]
    expected = (["user", "assistant"] * len(rest))[: len(rest)]
    if not rest or roles != expected or roles[-1] != end:
        return LeftOut("turns do not alternate")
    said = [{"from": _SPEAKERS[role], "value": content} for role, content in rest]
    return {"conversations": said, "system": system}


def _answered(shared: Json, answer: str) -> Json:
    return {**shared, "conversations": [*shared["conversations"], _said(answer)]}


def _said(text: str) -> Json:
    return {"from": "gpt", "value": text}
