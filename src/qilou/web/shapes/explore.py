"""Looking into a project's items: answers, facets, history, and returning answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.domain.answers.model import AnswerState
from qilou.domain.reviews.model import KeptWhy, ReasonCode
from qilou.flows.explore_items import AnswerListed, EventSeen, FacetsSeen
from qilou.web.shapes.base import Comment, Id, Json, Sent, Shown


class ProjectAnswer(Shown):
    """One answer in a project's list, under its author's pseudonym."""

    id: int
    item_id: int
    preview: str
    language: str
    domain: str
    person_alias: str
    state: AnswerState
    revision: int
    submitted_at: datetime
    disagreement: float | None

    @classmethod
    def of(cls, listed: AnswerListed) -> ProjectAnswer:
        """Return the shape of a listed answer."""
        row = listed.row
        return cls(
            id=row.id,
            item_id=row.item_id,
            preview=row.preview,
            language=row.language,
            domain=row.domain,
            person_alias=listed.person_alias,
            state=AnswerState(row.state),
            revision=row.revision,
            submitted_at=row.submitted_at,
            disagreement=row.disagreement,
        )


class PersonFacet(Shown):
    """A person who has answered in the project, under their pseudonym."""

    alias: str
    answers: int


class Facets(Shown):
    """What a project's items and answers can be filtered by."""

    languages: list[str]
    domains: list[str]
    people: list[PersonFacet]

    @classmethod
    def of(cls, seen: FacetsSeen) -> Facets:
        """Return the shape of facets."""
        people = zip(seen.aliases, seen.facets.people, strict=True)
        return cls(
            languages=seen.facets.languages,
            domains=seen.facets.domains,
            people=[PersonFacet(alias=alias, answers=person.answers) for alias, person in people],
        )


class ItemEvent(Shown):
    """Something that was done to an item; `actor` is a login and null for those who may not read the audit."""

    id: int
    at: datetime
    action: str
    subject_kind: str
    subject_id: int | None
    person_alias: str | None
    actor: str | None
    facts: Json

    @classmethod
    def of(cls, seen: EventSeen) -> ItemEvent:
        """Return the shape of an item's event."""
        event = seen.event
        return cls(
            id=event.id,
            at=event.at,
            action=event.action,
            subject_kind=event.subject_kind,
            subject_id=event.subject_id,
            person_alias=seen.person_alias,
            actor=seen.actor,
            facts=event.facts,
        )


class ReturnDraft(Sent):
    """Which answers go back to their authors, and why."""

    answer_ids: Annotated[list[Id], Field(min_length=1, max_length=200)]
    reason_codes: Annotated[
        list[Annotated[ReasonCode, Field(strict=False)]], Field(max_length=len(ReasonCode))
    ]
    comment: Comment


class AnswerKept(Shown):
    """An answer that stays as it is, and why."""

    answer_id: int
    why: KeptWhy


class AnswersReturned(Shown):
    """What became of the answers that were to be returned."""

    returned: list[int]
    kept: list[AnswerKept]
