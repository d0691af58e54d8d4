"""The clock of the doors. Flows never read it: `now` comes in as an argument.

Days are counted in the base's own time zone (Asia/Shanghai), whatever the server's is.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

BASE_ZONE = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


def day_began_at(instant: datetime) -> datetime:
    """Return midnight of the instant's day in the base's time zone."""
    return instant.astimezone(BASE_ZONE).replace(hour=0, minute=0, second=0, microsecond=0)


def month_began_at(instant: datetime) -> datetime:
    """Return midnight of the first day of the instant's month in the base's time zone."""
    return day_began_at(instant).replace(day=1)


def minutes(count: int) -> timedelta:
    """Return that many minutes."""
    return timedelta(minutes=count)
