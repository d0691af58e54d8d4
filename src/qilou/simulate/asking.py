"""How a simulated person answers the sample form: can the prompt be used, how good is each answer, what is wrong.

The truth stands in the sample content. A person of ability 1 is right as often as its difficulty allows.
"""

from __future__ import annotations

from random import Random
from typing import Any  # Any: records, forms, views and bodies are JSON

from qilou.domain.reviews.model import ReasonCode

COMMENTS = {
    "form": (
        "这道题能不能用，判断有误，请对照规范重看。",
        "Whether the prompt can be used is misjudged; read the guideline again.",
    ),
}
LOWEST_FREE = 3  # from this quality on, no fault has to be named
BEST = 5
_UNCLEAR = {"zh": "要求不清楚，缺少信息", "en": "The demand is unclear"}


def fill(record: dict[str, Any], view: dict[str, Any], *, ability: float, rng: Random) -> dict[str, Any]:
    """Return an answer of the kind form, under the form that it starts with."""
    truth: dict[str, Any] = record["meta"]["truth"]
    slips = rng.random() < (1 - ability) * (0.1 + 0.4 * record["meta"]["difficulty"])
    usable = "unsure" if slips else truth["usable"]
    if usable != "yes":
        said = truth["why_not"] or _UNCLEAR["zh" if record["language"].startswith("zh") else "en"]
        return {"fields": {"usable": usable, "why_not": said}}
    by_text = {each["content"]: truth[each["id"]] for each in record["candidates"]}
    quality: dict[str, int] = {}
    faults: dict[str, list[str]] = {}
    for shown in view["candidates"]:
        known, slot = by_text[shown["content"]], shown["slot"]
        quality[slot] = max(1, min(BEST, round(known["quality"] + rng.gauss(0.0, 1.2 * (1.1 - ability)))))
        named = [each for each in known["faults"] if rng.random() < 0.5 + ability / 2]
        if quality[slot] < BEST and (named or quality[slot] < LOWEST_FREE):
            faults[slot] = named or ["wordy"]
    found: dict[str, Any] = {"usable": usable}
    return {
        "fields": found | ({"quality": quality} if quality else {}) | ({"faults": faults} if faults else {})
    }


def misjudges(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return why an inspector returns the answer: the prompt is called usable and is not, or the other way round."""
    wrong = body["fields"]["usable"] != record["meta"]["truth"]["usable"]
    return ReasonCode.FACTUAL_ERROR if wrong else None
