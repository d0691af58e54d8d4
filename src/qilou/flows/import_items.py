"""Chapter: a file of conversations becomes items. The door reads and checks lines; each chunk of them is kept in one
transaction.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any  # Any: forms are JSON

import msgspec

from qilou.base.db import Db
from qilou.base.ids import ImportId, ItemId, ProjectId, alias
from qilou.base.queue import defer
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import may, require
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import Answer
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.consensus import store as consensus
from qilou.domain.consensus.model import ItemConsensus
from qilou.domain.dispatch import lanes
from qilou.domain.items import files, rules, staging, store
from qilou.domain.items.model import (
    Decided,
    Import,
    ImportPurpose,
    ImportState,
    Item,
    LineProblem,
    ProjectIsClosed,
)
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import ProjectState
from qilou.domain.reviews import store as reviews
from qilou.domain.reviews.model import Review


class AnswerSeen(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of an item with its author's pseudonym and its verdicts."""

    answer: Answer
    person_alias: str
    reviews: list[Review]


class ItemSeen(msgspec.Struct, frozen=True, kw_only=True):
    """An item with its answers and what they say together, as project managers see it."""

    item: Item
    answers: list[AnswerSeen]
    consensus: ItemConsensus | None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An import whose file is about to be read, the kind and the form that its lines are checked by."""

    batch: Import
    kind: str
    form: dict[str, Any]


def receive_import(
    db: Db,
    actor: Actor,
    *,
    project_id: ProjectId,
    file_name: str,
    format_name: str,
    file_path: str,
    now: datetime,
    purpose: ImportPurpose = ImportPurpose.WORK,
    wait: timedelta | None = None,
) -> Import:
    """Take in a file that lies at `file_path`; a job reads it, after the wait where the caller will read it itself."""
    require(actor, Permit.ITEM_IMPORT)

    project = projects.load(db, project_id)

    rules.require_readable(file_name, format_name=format_name)
    if project.state is ProjectState.CLOSED:
        raise ProjectIsClosed(project_id=project_id)

    import_id = store.insert_import(
        db,
        project_id,
        file_name=file_name,
        file_path=file_path,
        format_name=format_name,
        purpose=purpose,
        now=now,
    )

    record(db, actor, Action.IMPORT_RECEIVED, subject=("import", import_id), now=now, project=project_id)

    defer(db, "import_file", import_id=import_id, wait=wait)
    return store.load_import(db, import_id)


def begin_reading(db: Db, actor: Actor, *, import_id: ImportId) -> Reading:
    """Return the import with the kind and the form that its lines are checked by."""
    require(actor, Permit.ITEM_IMPORT)

    batch = store.load_import(db, import_id)
    project = projects.load(db, batch.project_id)
    return Reading(batch=batch, kind=project.kind, form=project.form)


def keep_lines(db: Db, actor: Actor, *, import_id: ImportId, decided: Decided, now: datetime) -> Import:
    """Keep the next lines of the file, or note them as duplicate or refused with reasons. Moves the checkpoint."""
    require(actor, Permit.ITEM_IMPORT)

    batch = store.lock_import(db, import_id)
    project = projects.load(db, batch.project_id)

    kept_ids = staging.keep(db, batch, decided.lines, seats=project.overlap, now=now)
    if decided.media:
        files.insert(db, project.id, decided.media, now=now)
        files.tie(db, kept_ids)
    lanes.open_new(db, project.id, kept_ids, seats=project.overlap)
    kept, duplicates = len(kept_ids), len(decided.lines) - len(kept_ids)
    store.insert_problems(db, import_id, decided.problems)
    refused = decided.reads - len(decided.lines)
    store.advance_import(db, import_id, kept=kept, duplicates=duplicates, refused=refused)

    record(
        db,
        actor,
        Action.IMPORT_ADVANCED,
        subject=("import", import_id),
        now=now,
        kept=kept,
        duplicates=duplicates,
        refused=refused,
    )
    return store.load_import(db, import_id)


def end_import(
    db: Db, actor: Actor, *, import_id: ImportId, sha256: bytes | None, failure: str | None, now: datetime
) -> Import:
    """Close the import: done, or failed as a whole with the reason."""
    require(actor, Permit.ITEM_IMPORT)

    store.lock_import(db, import_id)

    state = ImportState.DONE if failure is None else ImportState.FAILED
    store.end_import(db, import_id, state=state, sha256=sha256, failure=failure, now=now)

    record(db, actor, Action.IMPORT_ENDED, subject=("import", import_id), now=now, state=state.value)
    return store.load_import(db, import_id)


def read_import(db: Db, actor: Actor, *, import_id: ImportId) -> Import:
    """Return one import with its counts so far."""
    require(actor, Permit.ITEM_IMPORT)

    return store.load_import(db, import_id)


def list_imports(db: Db, actor: Actor, *, project_id: ProjectId) -> list[Import]:
    """Return the project's imports, newest first."""
    require(actor, Permit.ITEM_IMPORT)

    projects.load(db, project_id)
    return store.imports_of(db, project_id)


def list_problems(db: Db, actor: Actor, *, import_id: ImportId, after: int, limit: int) -> list[LineProblem]:
    """Return why lines were refused, in the order of the file."""
    require(actor, Permit.ITEM_IMPORT)

    store.load_import(db, import_id)
    return store.problems_of(db, import_id, after=after, limit=limit)


def read_item(db: Db, actor: Actor, *, item_id: ItemId) -> ItemSeen:
    """Return one item with its answers and their consensus; models and consensus only to whom the permits show them."""
    require(actor, Permit.ITEM_READ)

    item = store.load_item(db, item_id)
    given = answers.of_item(db, item_id)
    verdicts = reviews.of_answers(db, [each.id for each in given])
    project = projects.load(db, item.project_id)
    fused = consensus.of_item(db, item) if may(actor, Permit.CONSENSUS_READ) else None

    return ItemSeen(
        item=item if may(actor, Permit.SEE_MODELS) else rules.without_models(item),
        answers=[
            AnswerSeen(
                answer=each,
                person_alias=alias(each.person_id, key=project.alias_key),
                reviews=verdicts[each.id],
            )
            for each in given
        ],
        consensus=fused,
    )
