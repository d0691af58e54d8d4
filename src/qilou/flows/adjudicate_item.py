"""Chapter: where the answers to an item lie apart, a project manager decides, with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # Any: bodies and views are JSON

import msgspec

from qilou.base.db import Db
from qilou.base.ids import ItemId, ProjectId, alias
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import Answer, AnswerIncomplete, AnswerState
from qilou.domain.answers.rules import require_storable
from qilou.domain.answers.said import require_said_of_item
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.consensus import adjudications, rulings, spreads
from qilou.domain.consensus.model import Adjudication, Disagreement
from qilou.domain.consensus.versions import Forms
from qilou.domain.items import store as items
from qilou.domain.items.model import Item, ItemState
from qilou.domain.projects import forms
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project
from qilou.kinds.catalog import kind_named
from qilou.kinds.fields.taking import check_whole

COUNTS = (AnswerState.SUBMITTED, AnswerState.IN_REVIEW, AnswerState.ACCEPTED)


class AnswerBeside(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that counts, beside the others: its author's pseudonym, and how like the others it is."""

    answer: Answer
    person_alias: str
    likeness: float | None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided about an item, with the pseudonym of who decided."""

    adjudication: Adjudication
    person_alias: str


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An item with what people answered, side by side, and what was decided, newest first."""

    item: Item
    view: dict[str, Any]  # Any: see above
    slots: list[str]
    disagreement: float | None
    answers: list[AnswerBeside]
    decisions: list[Decision]
    is_author: bool  # the one who asks has answered this item and may not decide


def list_disagreements(
    db: Db, actor: Actor, *, project_id: ProjectId, is_adjudicated: bool | None, after: int, limit: int
) -> list[Disagreement]:
    """Return the project's items that people answered differently, furthest apart first."""
    require(actor, Permit.ITEM_ADJUDICATE)

    projects.load(db, project_id)
    return adjudications.page(db, project_id, is_adjudicated=is_adjudicated, after=after, limit=limit)


def read_case(db: Db, actor: Actor, *, item_id: ItemId) -> Case:
    """Return one item with the answers that count and what was decided."""
    require(actor, Permit.ITEM_ADJUDICATE)

    return _case(db, actor, items.load_item(db, item_id))


def adjudicate_item(
    db: Db,
    actor: Actor,
    *,
    item_id: ItemId,
    body: dict[str, Any],
    reason: str,
    revision: int,
    now: datetime,
) -> Case:
    """Decide the item's final answer. `revision` is the last decision that one knew of (0: none).

    It is nobody's annotation, and no author of the item may make it. The consensus takes it when it is next computed.
    """
    require(actor, Permit.ITEM_ADJUDICATE)
    assert actor.person_id is not None, "somebody decides"
    assert actor.account_id is not None, "somebody decides"

    item = items.load_item(db, item_id)
    project = projects.load(db, item.project_id)
    given = answers.of_item(db, item_id)
    earlier = adjudications.of_item(db, item_id)

    counted = [each.id for each in given if each.state in COUNTS]
    rulings.require_decidable(
        authors=[each.person_id for each in given],
        counted=0 if item.state is ItemState.VOID else len(counted),
        by=actor.person_id,
        newest=earlier[0].revision if earlier else 0,
        known=revision,
    )
    words = rulings.require_reason(reason)
    require_storable([words, body])
    _require_complete(project, item, body)
    require_said_of_item(db, kind_named(project.kind), project.form, item.content, body, item_id=item.id)

    adjudication_id = adjudications.insert(
        db,
        item,
        revision=revision + 1,
        by=(actor.person_id, actor.account_id),
        form_version=project.form_version,
        slots=_slots(item),
        body=body,
        reason=words,
        answer_ids=counted,
        now=now,
    )

    record(
        db,
        actor,
        Action.ITEM_ADJUDICATED,
        subject=("item", item_id),
        now=now,
        adjudication=adjudication_id,
        revision=revision + 1,
        answers=counted,
    )
    return _case(db, actor, item)


def _case(db: Db, actor: Actor, item: Item) -> Case:
    project = projects.load(db, item.project_id)
    kind = kind_named(project.kind)
    given = answers.of_item(db, item.id)
    counted = [each for each in given if each.state in COUNTS]
    versions = Forms(project.form, forms.bodies(db, project.id))
    likeness = spreads.likeness_to_others(counted, kind=kind, forms=versions)
    return Case(
        item=item,
        view=kind.show(item.content, _slots(item)),
        slots=_slots(item),
        disagreement=adjudications.spread_of(db, item.id),
        answers=[
            AnswerBeside(
                answer=each, person_alias=alias(each.person_id, key=project.alias_key), likeness=alike
            )
            for each, alike in zip(counted, likeness, strict=True)
        ],
        decisions=[
            Decision(adjudication=each, person_alias=alias(each.person_id, key=project.alias_key))
            for each in adjudications.of_item(db, item.id)
        ],
        is_author=any(each.person_id == actor.person_id for each in given),
    )


def _slots(item: Item) -> list[str]:
    """Return the candidates in the order of the item: whoever decides sees no drawn order."""
    return [each["id"] for each in item.content.get("candidates", [])]


def _require_complete(project: Project, item: Item, body: dict[str, Any]) -> None:
    kind = kind_named(project.kind)
    problems = check_whole(kind, project.form, body, shown=len(_slots(item)), content=item.content)
    if problems:
        raise AnswerIncomplete(problems=[{"path": each.path, "reason": each.reason} for each in problems])
