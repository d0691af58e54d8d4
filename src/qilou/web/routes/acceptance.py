"""Acceptance rules, lots, their samples and decisions."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Query

from qilou.base import clock
from qilou.base.ids import AnswerId, GuidelineId, LotId, OrgId, ProjectId
from qilou.domain.acceptance.model import AcceptanceRule as RuleRecord
from qilou.domain.acceptance.model import (
    FindingNeedsReason,
    InspectionDiscontinued,
    LotDecided,
    LotUnknown,
    NotDiscontinued,
    NothingToAccept,
    NotInSample,
    OwnWorkInSample,
    ReworkUnfinished,
    RuleUnusable,
    SampleUnfinished,
)
from qilou.domain.answers.model import AnswerUnstorable
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import accept_lot as accepting
from qilou.flows import close_lot as closing
from qilou.measure.sampling_plans import Severity
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.acceptance import (
    Acceptance,
    AcceptanceRule,
    FindingDraft,
    Lot,
    LotDetail,
    LotWish,
    PlanPreview,
    Resumption,
    SampleAnswer,
    Signature,
    Standing,
)
from qilou.web.shapes.base import IdInPath

router = APIRouter(tags=["acceptance"])
ProjectInPath = Annotated[ProjectId, IdInPath]
LotInPath = Annotated[LotId, IdInPath]
AnswerInPath = Annotated[AnswerId, IdInPath]
LARGEST_LOT = 10_000_000


@router.get("/projects/{project_id}/acceptance", **refuses(ProjectUnknown))
def read_acceptance(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Acceptance:
    """Return how the project accepts, what waits for a lot, and its lots."""
    with house.transaction(actor.scope) as db:
        return Acceptance.of(closing.read_acceptance(db, actor, project_id=project_id))


@router.put("/projects/{project_id}/acceptance-rule", **refuses(ProjectUnknown, RuleUnusable))
def set_acceptance_rule(
    project_id: ProjectInPath, sent: AcceptanceRule, actor: SignedIn, house: TheHouse
) -> Acceptance:
    """Set how the project accepts from its next lot on."""
    with house.transaction(actor.scope) as db:
        closing.set_rule(db, actor, project_id=project_id, rule=sent.record(), now=clock.now())
    return read_acceptance(project_id, actor, house)


@router.get("/projects/{project_id}/acceptance-plan", **refuses(ProjectUnknown, RuleUnusable))
def preview_plan(
    project_id: ProjectInPath,
    actor: SignedIn,
    house: TheHouse,
    level: Annotated[str, Query(max_length=3)] = "II",
    aql_major: Annotated[str, Query(max_length=5)] = "1.0",
    aql_minor: Annotated[str, Query(max_length=5)] = "2.5",
    size: Annotated[int, Query(ge=1, le=LARGEST_LOT)] = 1000,
    severity: Severity = Severity.NORMAL,
) -> PlanPreview:
    """Return the plans for lots of this size, and how likely good and bad lots pass them."""
    rule = RuleRecord(level=level, aql_major=aql_major, aql_minor=aql_minor)
    with house.transaction(actor.scope) as db:
        return PlanPreview.model_validate(
            closing.preview_plan(db, actor, project_id=project_id, rule=rule, size=size, severity=severity)
        )


@router.post(
    "/projects/{project_id}/lots",
    **refuses(ProjectUnknown, NothingToAccept, ReworkUnfinished, InspectionDiscontinued),
    status_code=201,
)
def close_lot(project_id: ProjectInPath, sent: LotWish, actor: SignedIn, house: TheHouse) -> Lot:
    """Close a lot over a company's inspected answers and draw its sample."""
    with house.transaction(actor.scope) as db:
        return Lot.of(
            closing.close_lot(
                db,
                actor,
                project_id=project_id,
                org_id=OrgId(sent.org_id),
                guideline_id=GuidelineId(sent.guideline_id),
                seed=secrets.randbits(62),
                now=clock.now(),
            )
        )


@router.post(
    "/projects/{project_id}/acceptance-resumptions",
    **refuses(ProjectUnknown, NotDiscontinued),
    status_code=201,
)
def resume_acceptance(
    project_id: ProjectInPath, sent: Resumption, actor: SignedIn, house: TheHouse
) -> Standing:
    """Take a discontinued company's lots again, tightened."""
    with house.transaction(actor.scope) as db:
        return Standing.model_validate(
            closing.resume_acceptance(
                db, actor, project_id=project_id, org_id=OrgId(sent.org_id), now=clock.now()
            )
        )


@router.get("/lots/{lot_id}", **refuses(LotUnknown))
def read_lot(lot_id: LotInPath, actor: SignedIn, house: TheHouse) -> LotDetail:
    """Return a lot with its sample."""
    with house.transaction(actor.scope) as db:
        return LotDetail.of(accepting.read_lot(db, actor, lot_id=lot_id))


@router.get("/lots/{lot_id}/answers/{answer_id}", **refuses(LotUnknown, NotInSample))
def read_sample_answer(
    lot_id: LotInPath, answer_id: AnswerInPath, actor: SignedIn, house: TheHouse
) -> SampleAnswer:
    """Return one answer of the sample as its judge reads it."""
    with house.transaction(actor.scope) as db:
        return SampleAnswer.of(accepting.read_sample_answer(db, actor, lot_id=lot_id, answer_id=answer_id))


@router.put(
    "/lots/{lot_id}/answers/{answer_id}/finding",
    **refuses(LotUnknown, LotDecided, NotInSample, OwnWorkInSample, FindingNeedsReason, AnswerUnstorable),
)
def judge_answer(
    lot_id: LotInPath, answer_id: AnswerInPath, sent: FindingDraft, actor: SignedIn, house: TheHouse
) -> LotDetail:
    """Store what was found in an answer of the sample; illegal content voids the whole lot at once."""
    with house.transaction(actor.scope) as db:
        return LotDetail.of(
            accepting.judge_answer(
                db,
                actor,
                lot_id=lot_id,
                answer_id=answer_id,
                finding=sent.finding,
                reason_codes=sent.reason_codes,
                comment=sent.comment,
                now=clock.now(),
            )
        )


@router.put("/lots/{lot_id}/decision", **refuses(LotUnknown, LotDecided, SampleUnfinished, AnswerUnstorable))
def decide_lot(lot_id: LotInPath, sent: Signature, actor: SignedIn, house: TheHouse) -> LotDetail:
    """Decide the lot as its judged sample says, under a name."""
    with house.transaction(actor.scope) as db:
        return LotDetail.of(
            accepting.decide_lot(db, actor, lot_id=lot_id, signed_as=sent.signed_as, now=clock.now())
        )
