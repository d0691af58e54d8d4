"""Chapter: a person says which languages they can work in; a project may hand out by them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from qilou.base.db import Db
from qilou.base.ids import PersonId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.people import languages as known
from qilou.domain.people import rules


def read_own_languages(db: Db, actor: Actor) -> list[str]:
    """Return the languages that one has named."""
    require(actor, Permit.WORK_TAKE)

    return known.languages_of(db, _person(actor))


def tell_languages(db: Db, actor: Actor, *, languages: Sequence[str], now: datetime) -> list[str]:
    """Name the languages that one can work in, in place of those named before."""
    require(actor, Permit.WORK_TAKE)

    named = rules.require_languages(languages)

    known.set_languages(db, _person(actor), named)

    record(db, actor, Action.LANGUAGES_TOLD, subject=("person", actor.person_id), now=now, languages=named)
    return named


def _person(actor: Actor) -> PersonId:
    assert actor.person_id is not None, "only persons speak"
    return actor.person_id
