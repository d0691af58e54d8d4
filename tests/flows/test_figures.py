"""What the server measures of an answer: kept with each revision, shown to the inspector, and never a refusal."""

from __future__ import annotations

from datetime import datetime

import make
from flows.test_take_task import annotator, take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Role
from qilou.domain.answers.model import Answer, AnswerState
from qilou.domain.reviews.model import Verdict
from qilou.flows import review_answer, submit_answer
from qilou.flows.review_answer import Taken
from qilou.flows.take_task import Leased
from qilou.kinds.figures import Flag

DRAFT = "可以吃，热一下就行。"
BETTER = "不可以吃，热一下也不行。"


def open_project(db: Db, *, inspection_bp: int = 0) -> ProjectId:
    """Make an open writing project whose one item comes with a draft."""
    project_id = make.project(db, kind="sft", overlap=1, inspection_bp=inspection_bp)
    make.guideline(db, project_id=project_id)
    make.lane(db, project_id=project_id)
    content = {
        "conversation": [{"role": "user", "content": "三天的米饭还能吃吗？"}],
        "candidates": [{"id": "c1", "content": DRAFT, "model": "draft-1"}],
        "reference": None,
        "meta": {},
    }
    make.ready(db, item_id=make.item(db, project_id=project_id, content=content))
    return project_id


def hand_in(db: Db, project_id: ProjectId, text: str, *, now: datetime, pasted: int | None = None) -> Answer:
    actor = annotator(db, project_id)
    taken = take(db, actor, project_id, now=now)
    assert isinstance(taken, Leased)
    return submit_answer.submit_answer(
        db, actor, lease_id=taken.lease.id, body={"text": text, "note": ""}, active_seconds=9,
        pasted_chars=pasted, now=now,
    )  # fmt: skip


def test_the_edits_of_a_draft_are_measured_and_kept(db: Db, now: datetime) -> None:
    answer = hand_in(db, open_project(db), BETTER, now=now)

    assert answer.state is AnswerState.ACCEPTED
    assert answer.figures is not None
    assert [(each.path, each.chars, each.kept) for each in answer.figures.edits] == [("text", 3, 0.75)]
    kept = db.execute("SELECT figures FROM answer_revision WHERE answer_id = %s", [answer.id]).fetchone()
    assert kept is not None
    assert kept["figures"]["edits"][0]["chars"] == 3


def test_a_draft_left_as_it_was_is_inspected_although_nothing_is_drawn(db: Db, now: datetime) -> None:
    answer = hand_in(db, open_project(db), f" {DRAFT}\n", now=now)

    assert answer.state is AnswerState.SUBMITTED
    assert answer.figures is not None
    assert answer.figures.flags == [Flag.DRAFT_UNTOUCHED]


def test_an_inspector_sees_the_figures_and_a_fix_is_measured_anew(db: Db, now: datetime) -> None:
    inspector = make.actor(db, Role.INSPECTOR)
    answer = hand_in(db, open_project(db), DRAFT, now=now)
    enter_scope(db, inspector.scope)

    taken = review_answer.take_inspection(db, inspector, project_id=None, now=now)
    assert isinstance(taken, Taken)
    assert taken.answer.figures is not None
    assert taken.answer.figures.flags == [Flag.DRAFT_UNTOUCHED]
    review_answer.review_answer(
        db, inspector, answer_id=answer.id, verdict=Verdict.FIX_AND_PASS, reason_codes=[], comment="",
        fixed_body={"text": BETTER, "note": ""}, now=now,
    )  # fmt: skip

    fixed = db.execute("SELECT figures FROM answer WHERE id = %s", [answer.id]).fetchone()
    assert fixed is not None
    assert (fixed["figures"]["flags"], fixed["figures"]["edits"][0]["chars"]) == ([], 3)


LONG = "三天的米饭如果一直放在四度以下的冰箱里，看上去没有发黏，闻起来没有酸味，可以彻底加热以后再吃。"


def open_writing(db: Db, *, items: int, draft: str | None = None) -> ProjectId:
    """Make an open writing project of so many items."""
    project_id = make.project(db, kind="sft", overlap=2, inspection_bp=0)
    make.guideline(db, project_id=project_id)
    make.lane(db, project_id=project_id)
    candidates = [] if draft is None else [{"id": "c1", "content": draft, "model": "draft-1"}]
    for at in range(items):
        content = {
            "conversation": [{"role": "user", "content": f"三天的米饭还能吃吗？（{at}）"}],
            "candidates": candidates,
            "reference": None,
            "meta": {},
        }
        make.ready(db, item_id=make.item(db, project_id=project_id, content=content))
    return project_id


def test_a_near_copy_of_another_company_is_found_by_its_number(db: Db, now: datetime) -> None:
    project_id = open_writing(db, items=1)
    first = hand_in(db, project_id, LONG, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)

    second = hand_in(db, project_id, LONG.replace("可以", "可以再"), now=now)

    assert second.figures is not None
    assert second.figures.flags == [Flag.NEAR_DUPLICATE]
    (alike,) = second.figures.alike
    assert (alike.path, alike.answer, alike.own) == ("text", first.id, False)
    assert alike.share >= 0.8
    assert second.state is AnswerState.SUBMITTED


def test_answers_of_one_draft_may_be_alike(db: Db, now: datetime) -> None:
    project_id = open_writing(db, items=1, draft=LONG)
    hand_in(db, project_id, LONG + "好。", now=now)
    enter_scope(db, HOUSE_ITSELF.scope)

    second = hand_in(db, project_id, LONG + "对。", now=now)

    assert second.figures is not None
    assert (second.figures.flags, second.figures.alike) == ([], [])


def test_another_project_is_another_world(db: Db, now: datetime) -> None:
    hand_in(db, open_writing(db, items=1), LONG, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)

    other = hand_in(db, open_writing(db, items=1), LONG, now=now)

    assert other.figures is not None
    assert other.figures.alike == []


def test_another_language_and_a_pasted_text_are_flagged(db: Db, now: datetime) -> None:
    text = "Rice that has been kept cold for three days may be eaten when it has been heated through. " * 4

    answer = hand_in(db, open_writing(db, items=1), text, now=now, pasted=len(text))

    assert answer.figures is not None
    assert answer.figures.flags == [Flag.OTHER_LANGUAGE, Flag.PASTED]
    assert answer.figures.pasted == len(text)


def test_far_shorter_than_usual_is_flagged_once_the_usual_is_known(db: Db, now: datetime) -> None:
    project_id = open_writing(db, items=31)
    actor = annotator(db, project_id)
    answers: list[Answer] = []
    for at in range(31):
        taken = take(db, actor, project_id, now=now)
        assert isinstance(taken, Leased)
        text = "".join(chr(0x4E00 + (at * 997 + n * 31) % 20_000) for n in range(250 if at < 30 else 45))
        answers.append(
            submit_answer.submit_answer(
                db, actor, lease_id=taken.lease.id, body={"text": text, "note": ""}, active_seconds=9, now=now
            )
        )

    assert [each.figures.flags for each in answers if each.figures] == [[]] * 30 + [[Flag.FAR_SHORTER]]
