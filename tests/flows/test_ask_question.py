"""A person asks about an item, a project manager answers, and an adopted reply becomes guideline."""

from __future__ import annotations

from datetime import datetime

import pytest

import make
from flows.test_submit_answer import taken_by
from flows.test_take_task import BODY, annotator, open_project, take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.domain.dispatch.model import GiveBackReason, LeaseEnded, NothingLeft, Why
from qilou.domain.questions.model import (
    Question,
    QuestionAnswered,
    QuestionState,
    QuestionUnknown,
    QuestionWordless,
    ReplyMissing,
    TooManyQuestions,
)
from qilou.domain.questions.rules import HEADING, MOST_OPEN, with_reply
from qilou.flows import hold_task, manage_projects, submit_answer
from qilou.flows.ask_question import (
    answer_question,
    ask_question,
    count_questions,
    list_own_questions,
    list_questions,
    note_reply,
)


@pytest.fixture
def project_id(db: Db) -> ProjectId:
    return open_project(db)


@pytest.fixture
def asker(db: Db, project_id: ProjectId) -> Actor:
    return annotator(db, project_id)


@pytest.fixture
def manager(db: Db) -> Actor:
    enter_scope(db, HOUSE_ITSELF.scope)
    return make.actor(db, Role.PROJECT_MANAGER)


def asked(
    db: Db, asker: Actor, project_id: ProjectId, *, now: datetime, text: str = "并列时怎么办？"
) -> Question:
    lease_id = taken_by(db, asker, project_id, now=now).lease.id
    return ask_question(db, asker, lease_id=lease_id, text=text, now=now)


def test_a_question_is_answered_and_the_asker_is_told(
    db: Db, now: datetime, project_id: ProjectId, asker: Actor, manager: Actor
) -> None:
    question = asked(db, asker, project_id, now=now, text=" 并列时怎么办？ ")
    assert (question.text, question.reply) == ("并列时怎么办？", None)
    enter_scope(db, manager.scope)
    waiting = list_questions(db, manager, project_id=project_id, state=QuestionState.OPEN, after=0, limit=10)
    assert [each.id for each in waiting] == [question.id]
    assert [(each.project_id, each.open) for each in count_questions(db, manager).waiting] == [
        (project_id, 1)
    ]

    answer_question(db, manager, question_id=question.id, reply="选中间", is_adopted=False, now=now)

    assert (
        list_questions(db, manager, project_id=project_id, state=QuestionState.OPEN, after=0, limit=10) == []
    )
    assert count_questions(db, manager).waiting == []
    enter_scope(db, asker.scope)
    mine = list_own_questions(db, asker)
    assert [(each.reply, each.seen_at) for each in mine] == [("选中间", None)]
    assert count_questions(db, asker).replied == 1
    note_reply(db, asker, question_id=question.id, now=now)
    assert count_questions(db, asker).replied == 0
    assert list_own_questions(db, asker)[0].seen_at == now


def test_an_adopted_reply_is_a_new_version_that_everybody_confirms(
    db: Db, now: datetime, project_id: ProjectId, asker: Actor, manager: Actor
) -> None:
    question = asked(db, asker, project_id, now=now)
    enter_scope(db, manager.scope)
    before = manage_projects.list_guidelines(db, manager, project_id=project_id)[0]

    answered = answer_question(db, manager, question_id=question.id, reply="选中间", is_adopted=True, now=now)

    newest = manage_projects.list_guidelines(db, manager, project_id=project_id)[0]
    assert (newest.version, answered.adopted_version) == (before.version + 1, before.version + 1)
    assert newest.body_md.startswith(before.body_md)
    assert newest.body_md.endswith(f"{HEADING}\n\n> **问 Q** 并列时怎么办？\n\n> **答 A** 选中间\n")
    enter_scope(db, asker.scope)
    nothing = take(db, asker, project_id, now=now)
    assert isinstance(nothing, NothingLeft)
    assert nothing.why is Why.GUIDELINE_UNREAD


def test_replies_gather_under_one_heading() -> None:
    once = with_reply("# 规范\n\n## 细则\n\n多读。\n", question="甲？", reply="乙")
    twice = with_reply(f"{once}\n## 附录\n\n无。\n", question="丙\n## 丁？", reply="戊")

    assert twice.count(HEADING) == 1
    assert twice.index("> **问 Q** 丙\n> ## 丁？") < twice.index("\n## 附录")
    assert twice.endswith("## 附录\n\n无。\n")


def test_the_first_reply_stands(
    db: Db, now: datetime, project_id: ProjectId, asker: Actor, manager: Actor
) -> None:
    question = asked(db, asker, project_id, now=now)
    enter_scope(db, manager.scope)
    answer_question(db, manager, question_id=question.id, reply="一", is_adopted=False, now=now)

    with pytest.raises(QuestionAnswered):
        answer_question(db, manager, question_id=question.id, reply="二", is_adopted=False, now=now)


def test_an_empty_question_is_none_and_an_open_one_has_no_reply_to_note(
    db: Db, now: datetime, project_id: ProjectId, asker: Actor
) -> None:
    lease_id = taken_by(db, asker, project_id, now=now).lease.id
    with pytest.raises(QuestionWordless):
        ask_question(db, asker, lease_id=lease_id, text="  ", now=now)
    question = ask_question(db, asker, lease_id=lease_id, text="?", now=now)

    with pytest.raises(ReplyMissing):
        note_reply(db, asker, question_id=question.id, now=now)


def test_only_what_one_holds_can_be_asked_about(
    db: Db, now: datetime, project_id: ProjectId, asker: Actor
) -> None:
    lease_id = taken_by(db, asker, project_id, now=now).lease.id
    submit_answer.submit_answer(db, asker, lease_id=lease_id, body=BODY, active_seconds=1, now=now)

    with pytest.raises(LeaseEnded):
        ask_question(db, asker, lease_id=lease_id, text="?", now=now)


def test_with_twenty_open_questions_one_waits(
    db: Db, now: datetime, project_id: ProjectId, asker: Actor
) -> None:
    lease_id = taken_by(db, asker, project_id, now=now).lease.id
    for _ in range(MOST_OPEN):
        ask_question(db, asker, lease_id=lease_id, text="?", now=now)

    with pytest.raises(TooManyQuestions):
        ask_question(db, asker, lease_id=lease_id, text="?", now=now)


def test_the_item_may_be_given_back_for_the_question(
    db: Db, now: datetime, project_id: ProjectId, asker: Actor
) -> None:
    lease_id = taken_by(db, asker, project_id, now=now).lease.id
    ask_question(db, asker, lease_id=lease_id, text="?", now=now)

    hold_task.give_back(db, asker, lease_id=lease_id, reason=GiveBackReason.QUESTION, comment="", now=now)

    assert len(list_own_questions(db, asker)) == 1


def test_another_company_and_another_person_see_nothing(
    db: Db, now: datetime, project_id: ProjectId, asker: Actor
) -> None:
    question = asked(db, asker, project_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    stranger, colleague = make.actor(db), make.actor(db, org_id=asker.org_id)
    for other in (stranger, colleague):
        enter_scope(db, other.scope)
        assert list_own_questions(db, other) == []
        with pytest.raises(QuestionUnknown):
            note_reply(db, other, question_id=question.id, now=now)
    with pytest.raises(NotPermitted):
        list_questions(db, colleague, project_id=project_id, state=None, after=0, limit=10)
