"""Looking back: one's own answers, newest first, with what inspectors said of them."""

from __future__ import annotations

from datetime import datetime

import make
from flows.test_take_task import BODY
from qilou.base.db import Db, enter_scope
from qilou.domain.access.model import Role
from qilou.flows.look_back import list_own_answers


def test_a_person_sees_their_own_answers_with_their_verdicts(db: Db, now: datetime) -> None:
    annotator, other = make.actor(db), make.actor(db)
    project_id = make.project(db)
    item_id = make.item(db, project_id=project_id)
    first = make.answered(db, item_id=item_id, by=annotator, body=BODY)
    make.answered(db, item_id=item_id, by=other, body=BODY)
    make.review(db, answer_id=first, by=make.actor(db, Role.INSPECTOR))
    second = make.answered(db, item_id=make.item(db, project_id=project_id), by=annotator, body=BODY)

    enter_scope(db, annotator.scope)
    mine = list_own_answers(db, annotator, state=None, after=0, limit=10)

    assert [each.own.answer.id for each in mine] == [second, first]
    assert [[review.verdict.value for review in each.reviews] for each in mine] == [[], ["pass"]]
    assert [
        each.own.answer.id for each in list_own_answers(db, annotator, state=None, after=second, limit=10)
    ] == [first]


def test_only_answers_of_the_state_are_shown(db: Db, now: datetime) -> None:
    annotator = make.actor(db)
    project_id = make.project(db)
    make.answered(db, item_id=make.item(db, project_id=project_id), by=annotator, body=BODY)
    returned = make.answered(
        db, item_id=make.item(db, project_id=project_id), by=annotator, body=BODY, state="returned"
    )

    enter_scope(db, annotator.scope)
    mine = list_own_answers(db, annotator, state="returned", after=0, limit=10)

    assert [each.own.answer.id for each in mine] == [returned]
