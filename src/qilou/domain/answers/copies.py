"""answers' SQL for texts that are nearly those of other answers: each is kept as a signature, and never read again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from qilou.base.db import Db, many, one, run_many
from qilou.base.ids import AnswerId, ItemId, PersonId, ProjectId
from qilou.domain.answers.model import Answer
from qilou.kinds.figures import Alike, Passage
from qilou.measure.likeness import Signature, bands, bare, likeness, signature

LIKE = 0.8  # of the three-letter sequences in common
FEWEST_LETTERS = 40  # shorter texts are alike by themselves
MOST_SHOWN = 3
_MOST_NEAR = 100
_LATEST = 200
_FEWEST_TEXTS = 30


class _Near(msgspec.Struct, frozen=True):
    answer_id: AnswerId
    item_id: ItemId
    person_id: PersonId
    signature: bytes


class _Usual(msgspec.Struct, frozen=True):
    texts: int
    median: int | None


def alike(
    db: Db,
    passages: Sequence[Passage],
    *,
    project_id: ProjectId,
    person_id: PersonId,
    but_item: ItemId | None,
    but_answer: AnswerId | None,
) -> list[Alike]:
    """Return the answers of the project, of any company, that say nearly the same, the likest first, three at most.

    `but_item`: where people start from the same draft, answers to one item are alike by themselves.
    """
    found: dict[AnswerId, Alike] = {}
    for passage in passages:
        mine = _signature(passage.text)
        if mine is None:
            continue
        for near in _near(db, mine, project_id=project_id, but_answer=but_answer):
            share = likeness(mine, np.frombuffer(near.signature, dtype=np.uint32))
            if share < LIKE or near.item_id == but_item:
                continue
            seen = found.get(near.answer_id)
            if seen is None or seen.share < share:
                found[near.answer_id] = Alike(
                    path=passage.path,
                    answer=near.answer_id,
                    share=round(share, 2),
                    own=near.person_id == person_id,
                )
    return sorted(found.values(), key=lambda each: (-each.share, each.answer))[:MOST_SHOWN]


def usual_length(db: Db, project_id: ProjectId) -> int | None:
    """Return the median length of the project's latest texts in characters; None while there are fewer than 30."""
    usual = one(
        db,
        _Usual,
        "SELECT texts, median FROM usual_chars(%(project)s, %(latest)s)",
        {"project": project_id, "latest": _LATEST},
    )
    return usual.median if usual is not None and usual.texts >= _FEWEST_TEXTS else None


def keep(db: Db, answer: Answer, passages: Sequence[Passage]) -> None:
    """Keep the signatures of the answer's texts, in place of those of its earlier revision."""
    db.execute("DELETE FROM passage WHERE answer_id = %(answer)s", {"answer": answer.id})
    run_many(
        db,
        """
        INSERT INTO passage (answer_id, path, item_id, project_id, org_id, person_id, chars, signature, bands)
        SELECT %(answer)s, %(path)s, answer.item_id, answer.project_id, answer.org_id, answer.person_id,
               %(chars)s, %(signature)s, %(bands)s
        FROM answer WHERE answer.id = %(answer)s
        """,
        [
            {
                "answer": answer.id,
                "path": each.path,
                "chars": len(each.text),
                "signature": mine.tobytes(),
                "bands": bands(mine, among=answer.project_id),
            }
            for each in passages
            if (mine := _signature(each.text)) is not None
        ],
    )


def _signature(text: str) -> Signature | None:
    return signature(text) if len(bare(text)) >= FEWEST_LETTERS else None


def _near(db: Db, mine: Signature, *, project_id: ProjectId, but_answer: AnswerId | None) -> list[_Near]:
    return many(
        db,
        _Near,
        """
        SELECT answer_id, item_id, person_id, signature
        FROM passages_near(%(bands)s, %(but)s, %(most)s) ORDER BY answer_id DESC LIMIT 100
        """,
        {"bands": bands(mine, among=project_id), "but": but_answer or 0, "most": _MOST_NEAR},
    )
