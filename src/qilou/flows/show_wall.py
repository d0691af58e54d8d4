"""Chapter: the wall, a screen in the hall. Operators admit screens; what the wall shows is counted for all at once.

The one surprising fact: a screen is no actor. It holds a key that reads this one page and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from qilou.base.clock import day_began_at
from qilou.base.db import Db
from qilou.base.ids import ScreenId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.people import screens
from qilou.domain.people.credentials import hash_of
from qilou.domain.people.screens import Screen
from qilou.domain.reports import rules, wall
from qilou.domain.reports.model import HourCount, Standing, Wall

LINK_LASTS = timedelta(hours=24)
ON_DUTY = timedelta(minutes=30)
HOURS_SHOWN = 12
DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)  # spans end before their end, and what happened this instant counts


def list_screens(db: Db, actor: Actor) -> list[Screen]:
    """Return the screens of the base."""
    require(actor, Permit.WALL_MANAGE)

    return screens.page(db)


def make_screen(db: Db, actor: Actor, *, name: str, language: str, secret: str, now: datetime) -> Screen:
    """Make a screen that whoever first opens the link with this secret becomes."""
    require(actor, Permit.WALL_MANAGE)
    assert actor.account_id is not None, "the house itself makes no screens"

    name = screens.require_name(name)

    made = screens.insert(
        db, actor.account_id, name=name, language=language, link_hash=hash_of(secret),
        link_until=now + LINK_LASTS, now=now,
    )  # fmt: skip

    record(db, actor, Action.SCREEN_MADE, subject=("screen", made.id), now=now)
    return made


def renew_link(db: Db, actor: Actor, *, screen_id: ScreenId, secret: str, now: datetime) -> Screen:
    """Give a screen a new link, for another device or after a link was lost; the device until now goes dark."""
    require(actor, Permit.WALL_MANAGE)

    linked = screens.put_link(db, screen_id, link_hash=hash_of(secret), link_until=now + LINK_LASTS)

    record(db, actor, Action.SCREEN_LINKED, subject=("screen", screen_id), now=now)
    return linked


def revoke_screen(db: Db, actor: Actor, *, screen_id: ScreenId, now: datetime) -> None:
    """End a screen for good; it goes dark with the next figures."""
    require(actor, Permit.WALL_MANAGE)

    screens.revoke(db, screen_id, now=now)

    record(db, actor, Action.SCREEN_REVOKED, subject=("screen", screen_id), now=now)


def admit_screen(db: Db, *, secret: str, key: str, now: datetime) -> Screen:
    """Spend a link: from now on this key shows the wall."""
    opened = screens.open_by_link(db, link_hash=hash_of(secret), key_hash=hash_of(key), now=now)

    record(db, HOUSE_ITSELF, Action.SCREEN_OPENED, subject=("screen", opened.id), now=now)
    return opened


def see_screen(db: Db, *, key: str, now: datetime) -> Screen | None:
    """Return the screen that holds this key, or None where it holds none that counts."""
    return screens.see(db, key_hash=hash_of(key), now=now)


def live_screens(db: Db) -> frozenset[ScreenId]:
    """Return the screens that may show the wall now."""
    return screens.live(db)


def count_hours(db: Db, *, now: datetime) -> list[HourCount]:
    """Return the hours that have ended, from the beginning of yesterday on. They may be used again for a while."""
    return wall.hours(db, since=day_began_at(now) - DAY, until=_hour_began_at(now))


def read_standing(db: Db, *, now: datetime) -> Standing:
    """Return what changes slowly: projects as a whole, and a week's verdicts. It may be used again for a while."""
    return Standing(
        base=wall.base_name(db),
        people=wall.people(db),
        sample=wall.is_sample(db),
        projects=wall.projects(db, day_ago=now - DAY, week_ago=now - 7 * DAY),
        companies=wall.companies(db, week_ago=now - 7 * DAY),
    )


def read_wall(db: Db, *, ended: Sequence[HourCount], standing: Standing, now: datetime) -> Wall:
    """Return what the wall shows now; only the present hour, and that part of yesterday's, are counted here."""
    until, day = now + INSTANT, day_began_at(now)
    this_hour = wall.hours(db, since=_hour_began_at(now), until=until)
    that_hour = wall.hours(db, since=_hour_began_at(now) - DAY, until=until - DAY)
    queue = wall.queue(db)

    today = [*(each for each in ended if each.hour >= day), *this_hour]
    yesterday = [*(each for each in ended if each.hour < _hour_began_at(now) - DAY), *that_hour]
    return Wall(
        at=now,
        base=standing.base,
        people=standing.people,
        sample=standing.sample,
        today=rules.added(today, on_duty=wall.on_duty(db, since=now - ON_DUTY, until=until)),
        yesterday=rules.added(
            yesterday, on_duty=wall.on_duty(db, since=now - DAY - ON_DUTY, until=until - DAY)
        ),
        hours=[*ended, *this_hour][-HOURS_SHOWN:],
        companies=wall.companies_on_duty(db, since=now - ON_DUTY, until=until),
        queue=queue,
        projects=standing.projects,
        attention=rules.watched(standing.projects, standing.companies, queue, now=now),
    )


def _hour_began_at(instant: datetime) -> datetime:
    return instant.replace(minute=0, second=0, microsecond=0)
