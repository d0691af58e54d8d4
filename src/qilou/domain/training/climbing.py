"""Whether a person has shown all that a level asks, without looking anything up."""

from __future__ import annotations

from datetime import datetime

from qilou.domain.training.ladders import (
    Assessment,
    AssessmentUnusable,
    Ladder,
    LadderUnknown,
    LadderUnusable,
    Level,
    LevelUnready,
    Need,
    Part,
    Requirement,
    Work,
)
from qilou.measure.intervals import Estimate

MOST_BP = 10_000
FEWEST_INSPECTED = 20  # first inspections on which a rate can be held against a level
FEWEST_ASSESSORS = 3  # of a review board, and an odd number of them
DAYS_A_MONTH = 30


def find(ladders: list[Ladder], name: str) -> Ladder:
    """Return the ladder of this name, or refuse with LadderUnknown."""
    found = next((each for each in ladders if each.name == name), None)
    if found is None:
        raise LadderUnknown(ladder=name)
    return found


def level_of(ladder: Ladder, level: int) -> Level:
    """Return the level, or refuse with LadderUnknown."""
    found = next((each for each in ladder.levels if each.level == level), None)
    if found is None:
        raise LadderUnknown(ladder=f"{ladder.name} {level}")
    return found


def skill_of(ladder: Ladder, level: Level) -> str:
    """Return the skill of the certificate that the level gives: ai-trainer-5."""
    return f"{ladder.name}-{level.level}"


def next_level(ladder: Ladder, skills: set[str]) -> Level | None:
    """Return the level to be reached next by who holds these skills; None at the top."""
    held = [at for at, each in enumerate(ladder.levels) if skill_of(ladder, each) in skills]
    at = max(held, default=-1) + 1
    return ladder.levels[at] if at < len(ladder.levels) else None


def held_level(ladder: Ladder, skills: set[str]) -> Level | None:
    """Return the highest level that the skills include."""
    held = [each for each in ladder.levels if skill_of(ladder, each) in skills]
    return held[-1] if held else None


def requirements(
    ladder: Ladder,
    level: Level,
    *,
    skills: set[str],
    exam_bp: int | None,
    assessments: list[Assessment],
    work: Work,
    first_pass: Estimate,
    now: datetime,
) -> list[Requirement]:
    """Return all that the level asks, each with what the person has of it.

    `exam_bp` is their best result in the level's course; `assessments` are theirs, the latest first.
    """
    scores = {part: _latest(assessments, ladder, level, part) for part in Part}
    theory = max((each for each in (exam_bp, scores[Part.THEORY]) if each is not None), default=None)
    months = 0 if work.since is None else (now - work.since).days // DAYS_A_MONTH
    rate = None if first_pass.value is None else round(first_pass.value * MOST_BP)
    asked = [
        _at_least(Need.THEORY, level.theory_bp, theory),
        _at_least(Need.PRACTICE, level.practice_bp, scores[Part.PRACTICE]),
        *(
            []
            if level.project_bp is None
            else [_at_least(Need.PROJECT, level.project_bp, scores[Part.PROJECT])]
        ),
        *([] if level.review_bp is None else [_at_least(Need.REVIEW, level.review_bp, scores[Part.REVIEW])]),
        _at_least(Need.ACCEPTED, level.accepted, work.accepted),
        _at_least(
            Need.FIRST_PASS, level.first_pass_bp, rate if first_pass.count >= FEWEST_INSPECTED else None
        ),
        _at_least(Need.MONTHS, level.months, months),
    ]
    at = ladder.levels.index(level)
    if at == 0:
        return asked
    before = ladder.levels[at - 1]
    has = skill_of(ladder, before) in skills
    return [
        Requirement(need=Need.PREVIOUS, asked=before.level, has=before.level if has else None, holds=has),
        *asked,
    ]


def require_ready(found: list[Requirement]) -> None:
    """Refuse with LevelUnready unless everything holds."""
    missing = [each.need.value for each in found if not each.holds]
    if missing:
        raise LevelUnready(missing=", ".join(missing))


def score_of(ladder: Ladder, part: Part, *, score_bp: int | None, scores: dict[str, int]) -> int:
    """Return the score: of a project from its rubric, by weight; of any other part as it was given."""
    if part is not Part.PROJECT:
        if score_bp is None or scores or not 0 <= score_bp <= MOST_BP:
            raise AssessmentUnusable(problem="a score from 0 to 100 is needed")
        return score_bp
    keys = {each.key for each in ladder.rubric}
    if not keys:
        raise AssessmentUnusable(problem="this ladder asks for no project")
    if (
        score_bp is not None
        or set(scores) != keys
        or not all(0 <= each <= MOST_BP for each in scores.values())
    ):
        raise AssessmentUnusable(
            problem="a project needs a score from 0 to 100 for each criterion of the rubric"
        )
    return sum(scores[each.key] * each.weight_bp for each in ladder.rubric) // MOST_BP


def require_assessors(part: Part, assessors: list[str]) -> None:
    """Refuse with AssessmentUnusable: somebody assesses, and a board has an odd number of at least three people."""
    if not assessors or len(set(assessors)) < len(assessors):
        raise AssessmentUnusable(problem="name who assessed, each once")
    if part is Part.REVIEW and (len(assessors) < FEWEST_ASSESSORS or len(assessors) % 2 == 0):
        raise AssessmentUnusable(problem="a review board has an odd number of at least three people")


def require_usable(ladder: Ladder, before: Ladder) -> None:
    """Refuse with LadderUnusable where changed levels are not those of the ladder, or ask what cannot be."""
    if [each.level for each in ladder.levels] != [each.level for each in before.levels]:
        raise LadderUnusable(problem="the levels of a ladder stay; only what they ask can be changed")
    for each in ladder.levels:
        scores = [
            each.theory_bp,
            each.practice_bp,
            each.first_pass_bp,
            each.review_bp or 0,
            each.project_bp or 0,
        ]
        if not all(0 <= score <= MOST_BP for score in scores):
            raise LadderUnusable(problem="scores and rates lie between 0 and 100 %")
        if min(each.accepted, each.months, each.hours) < 0:
            raise LadderUnusable(problem="items, months and hours are not below 0")
        if each.project_bp is not None and not ladder.rubric:
            raise LadderUnusable(problem="this ladder has no rubric to judge a project by")


def _at_least(need: Need, asked: int, has: int | None) -> Requirement:
    return Requirement(need=need, asked=asked, has=has, holds=(has or 0) >= asked)


def _latest(assessments: list[Assessment], ladder: Ladder, level: Level, part: Part) -> int | None:
    return next(
        (
            each.score_bp
            for each in assessments
            if (each.ladder, each.level, each.part) == (ladder.name, level.level, part)
        ),
        None,
    )
