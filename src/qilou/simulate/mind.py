"""How a simulated person answers and inspects: from what the sample content knows, and their own ability.

A person of ability 1 finds the better answer as often as its difficulty allows; one of ability 0 guesses.
They see slots, as
people do; what the content knows is found by the question.
"""

from __future__ import annotations

from itertools import pairwise, permutations
from random import Random
from typing import Any  # Any: views, forms and bodies are JSON

from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.simulate import asking, composing, content, finding, growing, judging

MEDIAN_SECONDS = {
    "sft": 300.0,
    "conversation": 400.0,
    "prompt": 240.0,
    "tree": 300.0,
    "comparison": 150.0,
    "rating": 110.0,
    "ranking": 200.0,
    "gsb": 100.0,
    "spans": 130.0,
    "steps": 120.0,
    "safety": 70.0,
    "rubric": 150.0,
    "trace": 160.0,
    "form": 90.0,
    "inspect": 60.0,
}
TELLABLE = 0.5  # two answers that feel closer than this are called equal
VERDICTS = {-1: "A", 0: "same", 1: "B"}
NO_GOOD = 1.5  # none is good where even the best feels no better than this


def seconds_for(task: str, *, rng: Random) -> float:
    """Return how long this takes a person: log-normal around the task's median, at least 15 s."""
    return max(15.0, MEDIAN_SECONDS[task] * rng.lognormvariate(0.0, 0.45))


def answer(
    kind: str, form: dict[str, Any], view: dict[str, Any], *, language: str, ability: float, rng: Random
) -> dict[str, Any]:
    """Return an answer as shown that the kind accepts."""
    record = content.records()[view["conversation"][-1]["content"]]
    if kind == "sft":
        return _write(record, ability=ability, rng=rng)
    if kind == "conversation":
        return composing.mend(form, record, view, ability=ability, rng=rng)
    if kind == "prompt":
        return growing.ask(form, record, ability=ability, rng=rng)
    if kind == "tree":
        return growing.grow(form, record, view, ability=ability, rng=rng)
    if kind == "rating":
        return _rate(form, record, language=language, ability=ability, rng=rng)
    if kind == "ranking":
        return _rank(record, view, language=language, ability=ability, rng=rng)
    if kind == "gsb":
        return _judge(record, view, language=language, ability=ability, rng=rng)
    if kind == "spans":
        return finding.mark(form, record, ability=ability, rng=rng)
    if kind == "steps":
        return finding.judge(form, record, ability=ability, rng=rng)
    if kind == "safety":
        return judging.watch(record, ability=ability, rng=rng)
    if kind == "rubric":
        return judging.tick_off(form, record, view, ability=ability, rng=rng)
    if kind == "trace":
        return judging.retrace(form, record, ability=ability, rng=rng)
    if kind == "form":
        return asking.fill(record, view, ability=ability, rng=rng)
    return _compare(form, record, view, language=language, ability=ability, rng=rng)


def verdict(
    kind: str, view: dict[str, Any], body: dict[str, Any], *, rng: Random
) -> tuple[Verdict, list[ReasonCode], str]:
    """Return an inspector's verdict with its reasons and a comment to the author."""
    fault = _fault(kind, view, body)
    if fault is None or rng.random() < 0.25:
        return Verdict.PASS, [], ""
    code, comment = fault
    return Verdict.RETURN, [code], comment


def _write(record: dict[str, Any], *, ability: float, rng: Random) -> dict[str, Any]:
    options = content.written_answers()[record["id"]]
    ranked = sorted(options, key=lambda each: each[1], reverse=True)
    place = 0 if rng.random() < ability else rng.randrange(len(ranked))
    return {"text": ranked[place][0], "note": ""}


def _rate(
    form: dict[str, Any], record: dict[str, Any], *, language: str, ability: float, rng: Random
) -> dict[str, Any]:
    truth: dict[str, int] = record["meta"]["scores"]
    scores = {
        each["key"]: _near(truth.get(each["key"], 4), each, spread=1.6 * (1.05 - ability), rng=rng)
        for each in form["dimensions"]
    }
    worst = min(scores, key=lambda key: scores[key])
    pool = content.reasons()[_words(language)]["rating"]
    side = "low" if scores[worst] <= 3 else "high"
    return {
        "scores": scores,
        "reason": rng.choice(pool[worst if side == "low" else rng.choice(list(scores))][side]),
    }


def _compare(
    form: dict[str, Any],
    record: dict[str, Any],
    view: dict[str, Any],
    *,
    language: str,
    ability: float,
    rng: Random,
) -> dict[str, Any]:
    quality = _quality_by_slot(record, view)
    felt = quality["B"] - quality["A"] + rng.gauss(0.0, _spread(record, ability))
    middle = (form["strength"] + 1) // 2
    steps = round(felt * (middle - 1) / 3)
    preference = max(1, min(form["strength"], middle + steps))
    ratings = {
        slot: {
            each["key"]: _near(quality[slot], each, spread=0.8 * (1.2 - ability), rng=rng)
            for each in form["dimensions"]
        }
        for slot in ("A", "B")
    }
    return {
        "preference": preference,
        "ratings": ratings,
        "reason": _reason(preference - middle, language, rng=rng),
    }


