"""OpenAI fine-tuning files: messages for writing, the preference shape for pairs, nothing for rating.

sft         {"messages": […]}
comparison  {"input": {"messages", "tools", "parallel_tool_calls"}, "preferred_output", "non_preferred_output"}
ranking     as comparison, a row for each pair
gsb         as comparison
trace       {"messages": […]} with tool calls, where the trace is a good one
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qilou.formats.canonical import Canonical, Json
from qilou.formats.writers.contract import LeftOut, rows_as_lines, stem
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
)

_NONE = {"rating", "rubric", *MARKED} - {"trace"}


class OpenAiWriter:
    """One JSON Lines file; none for ratings, for the format has no place for a score."""

    name = "openai"

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return the rows of the record's kind."""
        if kind == "trace":
            row = good_trace(record)
            return row if isinstance(row, LeftOut) else [row]
        if kind in MARKED:
            return NO_SHAPE[kind]
        if kind == "rubric":
            return LeftOut("no shape for checklists")
        if kind == "sft":
            answer = answer_of(record)
            return (
                answer if isinstance(answer, LeftOut) else [{"messages": [*messages(record), said(answer)]}]
            )
        if kind not in PAIRED:
            return LeftOut("no shape for ratings")
        pairs = pairs_of(record)
        return (
            pairs
            if isinstance(pairs, LeftOut)
            else [
                {
                    "input": {"messages": messages(record), "tools": [], "parallel_tool_calls": True},
                    "preferred_output": [said(pair.chosen)],
                    "non_preferred_output": [said(pair.rejected)],
                }
                for pair in pairs
            ]
        )

    def files(self, records: Iterable[Canonical], *, kind: str, name: str) -> Mapping[str, Iterator[bytes]]:
        """Return one file, a row a line; no file at all for ratings, marked errors and judged steps."""
        return {} if kind in _NONE else {f"{stem(name)}.jsonl": rows_as_lines(self, records, kind)}

    def loss(self, kind: str) -> list[str]:
        """Return what the fine-tuning files leave behind."""
        if kind == "trace":
            return [*LOST_IN_GOOD_TRACES, NEVER_CARRIED]
        if kind in MARKED:
            return [NO_FILE[kind]]
        if kind == "rubric":
            return ["OpenAI fine-tuning has no shape for checklists: no file is written."]
        if kind == "rating":
            return ["OpenAI fine-tuning has no shape for scored answers: no file is written."]
        return [*lost_in(kind), NEVER_CARRIED]
