"""Chapter: project managers look into their items: filtered, with all that was done to one; and return answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import AnswerId, ItemId, PersonId, ProjectId, alias
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import may, require
from qilou.domain.answers import store as answers
from qilou.domain.answers import withdrawals
from qilou.domain.answers.rules import require_storable
from qilou.domain.audit.model import Action, ItemEvent
from qilou.domain.audit.store import item_events, record
from qilou.domain.items import store as items
from qilou.domain.items import views
from qilou.domain.items.model import AnswerRow, Facets, ItemFilter, ItemRow
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project, ProjectState
from qilou.domain.reviews import queue, rules
from qilou.domain.reviews import store as reviews
from qilou.domain.reviews.model import KeptWhy, ReasonCode, ReturnsNeedOpenProject, Verdict
from qilou.kinds.catalog import kind_named

MOST_EVENTS = 500
NOBODY = PersonId(0)  # whom a pseudonym that nobody has stands for


class AnswerListed(msgspec.Struct, frozen=True, kw_only=True):
    """A project's answer with its author's pseudonym."""

    row: AnswerRow
    person_alias: str


class FacetsSeen(msgspec.Struct, frozen=True, kw_only=True):
    """What a project can be filtered by, with people as pseudonyms."""

    facets: Facets
    aliases: list[str]


class EventSeen(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was done to an item, under the doer's pseudonym; the login only for readers of the audit."""

    event: ItemEvent
    person_alias: str | None
    actor: str | None


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that stays as it is, and why."""

    answer_id: AnswerId
    why: KeptWhy


class Recalled(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the answers that were to be returned."""

    returned: list[AnswerId]
    kept: list[Kept]


def list_items(
    db: Db,
    actor: Actor,
    *,
    project_id: ProjectId,
    wish: ItemFilter,
    person_alias: str | None,
    after: int,
    limit: int,
) -> list[ItemRow]:
    """Return the project's items that fit, oldest first."""
    require(actor, Permit.ITEM_READ)

    project = projects.load(db, project_id)
    return views.page(db, project_id, wish=_named(db, project, wish, person_alias), after=after, limit=limit)


def list_answers(
    db: Db,
    actor: Actor,
    *,
    project_id: ProjectId,
    wish: ItemFilter,
    person_alias: str | None,
    after: int,
    limit: int,
) -> list[AnswerListed]:
    """Return the project's answers that fit, newest first."""
    require(actor, Permit.ITEM_READ)

    project = projects.load(db, project_id)
    found = views.answers_page(
        db, project_id, wish=_named(db, project, wish, person_alias), after=after, limit=limit
    )
    return [
        AnswerListed(row=each, person_alias=alias(each.person_id, key=project.alias_key)) for each in found
    ]


def read_facets(db: Db, actor: Actor, *, project_id: ProjectId) -> FacetsSeen:
    """Return the languages, domains and people that the project's items can be filtered by."""
    require(actor, Permit.ITEM_READ)

    project = projects.load(db, project_id)
    facets = views.facets(db, project_id)
    return FacetsSeen(
        facets=facets, aliases=[alias(each.person_id, key=project.alias_key) for each in facets.people]
    )


def read_history(db: Db, actor: Actor, *, item_id: ItemId) -> list[EventSeen]:
    """Return all that was done to the item, oldest first; whose login it was, only to those who may read the audit."""
    may_read_audit = may(actor, Permit.AUDIT_READ)
    if not may_read_audit:
        require(actor, Permit.ITEM_READ)

    project = projects.load(db, items.load_item(db, item_id).project_id)
    return [
        EventSeen(
            event=each,
            person_alias=None if each.person_id is None else alias(each.person_id, key=project.alias_key),
            actor=each.actor if may_read_audit else None,
        )
        for each in item_events(db, item_id, limit=MOST_EVENTS)
    ]


def return_answers(
    db: Db,
    actor: Actor,
    *,
    project_id: ProjectId,
    answer_ids: Sequence[AnswerId],
    reason_codes: Sequence[ReasonCode],
    comment: str,
    now: datetime,
) -> Recalled:
    """Send answers back to their authors with a reason, by the rules of an inspector's return; say which stayed.

    Also passed ones may come back: an inspector's verdict stays, and the return stands beside it.
    """
    require(actor, Permit.ANSWER_RETURN)
    assert actor.person_id is not None, "somebody returns"

    project = projects.load(db, project_id)

    rules.require_complete(
        Verdict.RETURN,
        reason_codes=reason_codes,
        fixed_body=None,
        kind=kind_named(project.kind),
        form=project.form,
        shown=0,
        content=None,  # a return carries no answer to check
    )
    require_storable(comment, path="comment")
    if project.state is not ProjectState.OPEN:
        raise ReturnsNeedOpenProject(project_id=project_id)

    outcome = {
        answer_id: _recall(
            db,
            answer_id,
            project_id=project_id,
            by=actor.person_id,
            why=(reason_codes, comment),
            now=now,
        )
        for answer_id in sorted(set(answer_ids))
    }
    returned = [answer_id for answer_id, kept in outcome.items() if kept is None]

    for answer_id in returned:
        record(
            db,
            actor,
            Action.ANSWER_RECALLED,
            subject=("answer", answer_id),
            now=now,
            reasons=[code.value for code in reason_codes],
        )
    return Recalled(
        returned=returned, kept=[Kept(answer_id=each, why=why) for each, why in outcome.items() if why]
    )


def _recall(
    db: Db,
    answer_id: AnswerId,
    *,
    project_id: ProjectId,
    by: PersonId,
    why: tuple[Sequence[ReasonCode], str],
    now: datetime,
) -> KeptWhy | None:
    """Return one answer to its author, or say why it stays."""
    answer = answers.in_project(db, answer_id, project_id)
    if answer is None:
        return KeptWhy.UNKNOWN
    if answer.person_id == by:
        return KeptWhy.OWN
    if queue.is_out_of_reach(db, answer_id):
        return KeptWhy.IN_INSPECTION
    if not withdrawals.recall(db, answer):
        return KeptWhy.NOT_HANDED_IN
    items.reopen(db, [answer.item_id])
    queue.leave(db, [answer_id])
    reason_codes, comment = why
    reviews.insert_recall(db, answer, by=by, reason_codes=reason_codes, comment=comment, now=now)
    return None


def _named(db: Db, project: Project, wish: ItemFilter, person_alias: str | None) -> ItemFilter:
    """Return the filter with the person whom the pseudonym stands for in this project."""
    if person_alias is None:
        return wish
    found = (
        each for each in views.people(db, project.id) if alias(each, key=project.alias_key) == person_alias
    )
    return msgspec.structs.replace(wish, person_id=next(found, NOBODY))
