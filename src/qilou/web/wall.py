"""The wall's figures, counted once for all screens of this process, and told to each as server-sent events.

The one surprising fact: nobody counts while nobody looks. The first screen that finds the figures too old counts them
anew, and all others get the same bytes.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import datetime

import anyio
import msgspec
import structlog
from anyio.to_thread import run_sync

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.ids import ScreenId
from qilou.domain.reports.model import HourCount, Standing
from qilou.flows import show_wall
from qilou.web.shapes.wall import Wall

log = structlog.get_logger("qilou.web")

SLOW = (
    12  # ticks for which ended hours and whole projects are used again: a minute where a tick is five seconds
)
HEARTBEAT_SECONDS = 15.0
LONGEST_STREAM_SECONDS = 600.0  # then the screen comes again and is asked who it is
RETRY = b"retry: 1000\n\n"
BEAT = b"event: beat\ndata: {}\n\n"
GONE = b"event: gone\ndata: {}\n\n"


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """One computation: its number (milliseconds since 1970), the wall as JSON, and the screens that may see it."""

    number: int
    body: bytes
    screens: frozenset[ScreenId]
    counted_at: float  # of the monotonic clock

    @property
    def age_ms(self) -> int:
        """Return how old they are."""
        return int((time.monotonic() - self.counted_at) * 1000)


class Slow(msgspec.Struct, frozen=True, kw_only=True):
    """What is used again for a while."""

    ended: list[HourCount]
    standing: Standing
    hour: datetime
    counted_at: float


class Board:
    """The figures of this process. `every` is the length of a tick in seconds."""

    def __init__(self, house: House, *, every: float) -> None:
        self.every = every
        self._house = house
        self._counting = anyio.Lock()
        self._figures: Figures | None = None
        self._slow: Slow | None = None

    async def figures(self) -> Figures:
        """Return figures that are no older than a tick; counts them, once for all who wait, where they are."""
        async with self._counting:
            if self._figures is None or self._figures.age_ms >= self.every * 1000:
                self._figures = await run_sync(self._count)
            return self._figures

    def _count(self) -> Figures:
        now, started = clock.now(), time.monotonic()
        hour = now.replace(minute=0, second=0, microsecond=0)
        with self._house.transaction(HOUSE) as db:
            slow = self._slow
            if slow is None or slow.hour != hour or started - slow.counted_at >= SLOW * self.every:
                slow = Slow(
                    ended=show_wall.count_hours(db, now=now),
                    standing=show_wall.read_standing(db, now=now),
                    hour=hour,
                    counted_at=started,
                )
                self._slow = slow
            wall = show_wall.read_wall(db, ended=slow.ended, standing=slow.standing, now=now)
            screens = show_wall.live_screens(db)
        body = Wall.of(wall).model_dump_json().encode()
        return Figures(
            number=int(now.timestamp() * 1000), body=body, screens=screens, counted_at=time.monotonic()
        )


async def events(board: Board, *, screen_id: ScreenId | None, last: int) -> AsyncIterator[bytes]:
    """Yield the figures after number `last` as they come, a heartbeat where none come, and `gone` for the revoked."""
    yield RETRY
    ends = anyio.current_time() + LONGEST_STREAM_SECONDS
    beaten = anyio.current_time()
    while anyio.current_time() < ends:
        figures = await _figures(board, within=beaten + HEARTBEAT_SECONDS - anyio.current_time())
        if figures is not None and screen_id is not None and screen_id not in figures.screens:
            yield GONE
            return
        if figures is not None and figures.number > last:
            last, beaten = figures.number, anyio.current_time()
            yield told(figures)
        elif anyio.current_time() >= beaten + HEARTBEAT_SECONDS:
            beaten = anyio.current_time()
            yield BEAT
        await anyio.sleep(board.every if figures is None else max(0.01, board.every - figures.age_ms / 1000))


async def _figures(board: Board, *, within: float) -> Figures | None:
    """Return the figures, or None where the database does not give them now."""
    try:
        with anyio.move_on_after(max(0.1, within)):
            return await board.figures()
    except Exception as failure:  # whatever it is, the screens keep what they show and say how old it is
        log.error("wall not counted", failure=type(failure).__name__)
    return None


def told(figures: Figures) -> bytes:
    """Return the figures as one event."""
    return b"event: wall\nid: %d\ndata: %b\n\n" % (figures.number, seen(figures))


def seen(figures: Figures) -> bytes:
    """Return the figures with their age, as JSON."""
    return b'{"age_ms":%d,"wall":%b}' % (figures.age_ms, figures.body)
