"""Whether the house stands, and the demonstration's sign-ins."""

from __future__ import annotations

import msgspec
import structlog
from fastapi import APIRouter

from qilou.base.db import HOUSE
from qilou.base.errors import NotFound
from qilou.web.deps import TheHouse, TheSettings
from qilou.web.errors import HouseNotReady, refuses_strangers
from qilou.web.shapes.health import Health
from qilou.web.shapes.people import Demo

log = structlog.get_logger("qilou.web")
router = APIRouter(tags=["health"])
DEMO_FILE = "demo.json"


class NoDemo(NotFound):
    """This installation is no demonstration."""


@router.get("/health", **refuses_strangers())
async def read_health() -> Health:
    """Tell that this process answers."""
    return Health(status="ok")


@router.get("/ready", **refuses_strangers(HouseNotReady))
def read_ready(house: TheHouse) -> Health:
    """Tell that the database answers too."""
    try:
        with house.transaction(HOUSE):
            return Health(status="ok")
    except Exception as failure:  # whatever it is, the database does not answer
        log.warning("not ready", failure=type(failure).__name__)
        raise HouseNotReady from failure


@router.get("/demo", **refuses_strangers(NoDemo))
def read_demo(settings: TheSettings) -> Demo:
    """Return the demonstration's sign-ins, where this installation is one."""
    path = settings.home / DEMO_FILE
    if not settings.demo or not path.exists():
        raise NoDemo
    return Demo.model_validate(msgspec.json.decode(path.read_bytes()))
