"""Screens in the hall: each is opened once by a link, and shows the wall from then on with a key of its own.

The one surprising fact: a link is spent by the first screen that uses it. Whoever finds it later opens nothing.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db, many, one, run
from qilou.base.errors import Invalid, NotAllowed, NotFound
from qilou.base.ids import AccountId, ScreenId

LONGEST_NAME = 60


class Screen(msgspec.Struct, frozen=True, kw_only=True):
    """A screen, without its secrets. `link_until` is None where no link waits to be used."""

    id: ScreenId
    name: str
    language: str
    made_at: datetime
    link_until: datetime | None
    opened_at: datetime | None
    seen_at: datetime | None
    revoked_at: datetime | None


class ScreenUnknown(NotFound):
    """There is no such screen, or it was revoked."""


class ScreenNameInvalid(Invalid):
    """A screen's name has 1 to {most} characters."""


class ScreenLinkSpent(NotAllowed):
    """This link opens no screen: it was used, has run out, or was revoked. Ask the operator for a new one."""


def require_name(name: str) -> str:
    """Return the name as it is kept, or refuse with ScreenNameInvalid."""
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise ScreenNameInvalid(most=LONGEST_NAME)
    return name


def insert(
    db: Db,
    made_by: AccountId,
    *,
    name: str,
    language: str,
    link_hash: bytes,
    link_until: datetime,
    now: datetime,
) -> Screen:
    """Keep a new screen that waits for its link to be opened."""
    made = one(
        db,
        Screen,
        """
        INSERT INTO screen (name, language, made_by, made_at, link_hash, link_until)
        VALUES (%(name)s, %(language)s, %(by)s, %(now)s, %(hash)s, %(until)s)
        RETURNING id, name, language, made_at, link_until, opened_at, seen_at, revoked_at
        """,
        {
            "name": name,
            "language": language,
            "by": made_by,
            "now": now,
            "hash": link_hash,
            "until": link_until,
        },
    )
    assert made is not None
    return made


def page(db: Db) -> list[Screen]:
    """Return the screens, those alive first, newest first."""
    return many(
        db,
        Screen,
        """
        SELECT id, name, language, made_at, link_until, opened_at, seen_at, revoked_at
        FROM screen
        ORDER BY revoked_at IS NOT NULL, id DESC LIMIT 200
        """,
    )


def put_link(db: Db, screen_id: ScreenId, *, link_hash: bytes, link_until: datetime) -> Screen:
    """Give a screen that is alive a new link; what it showed with until now ends."""
    linked = one(
        db,
        Screen,
        """
        UPDATE screen SET link_hash = %(hash)s, link_until = %(until)s, key_hash = NULL, opened_at = NULL
        WHERE id = %(id)s AND revoked_at IS NULL
        RETURNING id, name, language, made_at, link_until, opened_at, seen_at, revoked_at
        """,
        {"id": screen_id, "hash": link_hash, "until": link_until},
    )
    if linked is None:
        raise ScreenUnknown(screen_id=screen_id)
    return linked


def revoke(db: Db, screen_id: ScreenId, *, now: datetime) -> None:
    """End a screen for good; refuse with ScreenUnknown where none is alive."""
    revoked = run(
        db,
        """
        UPDATE screen SET revoked_at = %(now)s, link_hash = NULL, link_until = NULL, key_hash = NULL, opened_at = NULL
        WHERE id = %(id)s AND revoked_at IS NULL
        """,
        {"id": screen_id, "now": now},
    )
    if revoked == 0:
        raise ScreenUnknown(screen_id=screen_id)


def open_by_link(db: Db, *, link_hash: bytes, key_hash: bytes, now: datetime) -> Screen:
    """Spend the link and give the screen its key; refuse with ScreenLinkSpent where the link opens nothing."""
    opened = one(
        db,
        Screen,
        """
        UPDATE screen SET link_hash = NULL, link_until = NULL, key_hash = %(key)s, opened_at = %(now)s,
                          seen_at = %(now)s
        WHERE link_hash = %(link)s AND link_until > %(now)s AND revoked_at IS NULL
        RETURNING id, name, language, made_at, link_until, opened_at, seen_at, revoked_at
        """,
        {"link": link_hash, "key": key_hash, "now": now},
    )
    if opened is None:
        raise ScreenLinkSpent
    return opened


def see(db: Db, *, key_hash: bytes, now: datetime) -> Screen | None:
    """Note that the screen of this key is there and return it, or None where there is none alive."""
    return one(
        db,
        Screen,
        """
        UPDATE screen SET seen_at = %(now)s WHERE key_hash = %(key)s AND revoked_at IS NULL
        RETURNING id, name, language, made_at, link_until, opened_at, seen_at, revoked_at
        """,
        {"key": key_hash, "now": now},
    )


def live(db: Db) -> frozenset[ScreenId]:
    """Return the screens that may show the wall now."""
    rows = db.execute("SELECT id FROM screen WHERE key_hash IS NOT NULL ORDER BY id LIMIT 1000").fetchall()
    return frozenset(ScreenId(row["id"]) for row in rows)
