"""Talks with models as rows: each person's talk is a conversation of its own, so a record gives a row a judgment.

Where a person wrote a better reply beside the model's, the better one is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qilou.formats.canonical import TIE, Canonical, Json, Judgment
from qilou.formats.writers.contract import LeftOut

TALKS = frozenset({"dialogue", "arena"})
ONLY, BAD = "only", "bad"
FIRST, SECOND = "c1", "c2"
LOST_IN_TALKS = {
    "dialogue": [
        "Ratings, notes and scores are not written; where a reply was corrected, only the correction is.",
        "The models' names and parameters are not written.",
    ],
    "arena": [
        "A record gives a row for each vote; ties, and votes that both are bad, give none.",
        "The strength of a vote, its reason and the models' names are not written.",
    ],
}
LOST_BEYOND_ONE_ROUND = (
    "Talks of more than one round are left out: from the second on the two sides share no question."
)


def messages_of(record: Canonical, judgment: Judgment, side: str) -> list[Json]:
    """Return one side of one person's talk as messages; a round in which the side said nothing is left out."""
    messages: list[Json] = [{"role": turn.role, "content": turn.content} for turn in record.conversation[:-1]]
    for each in judgment.body["rounds"]:
        reply: Json = each[side]
        if reply["content"]:
            messages.append({"role": "user", "content": each["user"]})
            messages.append({"role": "assistant", "content": reply.get("edit") or reply["content"]})
    return messages


def talks_of(record: Canonical) -> list[list[Json]] | LeftOut:
    """Return each person's talk with the one model, as messages."""
    found = [messages_of(record, judgment, ONLY) for judgment in record.judgments]
    return found or LeftOut("no talk")


def weighed_talks_of(record: Canonical) -> list[list[Json]] | LeftOut:
    """Return the talks with a weight of 0 on each reply that was rated bad and not corrected."""
    found: list[list[Json]] = []
    for judgment in record.judgments:
        replies = [each[ONLY] for each in judgment.body["rounds"] if each[ONLY]["content"]]
        weights = iter(0 if each.get("rating") == BAD and not each.get("edit") else 1 for each in replies)
        context = len(record.conversation) - 1
        found.append(
            [
                {**each, "weight": next(weights)} if each["role"] == "assistant" and at >= context else each
                for at, each in enumerate(messages_of(record, judgment, ONLY))
            ]
        )
    return found or LeftOut("no talk")


def pairs_of_talks(record: Canonical) -> list[tuple[list[Json], list[Json]]] | LeftOut:
    """Return the preferred and the other whole conversation of each vote that prefers one."""
    found = [
        (messages_of(record, judgment, winner), messages_of(record, judgment, loser))
        for judgment, winner, loser in _won(record)
    ]
    found = [(chosen, rejected) for chosen, rejected in found if _speaks(chosen) and _speaks(rejected)]
    return found or LeftOut("tie")


def shared_pairs_of(record: Canonical) -> list[tuple[list[Json], str, str]] | LeftOut:
    """Return question, preferred and other reply of each vote on a talk of one round."""
    pairs = pairs_of_talks(record)
    if isinstance(pairs, LeftOut):
        return pairs
    found = [
        (chosen[:-1], str(chosen[-1]["content"]), str(rejected[-1]["content"]))
        for chosen, rejected in pairs
        if chosen[:-1] == rejected[:-1]
    ]
    return found or LeftOut("more than one round")


def _won(record: Canonical) -> Iterator[tuple[Judgment, str, str]]:
    for judgment in record.judgments:
        winner = judgment.body["preference"]
        if winner != TIE:
            yield judgment, winner, SECOND if winner == FIRST else FIRST


def _speaks(messages: Sequence[Json]) -> bool:
    return bool(messages) and messages[-1]["role"] == "assistant"
