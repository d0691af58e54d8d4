"""How a simulated person finds errors in one answer: marks on its text, or a label for each step.

What is wrong stands in the sample content. A person of ability 1 finds it as often as its difficulty allows; one of
less ability misses more of it, is vague about where it begins and ends, and sees errors where there are none.
"""

from __future__ import annotations

from random import Random
from typing import Any  # Any: records, forms, views and bodies are JSON

from qilou.domain.reviews.model import ReasonCode

CONTEXT = 24  # characters before and after a mark
COMMENTS = {
    "conversation": ("还有一轮的内容不对，请重读全文。", "One turn is still wrong; read it all again."),
    "spans": (
        "漏标或误标了错误，请对照全文再看一遍。",
        "An error is missed or marked where none is; read it again.",
    ),
    "steps": (
        "有一步的对错判断反了，请重新验算。",
        "A step is judged the wrong way round; work it out again.",
    ),
}


def mark(form: dict[str, Any], record: dict[str, Any], *, ability: float, rng: Random) -> dict[str, Any]:
    """Return an answer of the kind spans."""
    source: str = record["candidates"][0]["content"]
    chance = 0.4 + 0.58 * ability - 0.3 * record["meta"]["difficulty"]
    seen = [error for error in record["meta"]["errors"] if rng.random() < chance]
    marks = [_marked(form, error, source, ability=ability, rng=rng) for error in seen]
    if rng.random() < 0.3 * (1 - ability):
        marks.append(_false_alarm(form, source, rng=rng))
    once = {(each["label"], each["start"], each["end"]): each for each in marks}
    return {"spans": list(once.values()), "no_errors": not once, "reason": ""}


def judge(form: dict[str, Any], record: dict[str, Any], *, ability: float, rng: Random) -> dict[str, Any]:
    """Return an answer of the kind steps."""
    slip = (1 - ability) * (0.15 + 0.35 * record["meta"]["difficulty"])
    labels = [_slipped(label, slip=slip, rng=rng) for label in record["meta"]["labels"]]
    first = labels.index(-1) if -1 in labels else None
    if form["mode"] == "first_error":
        labels = [1] * len(labels) if first is None else [1] * first + [-1]
    return {"labels": labels, "first_error": first, "reason": ""}


def misses_errors(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return why an inspector returns the marks: an error that no mark touches, or a mark that touches no error."""
    errors, marks = record["meta"]["errors"], body["spans"]
    if any(not any(_touch(error, each) for each in marks) for error in errors):
        return ReasonCode.INCOMPLETE
    if any(not any(_touch(error, each) for error in errors) for each in marks):
        return ReasonCode.FACTUAL_ERROR
    return None


def misjudges_steps(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return why an inspector returns the labels: a bad step is called good, or a good one bad."""
    pairs = zip(record["meta"]["labels"], body["labels"], strict=False)
    return ReasonCode.FACTUAL_ERROR if any(truth * said < 0 for truth, said in pairs) else None


def _marked(
    form: dict[str, Any], error: dict[str, Any], source: str, *, ability: float, rng: Random
) -> dict[str, Any]:
    start, end = error["start"], error["end"]
    if rng.random() < 0.6 * (1 - ability):
        start, end = max(0, start - rng.randint(0, 4)), min(len(source), end + rng.randint(0, 4))
    label, severity = error["label"], error["severity"]
    if rng.random() < 0.3 * (1 - ability):
        label = rng.choice(form["labels"])["key"]
    if rng.random() < 0.4 * (1 - ability):
        severity = rng.choice(form["severities"])["key"]
    return _span(source, start, end, label=label, severity=severity)


def _false_alarm(form: dict[str, Any], source: str, *, rng: Random) -> dict[str, Any]:
    line = rng.choice([each for each in source.splitlines() if each.strip()])
    start = source.index(line)
    severity = form["severities"][0]["key"]
    return _span(source, start, start + len(line), label=rng.choice(form["labels"])["key"], severity=severity)


def _span(source: str, start: int, end: int, *, label: str, severity: str) -> dict[str, Any]:
    return {
        "label": label,
        "severity": severity,
        "start": start,
        "end": end,
        "quote": source[start:end],
        "prefix": source[max(0, start - CONTEXT) : start],
        "suffix": source[end : end + CONTEXT],
        "note": "",
    }


def _slipped(label: int, *, slip: float, rng: Random) -> int:
    return rng.choice((1, 0, -1)) if rng.random() < slip else label


def _touch(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return a["start"] < b["end"] and b["start"] < a["end"]
