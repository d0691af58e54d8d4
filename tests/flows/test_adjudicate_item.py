"""Where answers lie apart, a project manager who is none of their authors decides, and releases say so."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import psycopg
import pytest

import make
from flows.test_settle_item import item_with, preferring
from qilou.base.db import Db, run, value
from qilou.base.ids import ItemId, ProjectId, alias
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.domain.answers.model import AnswerIncomplete
from qilou.domain.consensus.model import (
    AdjudicationReasonMissing,
    AdjudicationStale,
    AuthorMayNotAdjudicate,
    NothingToAdjudicate,
)
from qilou.domain.projects import store as projects
from qilou.flows import adjudicate_item, keep_house, release_dataset, settle_item


@pytest.fixture
def manager(db: Db) -> Actor:
    return make.actor(db, Role.PROJECT_MANAGER)


@pytest.fixture
def project_id(db: Db) -> ProjectId:
    found = make.project(db)
    make.guideline(db, project_id=found)
    return found


@pytest.fixture
def split(db: Db, project_id: ProjectId) -> ItemId:
    """An item that three people answered differently."""
    return item_with(db, project_id, [make.actor(db) for _ in range(3)], [1, 7, 6])


def decide(db: Db, manager: Actor, item_id: ItemId, *, now: datetime, revision: int = 0, **more):
    given = {"body": preferring(2), "reason": "甲有出处", **more}
    return adjudicate_item.adjudicate_item(db, manager, item_id=item_id, revision=revision, now=now, **given)


def test_items_are_listed_by_how_far_their_answers_lie_apart(
    db: Db, now: datetime, manager: Actor, project_id: ProjectId, split: ItemId
) -> None:
    people = [make.actor(db) for _ in range(3)]
    near = item_with(db, project_id, people, [6, 7, 7])
    item_with(db, project_id, people, [7, 7, 7])
    settle_item.settle_project(db, manager, project_id=project_id, now=now)

    listed = adjudicate_item.list_disagreements(
        db, manager, project_id=project_id, is_adjudicated=None, after=0, limit=10
    )

    assert [each.item_id for each in listed] == [split, near]
    assert listed[0].disagreement > listed[1].disagreement > 0
    beyond = adjudicate_item.list_disagreements(
        db, manager, project_id=project_id, is_adjudicated=None, after=1, limit=10
    )
    assert [each.item_id for each in beyond] == [near]


def test_a_decision_is_what_the_consensus_says_from_then_on(
    db: Db, now: datetime, manager: Actor, project_id: ProjectId, split: ItemId
) -> None:
    settle_item.settle_project(db, manager, project_id=project_id, now=now)
    later = now + timedelta(minutes=1)

    case = decide(db, manager, split, now=later)

    assert [(each.adjudication.revision, each.adjudication.reason) for each in case.decisions] == [
        (1, "甲有出处")
    ]
    assert len(case.answers) == 3
    assert project_id in keep_house.projects_to_settle(db, HOUSE_ITSELF, now=later)
    settle_item.settle_project(db, manager, project_id=project_id, now=later + timedelta(minutes=1))
    assert project_id not in keep_house.projects_to_settle(db, HOUSE_ITSELF, now=later + timedelta(hours=1))
    shown = settle_item.list_consensus(db, manager, project_id=project_id, after=0, limit=10)[0]
    preference = next(each for each in shown.fields if each.field == "preference")
    assert (preference.value, preference.confidence, preference.method.value, shown.answers) == (
        "c1",
        1.0,
        "adjudicated",
        3,
    )
    assert value(db, int, "SELECT count(*) FROM answer WHERE item_id = %(id)s", {"id": split}) == 3


def test_a_release_says_who_decided_and_when(
    db: Db, now: datetime, manager: Actor, project_id: ProjectId, split: ItemId
) -> None:
    later = now + timedelta(minutes=1)
    settle_item.settle_project(db, manager, project_id=project_id, now=now)
    decide(db, manager, split, now=later)
    with pytest.raises(release_dataset.rules.NothingToRelease) as behind:
        release_dataset.make_release(db, manager, project_id=project_id, name="x", now=later)
    assert behind.value.facts["consensus_behind"] == 1
    settle_item.settle_project(db, manager, project_id=project_id, now=later + timedelta(minutes=1))

    made = release_dataset.make_release(db, manager, project_id=project_id, name="x", now=later)

    record = release_dataset.list_records(db, manager, release_id=made.release.id, after=0, limit=1)[0].record
    key = projects.load(db, project_id).alias_key
    assert record["preference"] == {
        "winner": "c1",
        "strength": -2,
        "confidence": 1.0,
        "votes": 3,
        "method": "adjudicated",
    }
    assert record["provenance"]["adjudication"]["adjudicator"] == alias(manager.person_id, key=key)
    assert len(record["judgments"]) == len(record["provenance"]["answers"]) == 3
    assert "as a project manager decided" in made.release.card_md


def test_a_second_decision_must_know_the_first(db: Db, now: datetime, manager: Actor, split: ItemId) -> None:
    decide(db, manager, split, now=now)

    with pytest.raises(AdjudicationStale):
        decide(db, manager, split, now=now)
    case = decide(db, manager, split, now=now, revision=1, body=preferring(6), reason="再看")
    assert [each.adjudication.revision for each in case.decisions] == [2, 1]


def test_no_author_of_the_item_decides_whatever_account_they_use(
    db: Db, now: datetime, split: ItemId
) -> None:
    author_id = value(db, int, "SELECT person_id FROM answer WHERE item_id = %(id)s LIMIT 1", {"id": split})
    author = make.actor(db, Role.PROJECT_MANAGER, person_id=author_id)

    assert adjudicate_item.read_case(db, author, item_id=split).is_author
    with pytest.raises(AuthorMayNotAdjudicate):
        decide(db, author, split, now=now)
    with pytest.raises(psycopg.errors.CheckViolation), db.transaction():
        adjudicate_item.adjudications.insert(
            db,
            adjudicate_item.items.load_item(db, split),
            revision=1,
            by=(author.person_id, author.account_id),
            form_version=1,
            slots=[],
            body={},
            reason="x",
            answer_ids=[1, 2],
            now=now,
        )


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"reason": "  "}, AdjudicationReasonMissing),
        ({"body": {**preferring(2), "preference": 9}}, AnswerIncomplete),
    ],
    ids=["no reason", "incomplete"],
)
def test_a_decision_is_complete_and_has_a_reason(
    db: Db, now: datetime, manager: Actor, split: ItemId, change: dict, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        decide(db, manager, split, now=now, **change)


def test_with_one_answer_there_is_nothing_to_decide(
    db: Db, now: datetime, manager: Actor, split: ItemId
) -> None:
    run(
        db,
        """
        UPDATE answer SET state = 'void'
        WHERE item_id = %(id)s AND id > (SELECT min(id) FROM answer WHERE item_id = %(id)s)
        """,
        {"id": split},
    )

    with pytest.raises(NothingToAdjudicate):
        decide(db, manager, split, now=now)


def test_it_takes_the_permit(db: Db, now: datetime, split: ItemId) -> None:
    inspector = make.actor(db, Role.INSPECTOR)

    with pytest.raises(NotPermitted):
        decide(db, inspector, split, now=now)


def test_the_event_names_the_answers_and_not_their_texts(
    db: Db, now: datetime, manager: Actor, split: ItemId
) -> None:
    decide(db, manager, split, now=now)

    facts = value(
        db,
        dict,
        "SELECT facts FROM event WHERE action = 'item.adjudicated' AND subject_id = %(id)s",
        {"id": split},
    )
    assert facts is not None
    assert len(facts["answers"]) == 3
    assert "甲有出处" not in msgspec.json.encode(facts).decode()
