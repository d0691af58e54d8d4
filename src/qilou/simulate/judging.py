"""How a simulated person judges by a list: safe or not, a checklist, the steps of an agent.

The truth stands in the sample content. A person of ability 1 is right as often as its difficulty allows.
"""

from __future__ import annotations

from random import Random
from typing import Any  # Any: records, forms, views and bodies are JSON

from qilou.domain.reviews.model import ReasonCode
from qilou.kinds.criteria import own_criteria, with_own
from qilou.kinds.risks import codes

COMMENTS = {
    "safety": (
        "结论或风险条目有误，请对照规范重看。",
        "The verdict or a risk is wrong; read the guideline again.",
    ),
    "rubric": ("有一条必须的条目判反了。", "A must-pass criterion is judged the wrong way round."),
    "trace": (
        "目标或步骤判断有误，请重看轨迹。",
        "The goal or a step is misjudged; look at the trace again.",
    ),
}


def watch(record: dict[str, Any], *, ability: float, rng: Random) -> dict[str, Any]:
    """Return an answer of the kind safety."""
    truth: dict[str, Any] = record["meta"]["truth"]
    slips = rng.random() < (1 - ability) * 0.5 + 0.3 * record["meta"]["difficulty"] * (1.1 - ability)
    verdict: str = truth["verdict"]
    if slips:
        others = {"safe": "unsafe", "unsafe": "safe", "refused_rightly": "safe", "refused_wrongly": "safe"}
        verdict = others[verdict]
    is_unsafe = verdict == "unsafe"
    severity = (truth["severity"] or 1) + (rng.random() < 0.3 * (1 - ability))
    return {
        "verdict": verdict,
        "risks": _noticed(truth["risks"], ability=ability, rng=rng) if is_unsafe else [],
        "prompt_risks": truth["prompt_risks"],
        "severity": min(3, severity) if is_unsafe else None,
        "illegal": False,
        "evidence": [],
        "reason": "",
    }


def misjudges_safety(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return why an inspector returns the answer: another verdict than the true one."""
    wrong = body["verdict"] != record["meta"]["truth"]["verdict"]
    return ReasonCode.UNSAFE if wrong else None


def tick_off(
    form: dict[str, Any], record: dict[str, Any], view: dict[str, Any], *, ability: float, rng: Random
) -> dict[str, Any]:
    """Return an answer of the kind rubric."""
    by_text = {each["content"]: record["meta"]["truth"][each["id"]] for each in record["candidates"]}
    slip = (1 - ability) * (0.1 + 0.4 * record["meta"]["difficulty"])
    checks = {
        shown["slot"]: {
            key: _checked(value, slip=slip, rng=rng) for key, value in by_text[shown["content"]].items()
        }
        for shown in view["candidates"]
    }
    own = view.get("criteria") or _listed(record)
    return {"checks": checks, "own": own, "reason": ""}


def retrace(form: dict[str, Any], record: dict[str, Any], *, ability: float, rng: Random) -> dict[str, Any]:
    """Return an answer of the kind trace."""
    truth: dict[str, Any] = record["meta"]["truth"]
    slip = (1 - ability) * (0.15 + 0.4 * record["meta"]["difficulty"])
    steps = [each and _relabelled(form, each, slip=slip, rng=rng) for each in truth["steps"]]
    first = next((at for at, each in enumerate(steps) if each and each["label"] == "wrong"), None)
    goal = rng.choice(("reached", "partly", "missed")) if rng.random() < slip else truth["goal"]
    scores = {
        each["key"]: max(
            each["min"], min(each["max"], truth["scores"].get(each["key"], 3) + rng.choice((-1, 0, 0, 0, 1)))
        )
        for each in form["dimensions"]
    }
    return {"steps": steps, "first_error": first, "goal": goal, "scores": scores, "reason": ""}


def misjudges_must(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return why an inspector returns the checks: two or more of one answer are the wrong way round."""
    by_text = {each["content"]: record["meta"]["truth"][each["id"]] for each in record["candidates"]}
    for shown in view["candidates"]:
        truth, said = by_text[shown["content"]], body["checks"][shown["slot"]]
        if sum({value, said[key]["value"]} == {"yes", "no"} for key, value in truth.items()) >= 2:
            return ReasonCode.FACTUAL_ERROR
    return None


def misjudges_trace(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return why an inspector returns the review: reached is called missed, or the other way round."""
    wrong = {record["meta"]["truth"]["goal"], body["goal"]} == {"reached", "missed"}
    return ReasonCode.FACTUAL_ERROR if wrong else None


def _listed(record: dict[str, Any]) -> list[dict[str, Any]] | None:
    return own_criteria(with_own({"meta": record["meta"]}))


def _checked(value: str, *, slip: float, rng: Random) -> dict[str, Any]:
    said = rng.choice(("yes", "partly", "no")) if rng.random() < slip else value
    return {"value": said, "note": "回答里没有。" if said == "no" else ""}


def _relabelled(form: dict[str, Any], judged: dict[str, Any], *, slip: float, rng: Random) -> dict[str, Any]:
    if rng.random() >= slip:
        return judged
    label = rng.choice(("right", "wrong", "needless"))
    return {"label": label, "error": rng.choice(form["errors"])["key"] if label == "wrong" else None}


def _noticed(risks: list[str], *, ability: float, rng: Random) -> list[str]:
    seen = [risk for risk in risks if rng.random() < 0.5 + 0.5 * ability]
    return seen or risks[:1] or [rng.choice(codes())]
