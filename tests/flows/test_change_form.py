"""A form changes: leases and answers keep their version; the consensus counts what means the same."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from typing import Any

import msgspec
import psycopg
import pytest

import make
from flows.test_take_task import annotator, open_project, take
from make.projects import DIMENSIONS, FORMS
from qilou.base.db import HOUSE, Db, enter_scope, run
from qilou.base.ids import ProjectId
from qilou.domain.access.model import Actor, NotPermitted, Role
from qilou.domain.answers.model import AnswerIncomplete
from qilou.domain.projects.model import FormDraft, FormStale, FormUnchanged, FormUntried, FormUnusable
from qilou.flows import change_form, release_dataset, settle_item, submit_answer
from qilou.flows.take_task import Leased

OLD = FORMS["comparison"]
BODY = {
    "preference": 2,
    "ratings": {"A": {"accuracy": 4, "clarity": 3}, "B": {"accuracy": 2, "clarity": 3}},
    "reason": "清楚",
}
WITH_DEPTH = {
    **BODY,
    "ratings": {side: {**scores, "depth": 2} for side, scores in BODY["ratings"].items()},  # pyright: ignore[reportUnknownVariableType, reportAttributeAccessIssue]  # a literal
}


def with_depth() -> dict[str, Any]:
    """Return the form with a third dimension, and clarity on seven points."""
    form = deepcopy(OLD)
    words = {"zh": "深度", "en": "Depth"}
    depth = {**deepcopy(DIMENSIONS[0]), "key": "depth", "label": words, "weight_bp": 2000}
    accuracy, clarity = form["dimensions"]
    anchors = {str(point): words for point in range(1, 8)}
    form["dimensions"] = [
        {**accuracy, "weight_bp": 4000, "label": words},
        {**clarity, "max": 7, "anchors": anchors},
        depth,
    ]
    accuracy["weight_bp"] = 6000
    return form


def draft(**changed: Any) -> FormDraft:  # Any: any field
    fields = {"body": with_depth(), "note": "加深度", "after_version": 1, "tried": WITH_DEPTH, "shown": 2}
    return msgspec.convert({**fields, **changed}, FormDraft)


@pytest.fixture
def manager(db: Db) -> Actor:
    return make.actor(db, Role.PROJECT_MANAGER)


def publish(
    db: Db, manager: Actor, project_id: ProjectId, now: datetime, **changed: Any
) -> Any:  # Any: see above
    enter_scope(db, manager.scope)
    return change_form.publish_form(db, manager, project_id=project_id, draft=draft(**changed), now=now)


def taken(db: Db, actor: Actor, project_id: ProjectId, now: datetime) -> Leased:
    found = take(db, actor, project_id, now=now)
    assert isinstance(found, Leased)
    return found


def test_a_published_form_is_the_next_version_and_destroys_no_answer(
    db: Db, manager: Actor, now: datetime
) -> None:
    project_id = open_project(db, items=2)
    first = annotator(db, project_id)
    before = taken(db, first, project_id, now)
    submit_answer.submit_answer(db, first, lease_id=before.lease.id, body=BODY, active_seconds=1, now=now)

    published = publish(db, manager, project_id, now)

    assert (published.version, published.note, published.answers) == (2, "加深度", 0)
    versions = change_form.list_forms(db, manager, project_id=project_id)
    assert [(each.version, each.answers) for each in versions] == [(2, 0), (1, 1)]
    assert versions[1].body == OLD
    after = taken(db, annotator(db, project_id), project_id, now)
    assert (after.lease.form_version, after.project.form) == (2, with_depth())


def test_whoever_holds_an_item_finishes_it_with_the_form_they_began_with(
    db: Db, manager: Actor, now: datetime
) -> None:
    project_id = open_project(db)
    actor = annotator(db, project_id)
    held = taken(db, actor, project_id, now)

    publish(db, manager, project_id, now)
    enter_scope(db, actor.scope)
    answer = submit_answer.submit_answer(
        db, actor, lease_id=held.lease.id, body=BODY, active_seconds=1, now=now
    )

    assert answer.form_version == 1


def test_a_lease_of_the_new_version_is_checked_by_it(db: Db, manager: Actor, now: datetime) -> None:
    project_id = open_project(db)
    publish(db, manager, project_id, now)
    actor = annotator(db, project_id)
    held = taken(db, actor, project_id, now)

    with pytest.raises(AnswerIncomplete) as refused:
        submit_answer.submit_answer(db, actor, lease_id=held.lease.id, body=BODY, active_seconds=1, now=now)
    assert {each["path"] for each in refused.value.facts["problems"]} == {
        "ratings.A.depth",
        "ratings.B.depth",
    }


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"after_version": 2}, FormStale),
        ({"note": "  "}, FormUnusable),
        ({"body": {**OLD, "strength": 4}}, FormUnusable),
        ({"body": OLD, "tried": BODY}, FormUnchanged),
        ({"tried": BODY}, FormUntried),
    ],
    ids=["stale", "no note", "not a form", "nothing new", "not tried"],
)
def test_what_cannot_be_published_is_refused_with_its_reason(
    db: Db, manager: Actor, now: datetime, changed: dict[str, Any], refusal: type[Exception]
) -> None:
    project_id = open_project(db)

    with pytest.raises(refusal):
        publish(db, manager, project_id, now, **changed)

    assert len(change_form.list_forms(db, manager, project_id=project_id)) == 1


def test_only_who_runs_projects_publishes(db: Db, now: datetime) -> None:
    project_id = open_project(db)

    with pytest.raises(NotPermitted):
        publish(db, make.actor(db, Role.INSPECTOR), project_id, now)


@pytest.fixture
def mixed(db: Db, manager: Actor, now: datetime) -> ProjectId:
    """A project with an item that one answered with each version."""
    project_id = make.project(db, overlap=2)
    item_id = make.item(db, project_id=project_id)
    make.answered(db, item_id=item_id, body=BODY, slots=["c1", "c2"], at=now)
    make.form_version(db, project_id=project_id, body=with_depth())
    make.answered(db, item_id=item_id, body=WITH_DEPTH, slots=["c1", "c2"], at=now)
    return project_id


def test_the_consensus_counts_what_means_the_same_and_says_what_it_left_out(
    db: Db, manager: Actor, mixed: ProjectId, now: datetime
) -> None:
    enter_scope(db, HOUSE)
    settle_item.settle_project(db, manager, project_id=mixed, now=now)

    (shown,) = settle_item.list_consensus(db, manager, project_id=mixed, after=0, limit=9)
    votes = {each.field: each.votes for each in shown.fields}
    assert votes["preference"] == 2
    assert votes["rating.c1.clarity"] == 1  # once to 5, now to 7
    assert votes["rating.c1.depth"] == 1
    # The weight of accuracy has changed: what a 4 says has not, but its share in the whole has.
    left_out = settle_item.read_agreement(db, manager, project_id=mixed).left_out
    assert left_out["rating.c1.clarity"] == left_out["rating.c2.clarity"] == 1
    assert "preference" not in left_out


def test_a_release_tells_each_judgment_by_its_own_form(
    db: Db, manager: Actor, mixed: ProjectId, now: datetime
) -> None:
    enter_scope(db, HOUSE)
    settle_item.settle_project(db, manager, project_id=mixed, now=now)

    made = release_dataset.make_release(db, manager, project_id=mixed, name="v", now=now)

    (row,) = release_dataset.list_records(db, manager, release_id=made.release.id, after=0, limit=9)
    assert row.record["provenance"]["form_versions"] == [1, 2]
    ratings = [each["body"]["ratings"]["c1"] for each in row.record["judgments"]]
    assert [set(each) for each in ratings] == [{"accuracy", "clarity"}, {"accuracy", "clarity", "depth"}]
    assert "Form 表单: v1, v2" in made.release.card_md
    assert "left out of rating.c1.clarity: 1 votes" in made.release.card_md


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE form SET note = 'other'",
        "DELETE FROM form",
        "INSERT INTO form (project_id, version, body, published_at) SELECT project_id, 9, body, published_at FROM form",
        "UPDATE lease SET form_version = 7",
    ],
)
def test_the_database_keeps_every_version(db: Db, now: datetime, change: str) -> None:
    project_id = open_project(db)
    taken(db, annotator(db, project_id), project_id, now)
    enter_scope(db, HOUSE)

    with pytest.raises(psycopg.Error), db.transaction():
        run(db, change)  # pyright: ignore[reportArgumentType]  # one of the literals above
