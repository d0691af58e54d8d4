"""TRL: conversational rows, ready for SFTTrainer, DPOTrainer and RewardTrainer.

sft, conversation  {"messages": […]}
comparison  {"prompt": […], "chosen": [{assistant}], "rejected": [{assistant}]}
ranking     as comparison, a row for each pair
gsb         as comparison
rating      {"prompt": […], "completion": [{assistant}], "scores": {…}}
dialogue    as sft, a row for each talk
arena       {"chosen": […], "rejected": […]}: whole conversations, a row for each vote
steps       {"prompt": "…", "completions": ["…", "…"], "labels": [true, false]}, plain text
safety      {"prompt": […], "completion": [{assistant}], "label": true}: false where it is unsafe or refuses wrongly
rubric      as rating, a row for each answer
trace       as steps: the agent's own steps
prompt      {"prompt": [{user}]}, a row for each prompt
tree        as sft with the best reply; a second file as comparison, a row for each two replies
spans, form no file
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qilou.formats.canonical import Canonical, Json
from qilou.formats.media.named import has_media
from qilou.formats.writers.contract import LeftOut, rows_as_lines, stem
from qilou.formats.writers.grown import (
    LOST_IN_BRANCHES,
    LOST_IN_PROMPTS,
    PAIRS_OF_BRANCHES,
    best_reply,
    pair_lines,
    prompt_rows,
)
from qilou.formats.writers.judged import (
    LOST_IN_CHECKS,
    LOST_IN_SAFETY,
    LOST_IN_TRACES,
    checked,
    judged_calls,
    unpaired,
)
from qilou.formats.writers.marked import LOST_IN_STEPS, NO_FILE, NO_SHAPE, stepwise
from qilou.formats.writers.parts import (
    NEVER_CARRIED,
    PAIRED,
    WEIGHTS_LOST,
    answer_of,
    lost_in,
    messages,
    pairs_of,
    rated_of,
    said,
    spoken,
)
from qilou.formats.writers.pictured import LOST_BESIDE_ANSWERS, LOST_IN_PARTS, in_parts, pictured
from qilou.formats.writers.talks import TALKS, pairs_of_talks, talks_of

_NONE = frozenset({"spans", "form"})
_ONE_ROW = {"steps": stepwise, "safety": unpaired, "trace": judged_calls}
_LOST = {
    "prompt": LOST_IN_PROMPTS,
    "tree": [*LOST_IN_BRANCHES, PAIRS_OF_BRANCHES],
    "steps": LOST_IN_STEPS,
    "safety": LOST_IN_SAFETY,
    "rubric": LOST_IN_CHECKS,
    "trace": LOST_IN_TRACES,
}


class TrlWriter:
    """One JSON Lines file."""

    name = "trl"

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return the rows of the record's kind."""
        return pictured(self._rows(record, kind), record, place=in_parts)

    def files(
        self, records: Iterable[Canonical], *, kind: str, name: str, media: bool = False
    ) -> Mapping[str, Iterator[bytes]]:
        """Return one file, a row a line; none for marked errors, and of trees a second one, of pairs of texts."""
        if kind in _NONE:
            return {}
        alike = in_parts if media else None
        files = {f"{stem(name)}.jsonl": rows_as_lines(self, records, kind, alike=alike)}
        if kind == "tree":
            files[f"{stem(name)}.pairs.jsonl"] = pair_lines(each for each in records if not has_media(each))
        return files

    def loss(self, kind: str, *, media: bool = False) -> list[str]:
        """Return what TRL's shape leaves behind."""
        if kind in _NONE:
            return [NO_FILE[kind]]
        files = [LOST_IN_PARTS, LOST_BESIDE_ANSWERS] if media else []
        if kind == "conversation":
            return [*lost_in(kind), WEIGHTS_LOST, *files, NEVER_CARRIED]
        return [*(_LOST.get(kind) or lost_in(kind)), *files, NEVER_CARRIED]

    def _rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        if kind in _NONE:
            return NO_SHAPE[kind]
        if kind in _ONE_ROW:
            row = _ONE_ROW[kind](record)
            return row if isinstance(row, LeftOut) else [row]
        if kind in TALKS:
            return _talks(record, kind)
        if kind == "conversation":
            turns = spoken(record)
            return (
                turns
                if isinstance(turns, LeftOut)
                else [{"messages": [{"role": each.role, "content": each.content} for each in turns]}]
            )
        if kind == "prompt":
            return prompt_rows(record)
        if kind in ("sft", "tree"):
            answer = answer_of(record) if kind == "sft" else best_reply(record)
            return (
                answer if isinstance(answer, LeftOut) else [{"messages": [*messages(record), said(answer)]}]
            )
        if kind in PAIRED:
            pairs = pairs_of(record)
            return (
                pairs
                if isinstance(pairs, LeftOut)
                else [
                    {
                        "prompt": messages(record),
                        "chosen": [said(pair.chosen)],
                        "rejected": [said(pair.rejected)],
                    }
                    for pair in pairs
                ]
            )
        if kind == "rubric":
            found = checked(record)
            return (
                found
                if isinstance(found, LeftOut)
                else [
                    {"prompt": messages(record), "completion": [said(answer)], "scores": scores}
                    for answer, scores in found
                ]
            )
        rated = rated_of(record)
        return (
            rated
            if isinstance(rated, LeftOut)
            else [
                {
                    "prompt": messages(record),
                    "completion": [said(rated.answer)],
                    "scores": rated.scores,
                }
            ]
        )


def _talks(record: Canonical, kind: str) -> list[Json] | LeftOut:
    if kind == "dialogue":
        talks = talks_of(record)
        return talks if isinstance(talks, LeftOut) else [{"messages": each} for each in talks]
    pairs = pairs_of_talks(record)
    if isinstance(pairs, LeftOut):
        return pairs
    return [{"chosen": chosen, "rejected": rejected} for chosen, rejected in pairs]
