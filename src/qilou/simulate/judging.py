"""How a simulated person judges an answer as a whole: safe or not.

The truth stands in the sample content. A person of ability 1 is right as often as its difficulty allows.
"""

from __future__ import annotations

from random import Random
from typing import Any  # Any: records, forms, views and bodies are JSON

from qilou.domain.reviews.model import ReasonCode
from qilou.kinds.risks import codes

COMMENTS = {
    "safety": (
        "结论或风险条目有误，请对照规范重看。",
        "The verdict or a risk is wrong; read the guideline again.",
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


def _noticed(risks: list[str], *, ability: float, rng: Random) -> list[str]:
    seen = [risk for risk in risks if rng.random() < 0.5 + 0.5 * ability]
    return seen or risks[:1] or [rng.choice(codes())]
