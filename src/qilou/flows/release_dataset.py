"""Chapter: finished items become a numbered, frozen release, and go out in the formats that trainers read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

import msgspec

from qilou.base.db import Db
from qilou.base.ids import ProjectId, ReleaseId
from qilou.base.shelf import Shelf
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.consensus import store as consensus
from qilou.domain.consensus.versions import Forms
from qilou.domain.datasets import cards, rules, store
from qilou.domain.datasets.model import RecordSeen, Release
from qilou.domain.items import files
from qilou.domain.projects import forms
from qilou.domain.projects import store as projects
from qilou.kinds.catalog import kind_named
from qilou.kinds.contract import Conversing


class ReleaseSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A release, its files by export format, and what each format cannot carry."""

    release: Release
    files: dict[str, list[str]]
    loss: dict[str, list[str]]


def make_release(db: Db, actor: Actor, *, project_id: ProjectId, name: str, now: datetime) -> ReleaseSeen:
    """Freeze the project's finished items as its next version, with a card that says what is in it and what is not."""
    require(actor, Permit.RELEASE_MAKE)
    assert actor.account_id is not None, "a release is made by somebody"

    project = projects.load(db, project_id)
    agreement = consensus.agreement(db, project_id)
    release_id, version = store.next_release(db, project_id)

    kind = kind_named(project.kind)
    press = rules.Press(
        project_id=project_id,
        alias_key=project.alias_key,
        kind=kind,
        forms=Forms(project.form, forms.bodies(db, project_id)),
        newest=project.form_version,
        authors=store.authors_of(db, project_id) if isinstance(kind, Conversing) else None,
    )
    store.insert_rows(db, release_id, press.rows(store.sources(db, project_id)))
    contents = press.contents()
    rules.require_rows(contents)
    title = cards.Title(name=name, version=version, made_at=now)
    card_md = cards.card(title, project=project, contents=contents, agreement=agreement)
    store.insert(
        db,
        release_id,
        contents,
        project_id=project_id,
        version=version,
        name=name,
        card_md=card_md,
        by=actor.account_id,
        now=now,
    )

    record(
        db,
        actor,
        Action.RELEASE_MADE,
        subject=("release", release_id),
        now=now,
        project=project_id,
        version=version,
        rows=contents.rows,
        sha256=contents.sha256.hex(),
    )
    return _seen(store.load(db, release_id))


def read_release(db: Db, actor: Actor, *, release_id: ReleaseId) -> ReleaseSeen:
    """Return one release."""
    require(actor, Permit.RELEASE_READ)

    return _seen(store.load(db, release_id))


def list_releases(db: Db, actor: Actor, *, project_id: ProjectId) -> list[ReleaseSeen]:
    """Return the project's releases, newest first."""
    require(actor, Permit.RELEASE_READ)

    projects.load(db, project_id)
    return [_seen(each) for each in store.of_project(db, project_id)]


def list_records(db: Db, actor: Actor, *, release_id: ReleaseId, after: int, limit: int) -> list[RecordSeen]:
    """Return the release's records after the position, in order."""
    require(actor, Permit.RELEASE_READ)

    return store.page(db, store.load(db, release_id), after=after, limit=limit)


def export_file(
    db: Db,
    actor: Actor,
    *,
    release_id: ReleaseId,
    format_name: str,
    file_name: str,
    shelf: Shelf,
    now: datetime,
) -> Iterator[bytes]:
    """Return the file's bytes in blocks; they are read from the database as they are taken, in this transaction."""
    require(actor, Permit.RELEASE_READ)

    release = store.load(db, release_id)

    blocks = rules.file_bytes(
        partial(store.records, db, release),
        release=release,
        format_name=format_name,
        file_name=file_name,
        media=lambda: [
            rules.require_there(each.name, shelf.path(each.name)) for each in files.of_release(db, release.id)
        ],
    )

    record(
        db,
        actor,
        Action.RELEASE_EXPORTED,
        subject=("release", release_id),
        now=now,
        format=format_name,
        file=file_name,
    )
    return blocks


def media_names(db: Db, actor: Actor, *, release_id: ReleaseId) -> list[str]:
    """Return the names on the shelf of the images, sound and video of a release."""
    require(actor, Permit.RELEASE_READ)

    return [each.name for each in files.of_release(db, store.load(db, release_id).id)]


def _seen(release: Release) -> ReleaseSeen:
    return ReleaseSeen(
        release=release,
        files=rules.file_names(release),
        loss=rules.losses(release),
    )