def _rank(
    record: dict[str, Any], view: dict[str, Any], *, language: str, ability: float, rng: Random
) -> dict[str, Any]:
    """Rank by what each answer feels like; an answer hardly worse than the one above it shares its rank."""
    noise = _spread(record, ability) / 2**0.5  # of one answer, where a comparison has that of two
    felt = {slot: each + rng.gauss(0.0, noise) for slot, each in _quality_by_slot(record, view).items()}
    order = sorted(felt, key=lambda slot: felt[slot], reverse=True)
    ranks = {order[0]: 1}
    for above, slot in pairwise(order):
        ranks[slot] = ranks[above] + (felt[above] - felt[slot] > TELLABLE)
    pool = content.reasons()[_words(language)]["ranking"]
    said: str = rng.choice(pool["tie" if ranks[order[-1]] == 1 else "order"])
    return {
        "ranks": ranks,
        "none_good": felt[order[0]] < NO_GOOD,
        "reason": said.format(best=order[0], worst=order[-1]),
    }


def _judge(
    record: dict[str, Any], view: dict[str, Any], *, language: str, ability: float, rng: Random
) -> dict[str, Any]:
    """Say which answer feels better; about every other person gives the reason that nobody asks for."""
    quality = _quality_by_slot(record, view)
    felt = quality["B"] - quality["A"] + rng.gauss(0.0, _spread(record, ability))
    lean = 0 if abs(felt) < TELLABLE else 1 if felt > 0 else -1
    reason = _reason(lean, language, rng=rng) if rng.random() < 0.5 else ""
    return {"verdict": VERDICTS[lean], "reason": reason}


def _spread(record: dict[str, Any], ability: float) -> float:
    difficulty: float = record["meta"]["difficulty"]
    return 0.35 + 1.5 * difficulty * (1.1 - ability) + 1.2 * (1 - ability)


def _reason(lean: int, language: str, *, rng: Random) -> str:
    pool = content.reasons()[_words(language)]["comparison"]
    if lean == 0:
        return rng.choice(pool["tie"])
    dimension = rng.choice([key for key in pool if key != "tie"])
    return rng.choice(pool[dimension]["better_a" if lean < 0 else "better_b"])


def _quality_by_slot(record: dict[str, Any], view: dict[str, Any]) -> dict[str, int]:
    by_text = {each["content"]: record["meta"]["quality"][each["id"]] for each in record["candidates"]}
    return {each["slot"]: by_text[each["content"]] for each in view["candidates"]}


def _near(truth: float, dimension: dict[str, Any], *, spread: float, rng: Random) -> int:
    return max(dimension["min"], min(dimension["max"], round(truth + rng.gauss(0.0, spread))))


def _words(language: str) -> str:
    return "zh" if language.startswith("zh") else "en"


_COMMENTS = {
    ReasonCode.WRONG_PREFERENCE: (
        "请对照规范重看各个回答的事实部分。",
        "Check the facts of each answer again.",
    ),
    ReasonCode.FACTUAL_ERROR: ("分数与分档说明相差太大。", "A score is far from its anchor."),
    ReasonCode.INCOMPLETE: ("请补全提问里的每一项要求。", "Please meet every demand of the prompt."),
}


def _fault(kind: str, view: dict[str, Any], body: dict[str, Any]) -> tuple[ReasonCode, str] | None:
    """Return what an inspector would find wrong, with a comment in the item's language, or None."""
    record = content.records()[view["conversation"][-1]["content"]]
    code = _FINDERS[kind](record, view, body)
    if code is None:
        return None
    zh, en = {**finding.COMMENTS, **judging.COMMENTS, **asking.COMMENTS, **growing.COMMENTS}.get(
        kind
    ) or _COMMENTS[code]
    return code, zh if record["language"].startswith("zh") else en


def _is_reversed(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    quality = _quality_by_slot(record, view)
    gap, lean = quality["B"] - quality["A"], body["preference"] - 4
    return ReasonCode.WRONG_PREFERENCE if gap * lean < 0 else None


def _is_misjudged(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    quality = _quality_by_slot(record, view)
    lean = {verdict: lean for lean, verdict in VERDICTS.items()}[body["verdict"]]
    return ReasonCode.WRONG_PREFERENCE if (quality["B"] - quality["A"]) * lean < 0 else None


def _is_upside_down(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return a wrong preference where an answer stands above one that is better by two points or more."""
    quality, ranks = _quality_by_slot(record, view), body["ranks"]
    wrong = any(
        ranks[higher] < ranks[lower] and quality[lower] - quality[higher] >= 2
        for higher, lower in permutations(ranks, 2)
    )
    return ReasonCode.WRONG_PREFERENCE if wrong else None


def _is_far_off(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    truth = record["meta"]["scores"]
    worst = max(abs(truth[key] - score) for key, score in body["scores"].items() if key in truth)
    return ReasonCode.FACTUAL_ERROR if worst >= 3 else None


def _is_weak(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    quality = dict(content.written_answers()[record["id"]])
    return ReasonCode.INCOMPLETE if quality.get(body["text"], 5) <= 3 else None


_FINDERS = {
    "comparison": _is_reversed,
    "rating": _is_far_off,
    "ranking": _is_upside_down,
    "gsb": _is_misjudged,
    "sft": _is_weak,
    "spans": finding.misses_errors,
    "steps": finding.misjudges_steps,
    "conversation": composing.leaves_faults,
    "prompt": growing.asks_badly,
    "tree": growing.grows_badly,
    "safety": judging.misjudges_safety,
    "rubric": judging.misjudges_must,
    "trace": judging.misjudges_trace,
    "form": asking.misjudges,
}
