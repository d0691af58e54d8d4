"""Reading the sample content: files of conversations, answers, reasons, names and guidelines that this
project wrote.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any  # Any: the files are JSON

FOLDER = Path(__file__).parent
KINDS = (
    "sft",
    "comparison",
    "rating",
    "ranking",
    "gsb",
    "spans",
    "steps",
    "safety",
    "conversation",
    "prompt",
    "tree",
    "rubric",
    "trace",
    "form",
)


def path_of(kind: str) -> Path:
    """Return the file of the kind's conversations."""
    return FOLDER / f"{kind}.jsonl"


def guideline_of(kind: str) -> str:
    """Return the kind's guideline document."""
    return (FOLDER / "guidelines" / f"{kind}.md").read_text(encoding="utf-8")


@cache
def records() -> dict[str, dict[str, Any]]:
    """Return every sample record by its last question, which no two share."""
    found: dict[str, dict[str, Any]] = {}
    for kind in KINDS:
        for record in _lines(path_of(kind)):
            found[record["conversation"][-1]["content"]] = {**record, "kind": kind}
    return found


@cache
def written_answers() -> dict[str, list[tuple[str, int]]]:
    """Return, by record id, the answers written for it with their quality, 1..5."""
    return {
        line["item"]: list(zip(line["answers"], line["qualities"], strict=True))
        for line in _lines(FOLDER / "sft_answers.jsonl")
    }


@cache
def reasons() -> dict[str, Any]:
    """Return reasons by language, kind, dimension and direction."""
    return _file("reasons.json")


def organisations() -> list[dict[str, str]]:
    """Return the sample base's organisations: kind, name, name_en."""
    return _file("organisations.json")["organisations"]


@cache
def names() -> dict[str, Any]:
    """Return surnames and given characters, from which made-up names are drawn."""
    return _file("names.json")


def _file(name: str) -> Any:  # Any: JSON
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
