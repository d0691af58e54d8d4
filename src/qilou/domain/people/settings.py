"""What a person sets for themselves, and its SQL. Whoever has set nothing has the usual settings.

`keys` says which key a person presses where Qilou says another: {"F": "Y"} asks with Y, {"X": ""} has no key for X.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

import msgspec

from qilou.base.db import Db, json, one, run
from qilou.base.ids import AccountId, OrgId
from qilou.domain.people.model import SettingsUnusable

READING_LEAST, READING_USUAL, READING_MOST = 13, 15, 20
MOST_KEYS = 80
# One character, with Shift or Alt. Combinations with Ctrl and the space bar belong to browsers and input methods.
_KEY = re.compile(r"(?:Shift\+)?(?:Alt\+)?[A-Z0-9\[\]/?=;'`\\-]")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a person wants keys and letters."""

    single_keys: bool = True
    keys: dict[str, str] = {}
    reading_size: int = READING_USUAL


def require_usable(settings: Settings) -> None:
    """Refuse with SettingsUnusable what no keyboard could do, and two keys that would do the same.

    | keys                   |                                   |
    |------------------------|-----------------------------------|
    | {"F": "Y"}             | fine                              |
    | {"F": "Y", "Y": "F"}   | fine: the two have changed places |
    | {"F": ""}              | fine: F does nothing              |
    | {"F": "Y", "X": "Y"}   | Y twice                           |
    | {"F": "Mod+W"}         | not a single key                  |
    """
    if not READING_LEAST <= settings.reading_size <= READING_MOST:
        raise SettingsUnusable(why=f"letters are {READING_LEAST} to {READING_MOST} pixels high")
    if len(settings.keys) > MOST_KEYS:
        raise SettingsUnusable(why=f"at most {MOST_KEYS} keys can be changed")
    for key, own in settings.keys.items():
        if not _KEY.fullmatch(key) or (own and not _KEY.fullmatch(own)):
            raise SettingsUnusable(why="a key is one letter, digit or sign, with Shift or Alt")
    twice = _given_twice(settings.keys)
    if twice is not None:
        raise SettingsUnusable(why=f"{twice} would do two things")


def _given_twice(keys: Mapping[str, str]) -> str | None:
    given = [own for own in keys.values() if own]
    return next((own for own in given if given.count(own) > 1), None)


def load(db: Db, account_id: AccountId) -> Settings:
    """Return the account's settings, the usual ones where it has set nothing."""
    found = one(
        db,
        Settings,
        "SELECT single_keys, keys, reading_size FROM account_settings WHERE account_id = %(account)s",
        {"account": account_id},
    )
    return found or Settings()


def keep(db: Db, account_id: AccountId, settings: Settings, *, org_id: OrgId, now: datetime) -> None:
    """Keep the settings as the account's own."""
    run(
        db,
        """
        INSERT INTO account_settings (account_id, org_id, single_keys, keys, reading_size, updated_at)
        VALUES (%(account)s, %(org)s, %(single)s, %(keys)s, %(reading)s, %(now)s)
        ON CONFLICT (account_id) DO UPDATE
        SET single_keys = excluded.single_keys, keys = excluded.keys, reading_size = excluded.reading_size,
            updated_at = excluded.updated_at
        """,
        {
            "account": account_id,
            "org": org_id,
            "single": settings.single_keys,
            "keys": json(settings.keys),
            "reading": settings.reading_size,
            "now": now,
        },
    )
