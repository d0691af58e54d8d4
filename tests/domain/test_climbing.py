"""What a level asks: the cases of the national standard, and what configured levels may be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from qilou.domain.training import climbing, ladders
from qilou.domain.training.ladders import (
    Assessment,
    AssessmentUnusable,
    LadderUnusable,
    LevelUnready,
    Need,
    Part,
    Requirement,
    Work,
)
from qilou.measure.intervals import wilson

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TRAINER, TUNER, _ = ladders.shipped()
FIFTH, FOURTH, SECOND = TRAINER.levels[0], TRAINER.levels[1], TRAINER.levels[3]
ENOUGH = Work(accepted=99_999, since=NOW - timedelta(days=4000), inspected=100, passed=100)


def scored(part: Part, score_bp: int, *, level: int = 5) -> Assessment:
    return Assessment(
        ladder="ai-trainer", level=level, part=part, score_bp=score_bp, scores={}, assessors=["甲"], note="",
        assessed_at=NOW,
    )  # fmt: skip


def asked(*given: Assessment, exam_bp: int | None = None, work: Work = ENOUGH) -> list[Requirement]:
    return climbing.requirements(
        TRAINER, FIFTH, skills=set(), exam_bp=exam_bp, assessments=list(given), work=work,
        first_pass=wilson(work.passed, work.inspected), now=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("theory", "practice", "missing"),
    [(6000, 6000, set()), (5900, 10_000, {Need.THEORY}), (10_000, 5900, {Need.PRACTICE})],
)
def test_each_part_passes_by_itself(theory: int, practice: int, missing: set[Need]) -> None:
    found = asked(scored(Part.PRACTICE, practice), exam_bp=theory)

    assert {each.need for each in found if not each.holds} == missing


def test_the_better_of_exam_and_paper_counts_and_the_latest_assessment() -> None:
    found = {each.need: each.has for each in asked(
        scored(Part.PRACTICE, 5000), scored(Part.PRACTICE, 9000), scored(Part.THEORY, 7000), exam_bp=6500
    )}  # fmt: skip

    assert (found[Need.THEORY], found[Need.PRACTICE]) == (7000, 5000)


def test_a_rate_on_few_inspections_is_none() -> None:
    few = msgspec.structs.replace(ENOUGH, inspected=19, passed=19)

    assert [
        each.need for each in asked(scored(Part.PRACTICE, 9000), exam_bp=9000, work=few) if not each.holds
    ] == [Need.FIRST_PASS]


def test_months_are_counted_from_the_first_accepted_item() -> None:
    fresh = msgspec.structs.replace(ENOUGH, since=NOW - timedelta(days=29))

    found = {each.need: each for each in asked(exam_bp=9000, work=fresh)}

    assert (found[Need.MONTHS].has, found[Need.MONTHS].holds) == (0, False)


def test_levels_are_climbed_one_by_one() -> None:
    assert climbing.next_level(TRAINER, set()) == FIFTH
    assert climbing.next_level(TRAINER, {"ai-trainer-5"}) == FOURTH
    assert climbing.next_level(TRAINER, {"ai-trainer-1"}) is None
    assert climbing.held_level(TRAINER, {"ai-trainer-5", "other-1"}) == FIFTH
    found = climbing.requirements(
        TRAINER, SECOND, skills={"ai-trainer-5"}, exam_bp=None, assessments=[], work=ENOUGH,
        first_pass=wilson(0, 0), now=NOW,
    )  # fmt: skip
    assert found[0] == Requirement(need=Need.PREVIOUS, asked=3, has=None, holds=False)
    assert Need.REVIEW in {each.need for each in found}
    with pytest.raises(LevelUnready):
        climbing.require_ready(found)


def test_a_project_is_scored_by_its_rubric() -> None:
    scores = {"data": 8000, "method": 6000, "result": 7000, "report": 10_000}

    assert climbing.score_of(TUNER, Part.PROJECT, score_bp=None, scores=scores) == 7600
    for given, at in [({"data": 8000}, None), (scores, 9000), ({**scores, "data": 10_001}, None)]:
        with pytest.raises(AssessmentUnusable):
            climbing.score_of(TUNER, Part.PROJECT, score_bp=at, scores=given)
    with pytest.raises(AssessmentUnusable):
        climbing.score_of(TRAINER, Part.PROJECT, score_bp=None, scores={})


@pytest.mark.parametrize("board", [[], ["甲", "乙"], ["甲"], ["甲", "乙", "丙", "丁"], ["甲", "乙", "乙"]])
def test_a_board_is_odd_and_at_least_three(board: list[str]) -> None:
    with pytest.raises(AssessmentUnusable):
        climbing.require_assessors(Part.REVIEW, board)
    climbing.require_assessors(Part.REVIEW, ["甲", "乙", "丙"])


def test_what_ships_is_usable_and_what_cannot_be_is_refused() -> None:
    for ladder in ladders.shipped():
        climbing.require_usable(ladder, ladder)
        assert sum(each.weight_bp for each in ladder.rubric) in (0, 10_000)
    for change in ({"theory_bp": 10_001}, {"accepted": -1}, {"level": 9}, {"project_bp": 5000}):
        wrong = msgspec.structs.replace(FIFTH, **change)
        with pytest.raises(LadderUnusable):
            climbing.require_usable(
                msgspec.structs.replace(TRAINER, levels=[wrong, *TRAINER.levels[1:]]), TRAINER
            )
