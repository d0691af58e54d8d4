"""What an exam decides without looking anything up: who may sit, the paper, the mark, and what a question is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from qilou.base.ids import ExamQuestionId
from qilou.domain.training.model import (
    Area,
    BankTooSmall,
    ChoicesUnusable,
    CoolingDown,
    Course,
    ExamQuestion,
    Lesson,
    LessonsUnread,
    QuestionForm,
    Sitting,
    SittingOver,
)

GRACE_SECONDS = 30  # a paper handed in by itself at the end may be on its way for a while


def require_read(lessons: Sequence[Lesson]) -> None:
    """Refuse with LessonsUnread while a lesson was not read: all four areas are taught before they are asked."""
    left = sum(lesson.read_at is None for lesson in lessons)
    if left:
        raise LessonsUnread(left=left)


def require_cooled(course: Course, last: Sitting | None, *, now: datetime) -> None:
    """Refuse with CoolingDown where the last attempt failed too short a time ago."""
    if last is None or last.handed_in_at is None or last.passed:
        return
    until = last.handed_in_at + timedelta(hours=course.cooldown_hours)
    if now < until:
        raise CoolingDown(until=until.isoformat())


def draw_paper(
    course: Course, bank: Sequence[ExamQuestion], *, seed: int
) -> tuple[list[ExamQuestionId], list[list[int]]]:
    """Return the paper: so many questions of each area in random order, and each one's options in the order shown."""
    random = Random(seed)
    drawn: list[ExamQuestion] = []
    for area in Area:
        of_area = sorted((each for each in bank if each.area is area), key=lambda each: each.id)
        if len(of_area) < course.per_area:
            raise BankTooSmall(area=area.value, has=len(of_area), needs=course.per_area)
        drawn += random.sample(of_area, course.per_area)
    random.shuffle(drawn)
    return [each.id for each in drawn], [_order(each, random) for each in drawn]


def _order(question: ExamQuestion, random: Random) -> list[int]:
    order = list(range(len(question.options)))
    if question.form is not QuestionForm.TRUTH:
        random.shuffle(order)
    return order


def require_under_way(sitting: Sitting, *, now: datetime) -> None:
    """Refuse with SittingOver once the paper is handed in or its time, with a little grace, has passed."""
    if sitting.handed_in_at is not None or now > sitting.ends_at + timedelta(seconds=GRACE_SECONDS):
        raise SittingOver(sitting_id=sitting.id)


def require_choices(
    sitting: Sitting, choices: Mapping[str, Sequence[int]], questions: Sequence[ExamQuestion]
) -> None:
    """Refuse with ChoicesUnusable unless each choice is of the paper and names options that there are."""
    by_id = {str(each.id): each for each in questions}
    for name, chosen in choices.items():
        question = by_id.get(name)
        if question is None:
            raise ChoicesUnusable(problem=f"question {name} is not on it")
        if len(set(chosen)) != len(chosen) or not all(0 <= each < len(question.options) for each in chosen):
            raise ChoicesUnusable(problem=f"question {name} has no such options")
        if question.form is not QuestionForm.MULTIPLE and len(chosen) > 1:
            raise ChoicesUnusable(problem=f"question {name} takes one option")


def is_right(question: ExamQuestion, chosen: Sequence[int]) -> bool:
    """Return whether exactly the key was chosen: a part of it is not right."""
    return sorted(chosen) == sorted(question.key)


def score_bp(questions: Sequence[ExamQuestion], choices: Mapping[str, Sequence[int]]) -> int:
    """Return the share of right answers in basis points, every question alike, rounded down.

    By hand: 13 of 20 right is 6,500; 2 of 3 is 6,666.
    """
    right = sum(is_right(each, choices.get(str(each.id), [])) for each in questions)
    return right * 10_000 // len(questions)
