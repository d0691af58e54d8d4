"""Chapter: items whose answer is known are mixed in unseen, to tell how well each person works.

The one surprising fact: nothing here happens when an answer comes in. A job scores it later, as it settles the project:
no claim and no submit takes longer for gold, and nobody can tell it by the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import ImportId, ItemId, ProjectId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import AnswerState
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.consensus import adjudications, spreads
from qilou.domain.consensus.versions import Forms
from qilou.domain.items import staging
from qilou.domain.items import store as items
from qilou.domain.items.model import Decided, Import, Item, ItemState
from qilou.domain.projects import forms
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project
from qilou.domain.standing import gold, rules
from qilou.domain.standing.gold import Stock
from qilou.domain.standing.model import CandidateRow, GoldRow, GoldUnfit, GoldUnfitWhy, Known, Origin
from qilou.kinds.catalog import kind_named


class Promoted(msgspec.Struct, frozen=True, kw_only=True):
    """How many items became gold, and how much the project has now."""

    planted: int
    stock: Stock


def keep_gold(db: Db, actor: Actor, *, import_id: ImportId, decided: Decided, now: datetime) -> Import:
    """Decide the next lines of a file of gold: each brings its known answer, which the kind checks like any answer."""
    require(actor, Permit.GOLD_MANAGE)

    batch = items.lock_import(db, import_id)
    project = projects.load(db, batch.project_id)

    lines, problems = rules.decide_gold(decided, kind=kind_named(project.kind), form=project.form)

    kept = staging.keep(db, batch, [each.line for each in lines], seats=project.overlap, now=now)
    items.mark_settled(db, kept)  # nobody answers them but as gold
    gold.plant_lines(db, project.id, lines, kept, form_version=project.form_version, now=now)
    items.insert_problems(db, import_id, problems)
    counts = {
        "kept": len(kept),
        "duplicates": len(lines) - len(kept),
        "refused": decided.reads - len(lines),
    }
    items.advance_import(db, import_id, **counts)

    record(db, actor, Action.IMPORT_ADVANCED, subject=("import", import_id), now=now, **counts)
    return items.load_import(db, import_id)


def promote_items(
    db: Db, actor: Actor, *, project_id: ProjectId, item_ids: Sequence[ItemId], now: datetime
) -> Promoted:
    """Make gold of finished items: of an adjudicated one the decision is known, else the answer most like the others.

    Whoever has answered one of them never meets it again, as with any item.
    """
    require(actor, Permit.GOLD_MANAGE)

    project = projects.load(db, project_id)
    versions = Forms(project.form, forms.bodies(db, project_id))

    known = [_known(db, project, versions, item_id) for item_id in item_ids]

    planted = [
        each.item_id for each in known if gold.plant(db, project_id, each, by=actor.account_id, now=now)
    ]

    record(db, actor, Action.GOLD_PLANTED, subject=("project", project_id), now=now, items=planted)
    return Promoted(planted=len(planted), stock=gold.counted(db, project_id))


def retire_gold(db: Db, actor: Actor, *, project_id: ProjectId, item_id: ItemId, now: datetime) -> None:
    """Hand the gold item out no more; what people have answered to it still counts."""
    require(actor, Permit.GOLD_MANAGE)

    projects.load(db, project_id)

    gold.retire(db, project_id, item_id, now=now)

    record(db, actor, Action.GOLD_RETIRED, subject=("item", item_id), now=now, project=project_id)


def list_gold(db: Db, actor: Actor, *, project_id: ProjectId, after: int, limit: int) -> list[GoldRow]:
    """Return the project's gold, oldest item first."""
    require(actor, Permit.GOLD_MANAGE)

    projects.load(db, project_id)
    return gold.page(db, project_id, after=after, limit=limit)


def list_candidates(
    db: Db, actor: Actor, *, project_id: ProjectId, after: int, limit: int
) -> list[CandidateRow]:
    """Return the project's finished items that could become gold."""
    require(actor, Permit.GOLD_MANAGE)

    projects.load(db, project_id)
    return gold.candidates(db, project_id, after=after, limit=limit)


def _known(db: Db, project: Project, versions: Forms, item_id: ItemId) -> Known:
    item = items.load_item(db, item_id)
    if item.project_id != project.id:
        raise GoldUnfit(item_id=item_id, why=GoldUnfitWhy.ELSEWHERE.value)
    if item.state is not ItemState.SETTLED:
        raise GoldUnfit(item_id=item_id, why=GoldUnfitWhy.UNFINISHED.value)
    decided = adjudications.of_item(db, item_id)
    if decided:
        newest = decided[0]
        return Known(
            item_id=item_id,
            origin=Origin.ADJUDICATED,
            form_version=newest.form_version,
            slots=newest.slots,
            body=newest.body,
        )
    return _agreed(db, project, versions, item)


def _agreed(db: Db, project: Project, versions: Forms, item: Item) -> Known:
    """Return the accepted answer that is most like the others; refuse where they lie too far apart."""
    given = [each for each in answers.of_item(db, item.id) if each.state is AnswerState.ACCEPTED]
    likeness = spreads.likeness_to_others(given, kind=kind_named(project.kind), forms=versions)
    alike = [each for each in zip(given, likeness, strict=True) if each[1] is not None]
    if len(alike) < 2:
        raise GoldUnfit(item_id=item.id, why=GoldUnfitWhy.TOO_FEW.value)
    if 1 - sum(nearness or 0.0 for _, nearness in alike) / len(alike) > gold.APART:
        raise GoldUnfit(item_id=item.id, why=GoldUnfitWhy.TOO_FAR_APART.value)
    chosen = max(alike, key=lambda each: (each[1] or 0.0, -each[0].id))[0]
    return Known(
        item_id=item.id,
        origin=Origin.AGREED,
        form_version=chosen.form_version,
        slots=chosen.slots,
        body=chosen.body,
    )
