"""Chapter: a person climbs from level to level: what each asks, what they have shown, and who grants it."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from qilou.base.db import Db
from qilou.base.ids import AccountId, PersonId
from qilou.base.signing import Signer
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers.rules import require_storable
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.people import rules as people_rules
from qilou.domain.people import store as people
from qilou.domain.reports import careers
from qilou.domain.training import assessments, climbing, rules, sittings, store
from qilou.domain.training.ladders import (
    Assessment,
    Ladder,
    Level,
    OwnAssessment,
    Part,
    Requirement,
)
from qilou.domain.training.model import Certificate
from qilou.measure.intervals import Estimate, wilson

ROLLING_DAYS = 90


class Climb(msgspec.Struct, frozen=True, kw_only=True):
    """Where a person stands on a ladder, and what the next level asks; no next one at the top."""

    ladder: Ladder
    held: Level | None
    next: Level | None
    requirements: list[Requirement]
    first_pass: Estimate  # of the last 90 days
    assessments: list[Assessment]

    @property
    def is_ready(self) -> bool:
        """Whether the next level can be granted now."""
        return self.next is not None and all(each.holds for each in self.requirements)


def list_own_climbs(db: Db, actor: Actor, *, now: datetime) -> list[Climb]:
    """Return where the actor stands on every ladder."""
    require(actor, Permit.COURSE_LEARN)
    assert actor.person_id is not None

    return _climbs(db, actor.person_id, now=now)


def list_climbs(db: Db, actor: Actor, *, account_id: AccountId, now: datetime) -> list[Climb]:
    """Return where the account's person stands on every ladder."""
    require(actor, Permit.PEOPLE_READ)

    account = people.load_account(db, account_id)
    people_rules.require_own(actor, account.org_id)
    return _climbs(db, account.person_id, now=now)


def assess(
    db: Db,
    actor: Actor,
    *,
    account_id: AccountId,
    ladder: str,
    level: int,
    part: Part,
    score_bp: int | None,
    scores: dict[str, int],
    assessors: list[str],
    note: str,
    now: datetime,
) -> list[Climb]:
    """Keep what assessors said of a person's theory, practice, project or review; the latest of each counts."""
    require(actor, Permit.COURSE_MANAGE)
    assert actor.account_id is not None

    account = people.load_account(db, account_id)
    _require_other(actor, account.person_id)
    found = climbing.find(assessments.every_ladder(db), ladder)
    climbing.level_of(found, level)
    climbing.require_assessors(part, assessors)
    require_storable({"note": note, "assessors": assessors})

    given = Assessment(
        ladder=ladder,
        level=level,
        part=part,
        score_bp=climbing.score_of(found, part, score_bp=score_bp, scores=scores),
        scores=scores,
        assessors=assessors,
        note=note,
        assessed_at=now,
    )
    assessments.insert(db, account.person_id, org_id=account.org_id, assessment=given, by=actor.account_id)

    record(
        db,
        actor,
        Action.PERSON_ASSESSED,
        subject=("account", account_id),
        now=now,
        ladder=ladder,
        level=level,
        part=part.value,
        score_bp=given.score_bp,
        assessors=len(assessors),
    )
    return _climbs(db, account.person_id, now=now)


def promote(
    db: Db, actor: Actor, *, account_id: AccountId, ladder: str, level: int, signer: Signer, now: datetime
) -> Certificate:
    """Grant the level, with a signed certificate, where all that it asks holds; else refuse and say what is missing."""
    require(actor, Permit.COURSE_MANAGE)

    account = people.load_account(db, account_id)
    _require_other(actor, account.person_id)
    found = climbing.find(assessments.every_ladder(db), ladder)
    aim = climbing.level_of(found, level)

    asked = _asked(db, found, aim, account.person_id, now=now)
    climbing.require_ready(asked)

    granted = store.insert(
        db,
        account.person_id,
        skill=climbing.skill_of(found, aim),
        now=now,
        expires_at=now + timedelta(days=rules.LONGEST_DAYS),
    )
    _sign(db, granted, found, aim, asked, signer=signer)

    record(
        db,
        actor,
        Action.LEVEL_GRANTED,
        subject=("certificate", granted.id),
        now=now,
        account=account_id,
        ladder=ladder,
        level=level,
    )
    return granted


def set_ladder(db: Db, actor: Actor, *, name: str, levels: list[Level], now: datetime) -> Ladder:
    """Set what the levels of a ladder ask from now on; levels that were granted stay granted."""
    require(actor, Permit.COURSE_MANAGE)

    before = climbing.find(assessments.every_ladder(db), name)
    after = msgspec.structs.replace(before, levels=levels)

    climbing.require_usable(after, before)

    assessments.put_ladder(db, after)

    record(db, actor, Action.LADDER_SET, subject=("base", 0), now=now, ladder=name)
    return after


def _climbs(db: Db, person_id: PersonId, *, now: datetime) -> list[Climb]:
    return [_climb(db, ladder, person_id, now=now) for ladder in assessments.every_ladder(db)]


def _climb(db: Db, ladder: Ladder, person_id: PersonId, *, now: datetime) -> Climb:
    skills = _skills(db, person_id, now=now)
    aim = climbing.next_level(ladder, skills)
    work = careers.work_of(db, person_id, lately=now - timedelta(days=ROLLING_DAYS))
    return Climb(
        ladder=ladder,
        held=climbing.held_level(ladder, skills),
        next=aim,
        requirements=[] if aim is None else _asked(db, ladder, aim, person_id, now=now),
        first_pass=wilson(work.passed, work.inspected),
        assessments=[each for each in assessments.of_person(db, person_id) if each.ladder == ladder.name],
    )


def _asked(db: Db, ladder: Ladder, aim: Level, person_id: PersonId, *, now: datetime) -> list[Requirement]:
    work = careers.work_of(db, person_id, lately=now - timedelta(days=ROLLING_DAYS))
    return climbing.requirements(
        ladder,
        aim,
        skills=_skills(db, person_id, now=now),
        exam_bp=None if aim.course is None else sittings.best_of(db, person_id, course=aim.course),
        assessments=assessments.of_person(db, person_id),
        work=work,
        first_pass=wilson(work.passed, work.inspected),
        now=now,
    )


def _skills(db: Db, person_id: PersonId, *, now: datetime) -> set[str]:
    return {each.skill for each in store.valid_of(db, [person_id], now=now)}


def _sign(
    db: Db, granted: Certificate, ladder: Ladder, level: Level, asked: list[Requirement], *, signer: Signer
) -> None:
    serial = rules.serial_of(granted.id, granted_at=granted.granted_at)
    scored = [each.has for each in asked if each.need.value in list(Part) and each.has is not None]
    document = rules.document_of(
        granted,
        serial=serial,
        holder=people.load_person(db, granted.person_id).name,
        course=f"{ladder.title} {level.title}",
        score_bp=min(scored),
    )
    store.sign(db, granted.id, serial=serial, document=document, signature=signer.sign(document))


def _require_other(actor: Actor, person_id: PersonId) -> None:
    if actor.person_id == person_id:
        raise OwnAssessment()
