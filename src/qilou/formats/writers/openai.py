"""OpenAI fine-tuning files: messages for writing, the preference shape for pairs, nothing for rating.

sft         {"messages": […]}
conversation  as sft, each message of the assistant with a "weight"
comparison  {"input": {"messages", "tools", "parallel_tool_calls"}, "preferred_output", "non_preferred_output"}
ranking     as comparison, a row for each pair
gsb         as comparison
tree        as sft, with the best reply
dialogue    as sft, a row for each talk, with weight 0 on replies that were rated bad
arena       as comparison, a row for each vote on a talk of one round
trace       {"messages": […]} with tool calls, where the trace is a good one
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qilou.formats.canonical import Canonical, Json, WrittenTurn
from qilou.formats.writers.contract import LeftOut, rows_as_lines, stem
from qilou.formats.writers.grown import (
    LOST_IN_BRANCHES,
    NO_FILE_FOR_PROMPTS,
    NO_SHAPE_FOR_PROMPTS,
    best_reply,
)
from qilou.formats.writers.judged import LOST_IN_GOOD_TRACES, good_trace
from qilou.formats.writers.marked import MARKED, NO_FILE, NO_SHAPE
from qilou.formats.writers.parts import (
    NEVER_CARRIED,
    PAIRED,
    answer_of,
    lost_in,
    messages,
    pairs_of,
    said,
    spoken,
)
from qilou.formats.writers.pictured import (
    LOST_BESIDE_ANSWERS,
    LOST_IN_ADDRESSES,
    pictured,
    with_addresses,
)
from qilou.formats.writers.talks import LOST_BEYOND_ONE_ROUND, shared_pairs_of, weighed_talks_of

_NONE = {"rating", "rubric", "prompt", *MARKED} - {"trace"}


class OpenAiWriter:
    """One JSON Lines file; none for ratings, for the format has no place for a score."""

    name = "openai"

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return the rows of the record's kind."""
        return pictured(self._rows(record, kind), record, place=with_addresses)

    def files(
        self, records: Iterable[Canonical], *, kind: str, name: str, media: bool = False
    ) -> Mapping[str, Iterator[bytes]]:
        """Return one file, a row a line; no file at all for ratings, marked errors and judged steps."""
        return {} if kind in _NONE else {f"{stem(name)}.jsonl": rows_as_lines(self, records, kind)}

    def loss(self, kind: str, *, media: bool = False) -> list[str]:
        """Return what the fine-tuning files leave behind."""
        files = [LOST_IN_ADDRESSES, LOST_BESIDE_ANSWERS] if media else []
        if kind == "trace":
            return [*LOST_IN_GOOD_TRACES, *files, NEVER_CARRIED]
        if kind in MARKED:
            return [NO_FILE[kind]]
        if kind == "prompt":
            return [NO_FILE_FOR_PROMPTS]
        if kind == "tree":
            return [*LOST_IN_BRANCHES, *files, NEVER_CARRIED]
        if kind == "rubric":
            return ["OpenAI fine-tuning has no shape for checklists: no file is written."]
        if kind == "rating":
            return ["OpenAI fine-tuning has no shape for scored answers: no file is written."]
        rounds = [LOST_BEYOND_ONE_ROUND] if kind == "arena" else []
        return [*lost_in(kind), *rounds, *files, NEVER_CARRIED]

    def _rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        if kind == "trace":
            row = good_trace(record)
            return row if isinstance(row, LeftOut) else [row]
        if kind in MARKED:
            return NO_SHAPE[kind]
        if kind == "prompt":
            return NO_SHAPE_FOR_PROMPTS
        if kind == "conversation":
            turns = spoken(record)
            return turns if isinstance(turns, LeftOut) else [{"messages": [_weighed(each) for each in turns]}]
        if kind == "rubric":
            return LeftOut("no shape for checklists")
        if kind in ("sft", "tree"):
            answer = answer_of(record) if kind == "sft" else best_reply(record)
            return (
                answer if isinstance(answer, LeftOut) else [{"messages": [*messages(record), said(answer)]}]
            )
        if kind == "dialogue":
            talks = weighed_talks_of(record)
            return talks if isinstance(talks, LeftOut) else [{"messages": each} for each in talks]
        if kind == "arena":
            shared = shared_pairs_of(record)
            return shared if isinstance(shared, LeftOut) else [_preferred(*each) for each in shared]
        if kind not in PAIRED:
            return LeftOut("no shape for ratings")
        pairs = pairs_of(record)
        return (
            pairs
            if isinstance(pairs, LeftOut)
            else [_preferred(messages(record), pair.chosen, pair.rejected) for pair in pairs]
        )


def _preferred(asked: list[Json], chosen: str, rejected: str) -> Json:
    return {
        "input": {"messages": asked, "tools": [], "parallel_tool_calls": True},
        "preferred_output": [said(chosen)],
        "non_preferred_output": [said(rejected)],
    }


def _weighed(turn: WrittenTurn) -> Json:
    message: Json = {"role": turn.role, "content": turn.content}
    return message | {"weight": turn.weight} if turn.role == "assistant" else message
