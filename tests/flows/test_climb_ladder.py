"""A person climbs: what is missing is named, what was assessed counts, and a level comes with a signed certificate."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

import make
from qilou.base.db import Db, enter_scope
from qilou.base.ids import AccountId
from qilou.base.signing import Signer, is_signed
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.domain.people.model import NotYourOrganisation
from qilou.domain.training import store as certificates
from qilou.domain.training.ladders import LadderUnknown, LevelUnready, Need, OwnAssessment, Part
from qilou.flows import climb_ladder
from qilou.flows.climb_ladder import Climb

SIGNER = Signer(bytes(range(32)))


class Person:
    """An annotator who has done enough for level 5 of the AI trainer, and has shown nothing yet."""

    def __init__(self, db: Db, now: datetime) -> None:
        self.operator = make.actor(db, Role.OPERATOR)
        self.actor = make.actor(db, Role.ANNOTATOR)
        assert self.actor.account_id is not None
        self.account_id = AccountId(self.actor.account_id)
        project_id = make.project(db, kind="sft", overlap=1)
        make.guideline(db, project_id=project_id)
        make.lane(db, project_id=project_id)
        inspector = make.actor(db, Role.INSPECTOR)
        for at in range(25):
            day = now - timedelta(days=40 if at == 0 else 1)
            lease_id = make.lease(db, item_id=make.item(db, project_id=project_id), by=self.actor, at=day)
            answer_id = make.answer(db, lease_id=lease_id, body={"text": "好", "note": ""}, at=day)
            verdict = "pass" if at else "return"
            codes = () if at else ("other",)
            make.review(db, answer_id=answer_id, by=inspector, verdict=verdict, reason_codes=codes, at=day)


@pytest.fixture
def person(db: Db, now: datetime) -> Person:
    return Person(db, now)


def easier(db: Db, by: Actor, *, now: datetime) -> None:
    """Set level 5 to what 25 answers can reach."""
    (trainer, *_) = climb_ladder.list_own_climbs(db, by, now=now)
    first = msgspec.structs.replace(trainer.ladder.levels[0], accepted=20)
    climb_ladder.set_ladder(db, by, name="ai-trainer", levels=[first, *trainer.ladder.levels[1:]], now=now)


def assess(db: Db, person: Person, part: Part, score_bp: int, *, now: datetime) -> list[Climb]:
    return climb_ladder.assess(
        db, person.operator, account_id=person.account_id, ladder="ai-trainer", level=5, part=part,
        score_bp=score_bp, scores={}, assessors=["王考评"], note="", now=now,
    )  # fmt: skip


def promote(db: Db, person: Person, *, now: datetime, by: Actor | None = None, level: int = 5) -> str:
    granted = climb_ladder.promote(
        db, by or person.operator, account_id=person.account_id, ladder="ai-trainer", level=level, signer=SIGNER,
        now=now,
    )  # fmt: skip
    return granted.skill


def missing(climb: Climb) -> set[Need]:
    return {each.need for each in climb.requirements if not each.holds}


def test_what_is_missing_is_named_and_then_it_holds(db: Db, person: Person, now: datetime) -> None:
    (before, *_) = climb_ladder.list_own_climbs(db, person.actor, now=now)
    assert missing(before) == {Need.THEORY, Need.PRACTICE, Need.ACCEPTED}
    with pytest.raises(LevelUnready):
        promote(db, person, now=now)

    easier(db, person.operator, now=now)
    assess(db, person, Part.THEORY, 7000, now=now)
    (ready, *_) = assess(db, person, Part.PRACTICE, 6000, now=now)

    assert missing(ready) == set()
    assert ready.is_ready
    assert promote(db, person, now=now) == "ai-trainer-5"
    (after, *_) = climb_ladder.list_own_climbs(db, person.actor, now=now)
    assert after.held is not None
    assert after.next is not None
    assert (after.held.level, after.next.level) == (5, 4)


def test_the_certificate_can_be_checked_by_anybody(db: Db, person: Person, now: datetime) -> None:
    easier(db, person.operator, now=now)
    assess(db, person, Part.THEORY, 7000, now=now)
    assess(db, person, Part.PRACTICE, 6400, now=now)
    promote(db, person, now=now)

    assert person.actor.person_id is not None
    (held,) = certificates.of_person(db, person.actor.person_id)
    assert held.document is not None
    assert held.signature is not None
    assert is_signed(held.document, signature=held.signature, public_key=SIGNER.public_key)
    said = msgspec.json.decode(held.document)
    assert (said["skill"], said["course"], said["score_bp"]) == (
        "ai-trainer-5",
        "人工智能训练师 五级（初级工）",
        6400,
    )


def test_a_level_is_not_skipped(db: Db, person: Person, now: datetime) -> None:
    with pytest.raises(LevelUnready) as refused:
        promote(db, person, now=now, level=4)
    assert "previous" in str(refused.value.facts["missing"])
    with pytest.raises(LadderUnknown):
        promote(db, person, now=now, level=7)


def test_nobody_assesses_themselves_and_annotators_nobody(db: Db, person: Person, now: datetime) -> None:
    own = person.operator
    assert own.account_id is not None
    with pytest.raises(OwnAssessment):
        climb_ladder.promote(
            db, own, account_id=own.account_id, ladder="ai-trainer", level=5, signer=SIGNER, now=now
        )
    with pytest.raises(NotPermitted):
        promote(db, person, now=now, by=person.actor)


def test_a_team_lead_sees_the_own_people_alone(db: Db, person: Person, now: datetime) -> None:
    own = make.actor(db, Role.TEAM_LEAD, org_id=person.actor.org_id)
    other = make.actor(db, Role.TEAM_LEAD)

    assert len(climb_ladder.list_climbs(db, own, account_id=person.account_id, now=now)) == 3
    with pytest.raises(NotYourOrganisation):
        climb_ladder.list_climbs(db, other, account_id=person.account_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
