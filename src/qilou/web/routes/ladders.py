"""Ladders: where people stand, assessments, promotions."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Path, status

from qilou.base import clock
from qilou.base.ids import AccountId
from qilou.base.signing import Signer
from qilou.domain.people.model import AccountUnknown, NotYourOrganisation
from qilou.domain.training import ladders as records
from qilou.domain.training.ladders import (
    AssessmentUnusable,
    LadderUnknown,
    LadderUnusable,
    LevelUnready,
    OwnAssessment,
)
from qilou.flows import climb_ladder
from qilou.web.deps import IdentityKey, SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.courses import OwnCertificate
from qilou.web.shapes.ladders import (
    AssessmentDraft,
    Climb,
    Ladder,
    LadderDraft,
    PromotionDraft,
    climbs_shown,
    ladder_shown,
)

router = APIRouter(tags=["ladders"])
AccountInPath = Annotated[AccountId, IdInPath]
Name = Annotated[str, Path(max_length=64)]


@router.get("/ladders", **refuses())
def list_own_climbs(actor: SignedIn, house: TheHouse) -> Rows[Climb]:
    """Return where one stands on every ladder, and what the next level asks."""
    with house.transaction(actor.scope) as db:
        return all_rows(climbs_shown(climb_ladder.list_own_climbs(db, actor, now=clock.now())))


@router.put("/ladders/{name}", **refuses(LadderUnknown, LadderUnusable))
def set_ladder(name: Name, sent: LadderDraft, actor: SignedIn, house: TheHouse) -> Ladder:
    """Set what the levels of a ladder ask from now on."""
    levels = msgspec.convert([each.model_dump() for each in sent.levels], list[records.Level])
    with house.transaction(actor.scope) as db:
        return ladder_shown(climb_ladder.set_ladder(db, actor, name=name, levels=levels, now=clock.now()))


@router.get("/accounts/{account_id}/ladders", **refuses(AccountUnknown, NotYourOrganisation))
def list_climbs(account_id: AccountInPath, actor: SignedIn, house: TheHouse) -> Rows[Climb]:
    """Return where a person stands on every ladder."""
    with house.transaction(actor.scope) as db:
        return all_rows(
            climbs_shown(climb_ladder.list_climbs(db, actor, account_id=account_id, now=clock.now()))
        )


@router.post(
    "/accounts/{account_id}/assessments",
    **refuses(AccountUnknown, LadderUnknown, AssessmentUnusable, OwnAssessment),
)
def assess(account_id: AccountInPath, sent: AssessmentDraft, actor: SignedIn, house: TheHouse) -> Rows[Climb]:
    """Keep what assessors said of a part of a level; the latest counts."""
    with house.transaction(actor.scope) as db:
        climbs = climb_ladder.assess(
            db,
            actor,
            account_id=account_id,
            ladder=sent.ladder,
            level=sent.level,
            part=sent.part,
            score_bp=sent.score_bp,
            scores=sent.scores,
            assessors=sent.assessors,
            note=sent.note,
            now=clock.now(),
        )
        return all_rows(climbs_shown(climbs))


@router.post(
    "/accounts/{account_id}/promotions",
    status_code=status.HTTP_201_CREATED,
    **refuses(AccountUnknown, LadderUnknown, LevelUnready, OwnAssessment),
)
def promote(
    account_id: AccountInPath, sent: PromotionDraft, actor: SignedIn, house: TheHouse, key: IdentityKey
) -> OwnCertificate:
    """Grant a level with a signed certificate, where all that it asks holds."""
    with house.transaction(actor.scope) as db:
        granted = climb_ladder.promote(
            db,
            actor,
            account_id=account_id,
            ladder=sent.ladder,
            level=sent.level,
            signer=Signer(key),
            now=clock.now(),
        )
        return OwnCertificate.model_validate(granted)
