"""The shipped domain packs: what a new project of a field such as medicine starts with, whatever its kind.

A pack names the certificate that its work needs; the lane of the project hands items to its holders alone.
"""

from __future__ import annotations

from importlib import resources

import msgspec

from qilou.kinds.catalog import default_form
from qilou.kinds.contract import Json


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """One field. Texts are in zh and en; `labels` name its errors, `samples` are questions to try a form on."""

    key: str
    skill: str
    title: dict[str, str]
    note: dict[str, str]
    dimensions: list[Json]
    labels: list[Json]
    guideline: dict[str, str]
    samples: list[dict[str, str]]


def shipped_packs() -> list[Pack]:
    """Return every shipped pack, read afresh, in the order in which they are offered."""
    text = resources.files("qilou.kinds").joinpath("packs.json").read_bytes()
    return msgspec.json.decode(text, type=list[Pack])


def form_with(pack: Pack, kind: str) -> Json:
    """Return the kind's form with the pack's part of it: dimensions, labels of errors, or a checklist.

    A dimension becomes a criterion of a checklist with its weight, and a veto one that must be passed. Kinds with none
    of these keep their form; the pack still gives them its guideline and certificate.
    """
    form = default_form(kind)
    if form["dimensions"]:
        form["dimensions"] = pack.dimensions
    if kind == "spans":
        form["labels"] = pack.labels
    if kind == "rubric":
        form["criteria"] = [
            {
                "key": each["key"],
                "label": each["label"],
                "weight_bp": each["weight_bp"],
                "must": each["veto_at"] is not None,
                "scale": None,
            }
            for each in pack.dimensions
        ]
    return form
