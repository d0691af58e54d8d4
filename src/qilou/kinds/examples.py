"""Making up parts of answers that a form accepts: for tests, and for the people that the simulation plays."""

from __future__ import annotations

import random

from qilou.kinds.contract import Json
from qilou.kinds.forms import MAX_CHARS


def example_text(sentence: str, *, low: int, high: int) -> str:
    """Return the sentence, repeated until it has at least low characters and cut to at most high."""
    repeated = sentence
    while len(repeated) < low:
        repeated += " " + sentence
    return repeated[:high] if len(repeated[:high].strip()) >= low else repeated[:low].replace(" ", "_")


def example_scores(form: Json, draw: random.Random) -> dict[str, int]:
    """Return a drawn score on the scale of each dimension."""
    return {
        dimension["key"]: draw.randint(dimension["min"], dimension["max"]) for dimension in form["dimensions"]
    }


def example_reason(form: Json) -> str:
    """Return a reason of a length that the form allows."""
    rule: Json = form.get("reason") or {}
    low = max(1, rule.get("min_chars", 1))
    return example_text("A is more accurate and complete.", low=low, high=rule.get("max_chars", MAX_CHARS))
