"""Imports and items."""

from __future__ import annotations

from datetime import datetime

from qilou.domain.answers.model import AnswerState
from qilou.domain.items.model import Import as ImportRecord
from qilou.domain.items.model import ImportPurpose, ImportState, ItemState
from qilou.flows.import_items import AnswerSeen, ItemSeen
from qilou.web.shapes.answers import Review
from qilou.web.shapes.base import Json, Shown
from qilou.web.shapes.results import FieldConsensus


class Import(Shown):
    """One file's way into a project."""

    id: int
    project_id: int
    file_name: str
    format: str
    purpose: ImportPurpose
    state: ImportState
    lines: int
    kept: int
    duplicates: int
    refused: int
    failure: str | None
    created_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, found: ImportRecord) -> Import:
        """Return the shape of an import, without where its file lies."""
        return cls.model_validate(found)


class ImportProblem(Shown):
    """Why a line of a file was refused; an empty field means the whole line."""

    line: int
    field: str
    reason: str


class ItemRow(Shown):
    """An item as a list shows it."""

    id: int
    language: str
    domain: str
    state: ItemState
    preview: str
    seats: int
    answers: int
    disagreement: float | None
    created_at: datetime


class ItemAnswer(Shown):
    """One person's answer to an item, under a pseudonym."""

    id: int
    person_alias: str
    state: AnswerState
    form_version: int
    body: Json
    slots: list[str]
    submitted_at: datetime
    reviews: list[Review]

    @classmethod
    def of(cls, seen: AnswerSeen) -> ItemAnswer:
        """Return the shape of an item's answer."""
        return cls(
            id=seen.answer.id,
            person_alias=seen.person_alias,
            state=seen.answer.state,
            form_version=seen.answer.form_version,
            body=seen.answer.body,
            slots=seen.answer.slots,
            submitted_at=seen.answer.submitted_at,
            reviews=[Review.of(each) for each in seen.reviews],
        )


class ConsensusShown(Shown):
    """What the answers together say about an item."""

    fields: list[FieldConsensus]


class Item(Shown):
    """An item in full."""

    id: int
    project_id: int
    language: str
    domain: str
    state: ItemState
    seats: int
    created_at: datetime
    content: Json
    answers: list[ItemAnswer]
    consensus: ConsensusShown | None

    @classmethod
    def of(cls, seen: ItemSeen) -> Item:
        """Return the shape of an item."""
        return cls(
            id=seen.item.id,
            project_id=seen.item.project_id,
            language=seen.item.language,
            domain=seen.item.domain,
            state=seen.item.state,
            seats=seen.item.seats,
            created_at=seen.item.created_at,
            content=seen.item.content,
            answers=[ItemAnswer.of(each) for each in seen.answers],
            consensus=None if seen.consensus is None else ConsensusShown.model_validate(seen.consensus),
        )
