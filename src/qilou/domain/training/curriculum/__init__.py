"""The course that comes with the house: entry to the base, four lessons and a bank of questions in both languages."""

from __future__ import annotations

from pathlib import Path

import msgspec

from qilou.base.ids import CourseId
from qilou.domain.training.model import Area, Course, Question

FOLDER = Path(__file__).parent
ENTRY = Course(
    id=CourseId(0),  # given when it is stored
    name="base-entry",
    skill="entry",
    title="上岗基础课",
    title_en="Entry to the base",
    per_area=5,
    minutes=30,
    pass_bp=8000,
    cooldown_hours=24,
    valid_days=365,
)


def entry_lessons() -> list[tuple[str, str, str]]:
    """Return the lessons in order: area, Chinese, English."""
    return [
        (
            area.value,
            _text(f"{number}-{area.value.replace('_', '-')}.md"),
            _text(f"{number}-{area.value.replace('_', '-')}.en.md"),
        )
        for number, area in enumerate(Area, 1)
    ]


def entry_questions() -> list[Question]:
    """Return the bank."""
    lines = (FOLDER / "entry.jsonl").read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=Question) for line in lines]


def _text(name: str) -> str:
    return (FOLDER / "lessons" / name).read_text(encoding="utf-8")
