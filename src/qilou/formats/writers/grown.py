"""What training formats make of prompts and of branches of conversation trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from qilou.formats.canonical import Canonical, Json, Reply
from qilou.formats.writers.contract import LeftOut
from qilou.formats.writers.parts import messages, said

LOST_IN_PROMPTS = [
    "Tags, the scenario and how many people wrote a prompt are not written; each prompt is a row of its own.",
]
LOST_IN_BRANCHES = [
    "A row is the path and the best reply of the assistant; what follows it, labels and reviews are not written.",
    "Records in which the prompter's message was written have no row.",
]
PAIRS_OF_BRANCHES = "Worse replies stand in the second file, of pairs: read the one or the other."
NO_SHAPE_FOR_PROMPTS = LeftOut("no shape for prompts without an answer")
NO_FILE_FOR_PROMPTS = "There is no shape for prompts without an answer: no file is written."


def prompt_rows(record: Canonical) -> list[Json] | LeftOut:
    """Return TRL's row of each prompt, behind the system turn that it is asked under."""
    if not record.prompts:
        return LeftOut("no accepted prompts")
    system = [each for each in messages(record) if each["role"] == "system"]
    return [{"prompt": [*system, {"role": "user", "content": each.text}]} for each in record.prompts]


def best_reply(record: Canonical) -> str | LeftOut:
    """Return the assistant's best reply to the path."""
    if not record.branches or not record.branches.replies:
        return LeftOut("no accepted replies")
    if record.conversation[-1].role != "user":
        return LeftOut("the prompter's turn")
    return text_of(record, record.branches.replies[0])


def text_of(record: Canonical, reply: Reply) -> str:
    """Return the text of a reply, whoever wrote it."""
    by_id = {each.id: each.content for each in record.candidates}
    return reply.text if reply.text is not None else by_id[reply.id or ""]


def pair_lines(records: Iterable[Canonical]) -> Iterator[bytes]:
    """Yield a line for each two replies of the assistant, the better one chosen."""
    for record in records:
        if isinstance(best_reply(record), LeftOut) or not record.branches:
            continue
        texts = [text_of(record, each) for each in record.branches.replies]
        for better, worse in combinations(texts, 2):
            row = {"prompt": messages(record), "chosen": [said(better)], "rejected": [said(worse)]}
            yield msgspec.json.encode(row) + b"\n"
