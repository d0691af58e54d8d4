"""Battles, as the arenas and MT-Bench publish them: two conversations, two models and who won, a line for each judge.

    {"question_id", "model_a", "model_b", "winner", "judge", "conversation_a": [{"role", "content"}], "conversation_b",
     "turn", "anony": true, "language"}

`winner` is model_a, model_b, tie or "tie (bothbad)". Model a is the record's first candidate, whatever side a person
saw it on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qilou.formats.canonical import TIE, Canonical, Json, Judgment
from qilou.formats.writers.contract import LeftOut, rows_as_lines, stem
from qilou.formats.writers.parts import messages, said
from qilou.formats.writers.pictured import NO_FILES_WRITTEN
from qilou.formats.writers.talks import FIRST, SECOND, messages_of

BATTLES = frozenset({"arena", "comparison", "gsb"})
_LANGUAGES = {"zh": "Chinese", "en": "English"}
_VERDICTS = {"good": SECOND, "bad": FIRST, "same": TIE}


class BattleWriter:
    """One JSON Lines file, for kinds that set one model's answer against another's."""

    name = "battles"

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return a row for each person's judgment."""
        if kind not in BATTLES:
            return LeftOut("no two sides")
        if len(record.candidates) != 2:
            return LeftOut("not two candidates")
        return [_row(record, judgment) for judgment in record.judgments] or LeftOut("no judgments")

    def files(
        self, records: Iterable[Canonical], *, kind: str, name: str, media: bool = False
    ) -> Mapping[str, Iterator[bytes]]:
        """Return one file, a battle a line; none for kinds without two sides."""
        if kind not in BATTLES:
            return {}
        return {f"{stem(name)}.jsonl": rows_as_lines(self, records, kind)}

    def loss(self, kind: str, *, media: bool = False) -> list[str]:
        """Return what a battle leaves behind."""
        if kind not in BATTLES:
            return ["A battle needs two sides: no file is written."]
        return [
            "Strength, scores, reasons and what people agreed on are not written: each row is one person's vote.",
            "A candidate without a model's name is written as unknown; provenance and meta are not written.",
            *([NO_FILES_WRITTEN] if media else []),
        ]


def _row(record: Canonical, judgment: Judgment) -> Json:
    first, second = record.candidates
    talks = "rounds" in judgment.body
    sides = [
        messages_of(record, judgment, each.id) if talks else [*messages(record), said(each.content)]
        for each in (first, second)
    ]
    return {
        "question_id": record.id,
        "model_a": first.model or "unknown",
        "model_b": second.model or "unknown",
        "winner": _winner(judgment),
        "judge": judgment.annotator,
        "conversation_a": sides[0],
        "conversation_b": sides[1],
        "turn": max(sum(1 for each in side if each["role"] == "user") for side in sides),
        "anony": True,
        "language": _LANGUAGES.get(record.language or "", record.language or "unknown"),
    }


def _winner(judgment: Judgment) -> str:
    body = judgment.body
    preferred = body["preference"] if "preference" in body else _VERDICTS[body["verdict"]]
    if preferred == TIE:
        return "tie (bothbad)" if body.get("both_bad") else "tie"
    return "model_a" if preferred == FIRST else "model_b"
