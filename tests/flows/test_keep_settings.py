"""What a person sets for themselves: kept with the account, and refused where no keyboard could do it."""

from __future__ import annotations

from datetime import datetime

import pytest

import make
from qilou.base.db import Db
from qilou.domain.access.model import Role
from qilou.domain.people.model import SettingsUnusable
from qilou.domain.people.settings import Settings
from qilou.flows.sign_in import keep_settings, read_me


def test_settings_are_the_accounts_own(db: Db, now: datetime) -> None:
    worker, other = make.actor(db, Role.ANNOTATOR), make.actor(db, Role.ANNOTATOR)
    assert read_me(db, worker).settings == Settings()
    wanted = Settings(single_keys=False, keys={"F": "Y", "Y": "F", "X": ""}, reading_size=18)

    keep_settings(db, worker, wanted=Settings(reading_size=20), now=now)
    keep_settings(db, worker, wanted=wanted, now=now)

    assert read_me(db, worker).settings == wanted
    assert read_me(db, other).settings == Settings()


@pytest.mark.parametrize(
    "wanted",
    [
        Settings(reading_size=12),
        Settings(reading_size=21),
        Settings(keys={"F": "Y", "X": "Y"}),  # twice
        Settings(keys={"F": "Mod+W"}),  # closes the tab
        Settings(keys={"F": "Shift+ "}),  # switches the input method
        Settings(keys={"F": "Enter"}),  # hands in
        Settings(keys={"Mod+K": "Y"}),  # not a single key
        Settings(keys={f"Alt+{chr(at)}": "" for at in range(100, 190)}),  # more than there are
    ],
)
def test_what_no_keyboard_could_do_is_refused(db: Db, now: datetime, wanted: Settings) -> None:
    with pytest.raises(SettingsUnusable):
        keep_settings(db, make.actor(db, Role.ANNOTATOR), wanted=wanted, now=now)
