"""The languages that one can work in."""

from __future__ import annotations

from fastapi import APIRouter

from qilou.base import clock
from qilou.domain.people.model import LanguagesUnusable
from qilou.flows import tell_languages as telling
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.people import Languages, LanguagesShown

router = APIRouter(tags=["work"])


@router.get("/me/languages", **refuses())
def read_own_languages(actor: SignedIn, house: TheHouse) -> LanguagesShown:
    """Return the languages that one has named."""
    with house.transaction(actor.scope) as db:
        return LanguagesShown(languages=telling.read_own_languages(db, actor))


@router.put("/me/languages", **refuses(LanguagesUnusable))
def tell_languages(sent: Languages, actor: SignedIn, house: TheHouse) -> LanguagesShown:
    """Name the languages that one can work in, in place of those named before."""
    with house.transaction(actor.scope) as db:
        return LanguagesShown(
            languages=telling.tell_languages(db, actor, languages=sent.languages, now=clock.now())
        )
