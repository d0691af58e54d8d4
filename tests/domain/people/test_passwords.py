"""Passwords: which are taken, and that only the right one matches."""

from __future__ import annotations

import time

import pytest

from qilou.domain.people import passwords
from qilou.domain.people.model import PasswordHash, PasswordWeak
from qilou.domain.people.rules import require_login, require_password


def test_only_the_right_password_matches() -> None:
    kept = passwords.hashed("correct-horse-9", login="lihua")

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.matches("correct-horse-9", kept)
    assert not passwords.matches("correct-horse-8", kept)
    assert not passwords.matches("correct-horse-9", None)
    assert not passwords.matches("", PasswordHash(""))


def test_nobodys_password_takes_as_long_as_somebodys() -> None:
    kept = passwords.hashed("correct-horse-9", login="lihua")

    def seconds(against: PasswordHash | None) -> float:
        began = time.perf_counter()
        passwords.matches("wrong-horse-99", against)
        return time.perf_counter() - began

    somebody, nobody = (min(seconds(each) for _ in range(5)) for each in (kept, None))
    assert nobody > somebody / 3


@pytest.mark.parametrize("password", ["short", "a" * 12, "ab" * 6, "x-LiHua-2026", "b1c2d3e4" * 26])
def test_weak_passwords_are_refused_with_a_reason(password: str) -> None:
    with pytest.raises(PasswordWeak) as refused:
        require_password(password, login="lihua")

    assert refused.value.message.startswith("Choose another password: it ")


@pytest.mark.parametrize("login", ["abc", "li.hua@star-9", "7up"])
def test_logins_that_are_taken(login: str) -> None:
    require_login(login)


@pytest.mark.parametrize("login", ["ab", "-abc", "a b c", "李华华", "A-B-C", "a" * 65, "abc\n"])
def test_logins_that_are_refused(login: str) -> None:
    with pytest.raises(Exception, match="3 to 64"):
        require_login(login)
