"""`qilou found`: an empty base gets its first operator, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from qilou.base.config import Settings
from qilou.base.db import HOUSE
from qilou.cli.found import found
from qilou.cli.opening import open_house
from qilou.domain.people.model import BaseFounded, PasswordWeak

FACTS = {"name": "海口基地", "person": "林", "login": "lin", "password": "three arches, one eave"}


def test_an_empty_base_is_founded_once(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    for parent in tmp_path.parents[:2]:
        parent.chmod(0o711)

    found(**FACTS, name_en="Haikou Base", home=tmp_path)

    with open_house(Settings(home=tmp_path)) as (_, house), house.transaction(HOUSE) as db:
        row = db.execute("SELECT login, roles FROM account").fetchall()
    assert row == [{"login": "lin", "roles": ["operator"]}]
    with pytest.raises(BaseFounded):
        found(**FACTS, name_en="Haikou Base", home=tmp_path)


def test_a_weak_password_founds_nothing(tmp_path: Path) -> None:
    with pytest.raises(PasswordWeak):
        found(**{**FACTS, "password": "short"}, home=tmp_path)

    assert not (tmp_path / "pg").exists()
