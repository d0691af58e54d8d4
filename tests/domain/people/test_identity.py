"""Identity numbers: which are valid, and that the same number is the same person."""

from __future__ import annotations

import pytest

from qilou.domain.people.identity import fingerprint
from qilou.domain.people.model import IdentityNumberInvalid

KEY = b"k" * 32


def test_the_same_number_is_the_same_however_typed() -> None:
    plain = fingerprint("11010519491231002X", key=KEY)

    assert plain == fingerprint("110105 19491231 002x", key=KEY)
    assert plain != fingerprint("11010519491231002X", key=b"j" * 32)
    assert len(plain) == 32


def test_hong_kong_and_passport_numbers_are_taken_as_they_are() -> None:
    assert fingerprint("A123456(7)", key=KEY) == fingerprint("a123456（7）", key=KEY)
    assert fingerprint("E12345678", key=KEY)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("110105194912310021", "last character"),
        ("110105194902310026", "date of birth"),
        ("1234", "5 to 30"),
        ("身份证号码", "5 to 30"),
        ("", "5 to 30"),
    ],
)
def test_what_cannot_be_a_number_is_refused(number: str, why: str) -> None:
    with pytest.raises(IdentityNumberInvalid) as refused:
        fingerprint(number, key=KEY)

    assert why in refused.value.message
