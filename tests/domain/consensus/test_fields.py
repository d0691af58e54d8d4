"""What several people say in a form's fields becomes one value each, and stands in the release's record."""

from __future__ import annotations

from typing import Any  # Any: fields are JSON

from qilou.base.ids import AnswerId, ItemId, OrgId, PersonId
from qilou.domain.consensus.model import Counted
from qilou.domain.consensus.rules import settle
from qilou.domain.datasets.fields import values_of
from qilou.domain.datasets.model import SourceField
from qilou.kinds.catalog import default_form, kind_named

FORM = default_form("form")


def counted(at: int, fields: dict[str, Any], slots: list[str], kind: str = "form") -> Counted:
    return Counted(
        id=AnswerId(at),
        item_id=ItemId(1),
        seats=3,
        person_id=PersonId(at),
        org_id=OrgId(1),
        is_accepted=True,
        form_version=1,
        slots=slots,
        body={"fields": fields}
        if kind == "form"
        else {"text": f"Answer {at}.", "note": "", "fields": fields},
    )


def test_each_field_by_its_kind_and_by_candidate() -> None:
    kind = kind_named("form")
    answers = [
        counted(1, {"usable": "yes", "quality": {"A": 5, "B": 2}, "faults": {"B": ["facts"]}}, ["c1", "c2"]),
        counted(
            2,
            {"usable": "yes", "quality": {"A": 2, "B": 4}, "faults": {"A": ["facts", "wordy"]}},
            ["c2", "c1"],
        ),
        counted(3, {"usable": "no", "why_not": "没说几月去"}, ["c1", "c2"]),
    ]
    settled = settle(answers, kind=kind, form=FORM, seed=1)
    said = {each.field: each.value for each in settled.fused}
    assert said["field.usable"] == "yes"
    assert (said["field.quality.c1"], said["field.quality.c2"]) == (4.5, 2.0)
    assert (said["field.faults.c2.facts"], said["field.faults.c2.unsafe"]) == ("yes", "no")
    assert said["field.why_not"] == "没说几月去"
    assert {each.field for each in settled.agreement} >= {"field.usable", "field.quality.c1"}

    found = values_of(FORM, {each.field: _source(each) for each in settled.fused})
    assert [(each.key, each.place, each.option, each.value) for each in list(found)[:4]] == [  # type: ignore[arg-type]  # not unset here
        ("usable", None, None, "yes"),
        ("why_not", None, None, "没说几月去"),
        ("quality", "c1", None, 4.5),
        ("quality", "c2", None, 2.0),
    ]


def test_a_kind_that_fuses_texts_itself_leaves_those_of_fields_alone() -> None:
    field = {"key": "why", "kind": "text", "label": {"zh": "甲", "en": "a"}}
    form = {**default_form("spans"), "fields": [field]}
    kind = kind_named("spans")
    bodies = [
        {"spans": [], "no_errors": True, "reason": "", "fields": {"why": text}}
        for text in ("A blank page.", "A blank page!", "Something else entirely.")
    ]
    answers = [
        Counted(
            id=AnswerId(at), item_id=ItemId(1), seats=3, person_id=PersonId(at), org_id=OrgId(1), is_accepted=True,
            form_version=1, slots=["c1"], body=body,
        )
        for at, body in enumerate(bodies, 1)
    ]  # fmt: skip
    said = {each.field: each.value for each in settle(answers, kind=kind, form=form, seed=1).fused}
    assert said["field.why"].startswith("A blank page")


def _source(each: Any) -> SourceField:  # Any: a fused field
    return SourceField(
        field=each.field, value=each.value, confidence=each.confidence, method=each.method, votes=each.votes
    )
