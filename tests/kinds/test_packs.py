"""A domain pack makes a form that the server takes, in every kind, and speaks both languages."""

from __future__ import annotations

import pytest

from qilou.kinds.catalog import KINDS, kind_named
from qilou.kinds.packs import Pack, form_with, shipped_packs

PACKS = shipped_packs()


def test_there_are_eight_fields_each_with_its_certificate() -> None:
    fields = ["medicine", "law", "finance", "code", "maths", "education", "tourism", "government"]
    assert [pack.key for pack in PACKS] == fields
    assert [pack.skill for pack in PACKS] == fields


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.key)
def test_the_form_of_a_pack_is_a_form_of_every_kind(pack: Pack, kind: str) -> None:
    form = form_with(pack, kind)
    assert kind_named(kind).check_form(form) == []
    assert kind_named(kind).check_answer(form, kind_named(kind).example_answer(form, seed=3)) == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.key)
def test_a_pack_is_whole_in_both_languages(pack: Pack) -> None:
    for text in (pack.title, pack.note, pack.guideline, *pack.samples):
        assert text.keys() == {"zh", "en"}
        assert all(text.values())
        assert text["zh"] != text["en"]
    assert len(pack.samples) >= 2
    assert any(each["veto_at"] is not None for each in pack.dimensions)


def test_a_veto_becomes_a_criterion_that_must_be_passed() -> None:
    medicine = PACKS[0]
    criteria = form_with(medicine, "rubric")["criteria"]
    assert [each["must"] for each in criteria] == [True, True, False]
