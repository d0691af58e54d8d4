"""Scenarios to write prompts from, as JSON or as the columns of a spreadsheet.

    {"task": "…", "persona": "…", "domain": "…", "difficulty": "…", "constraints": ["…"] or "…"}

The same inside {"scenario": {…}}. Only `task` is needed; `system` is what the prompts will be asked under. The parts
become the text that people read, in the language of the task, and stay in `meta.scenario`.
"""

from __future__ import annotations

from typing import cast

import msgspec

from qilou.formats.canonical import Canonical, Json, Unreadable
from qilou.formats.readers.fields import Fields, as_text
from qilou.formats.text import guess_language

_PARTS = ("task", "persona", "domain", "difficulty")
_LABELS = {
    "zh": {"task": "任务", "persona": "人物", "domain": "领域", "difficulty": "难度", "constraints": "要求"},
    "en": {
        "task": "Task",
        "persona": "Persona",
        "domain": "Domain",
        "difficulty": "Difficulty",
        "constraints": "Constraints",
    },
}


def read(fields: Json) -> Canonical:
    """Return the record of a scenario."""
    inner: object = fields.get("scenario")
    if inner is not None and not isinstance(inner, dict):
        raise Unreadable("scenario", "must be an object")
    around = {name: value for name, value in fields.items() if name != "scenario"}
    entry = Fields({**around, **cast("Json", inner or {})})
    scenario: Json = {"task": entry.text("task")}
    for name in _PARTS[1:]:
        text = entry.optional_text(name)
        if text is not None:
            scenario[name] = text
    constraints = _constraints(entry.take("constraints"))
    if constraints:
        scenario["constraints"] = constraints
    return _record(entry, scenario)


def as_markdown(scenario: Json, *, language: str) -> str:
    """Return the scenario as people read it."""
    labels, colon = _LABELS[language], "：" if language == "zh" else ": "
    lines = [f"{labels[name]}{colon}{scenario[name]}" for name in _PARTS if name in scenario]
    if "constraints" in scenario:
        rules = "\n".join(f"- {each}" for each in scenario["constraints"])
        lines += [f"{labels['constraints']}{colon.rstrip()}", rules]
    return "\n\n".join(lines)


def _record(entry: Fields, scenario: Json) -> Canonical:
    language = "zh" if guess_language(scenario["task"]) == "zh" else "en"
    conversation: list[Json] = [{"role": "user", "content": as_markdown(scenario, language=language)}]
    system = entry.optional_text("system")
    if system is not None:
        conversation.insert(0, {"role": "system", "content": system})
    if "domain" in scenario:
        entry.keep("domain", scenario["domain"])
    record = entry.record(conversation)
    return msgspec.structs.replace(record, meta={**record.meta, "scenario": scenario})


def _constraints(value: object) -> list[str]:
    """Return the list; one text is a list of its lines."""
    if value is None:
        return []
    if isinstance(value, str):
        return [line.strip(" -•\t") for line in value.splitlines() if line.strip(" -•\t")]
    if not isinstance(value, list):
        raise Unreadable("constraints", "must be a text or a list of texts")
    return [as_text(each, f"constraints[{at}]") for at, each in enumerate(cast("list[object]", value))]
