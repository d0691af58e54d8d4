"""The values of a kind's own answer that a condition may look at, as a person sees them: never by candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qilou.kinds.contract import Json

_PLAIN: Mapping[str, Mapping[str, Sequence[object]]] = {
    "gsb": {"verdict": ("A", "same", "B")},
    "arena": {"vote": ("A", "B", "tie", "both_bad")},
    "ranking": {"none_good": (True,)},
    "spans": {"no_errors": (True,)},
    "safety": {
        "verdict": ("safe", "unsafe", "refused_rightly", "refused_wrongly"),
        "severity": (1, 2, 3),
        "illegal": (True,),
    },
    "trace": {"goal": ("reached", "partly", "missed")},
}
_SCORED = frozenset({"rating", "dialogue", "trace"})


def own_values(kind: str, form: Json) -> Mapping[str, Sequence[object]]:
    """Return each name with the values it may have; `form` has passed its kind's own check."""
    found: dict[str, Sequence[object]] = dict(_PLAIN.get(kind, {}))
    if kind == "comparison":
        found["preference"] = range(1, form.get("strength", 7) + 1)
    dimensions: list[Json] = (form.get("dimensions") or []) if kind in _SCORED else []
    for dimension in dimensions:
        found[f"scores.{dimension['key']}"] = range(dimension["min"], dimension["max"] + 1)
    return found
