"""`qilou serve`: everything that a base needs, from one command."""

from __future__ import annotations

import signal
import socket
from typing import Annotated, NoReturn

import structlog
import typer
import uvicorn

from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.log import configure_log
from qilou.base.postgres import Database
from qilou.cli.children import WORKER, running_children
from qilou.cli.opening import Home, NotPossible, open_house, settings_with
from qilou.web.app import create_app
from qilou.web.client import is_built

log = structlog.get_logger("qilou.cli")

KEEP_ALIVE_SECONDS = 75  # longer than the minute after which proxies drop a connection that idles
STOPS_WITHIN_SECONDS = 10
LOOKS_EACH_SECONDS = 3


def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on (QILOU_HOST).")] = None,
    port: Annotated[
        int | None, typer.Option(help="The port to listen on; 0 takes a free one (QILOU_PORT).")
    ] = None,
    home: Home = None,
    workers: Annotated[int | None, typer.Option(help="Worker processes for jobs (QILOU_WORKERS).")] = None,
    no_client: Annotated[bool, typer.Option("--no-client", help="Serve the API alone.")] = False,
) -> None:
    """Serve the pages and the API, with the database and the workers that they need."""
    settings = settings_with(host=host, port=port, home=home, workers=workers)
    if not no_client:
        require_client()
    leave_on_signals()
    configure_log(settings)
    with (
        open_house(settings) as (database, house),
        running_children(settings, [WORKER] * settings.workers),
    ):
        serve_house(settings, house, database=database)


def require_client() -> None:
    """Refuse where the pages are not built."""
    if not is_built():
        raise NotPossible(
            "the pages are not built. Run `python hatch_build.py`, or serve the API alone with --no-client."
        )


def leave_on_signals() -> None:
    """Leave by an exception when a signal says stop, so that what was started is stopped."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, _leave)


def serve_house(settings: Settings, house: House, *, database: Database) -> None:
    """Serve until a signal says stop; start the private database server again where it dies meanwhile."""

    async def look_after_database() -> None:
        if database.revive():  # in the main thread, as it must be; without a database nobody is served anyway
            log.error("the database server had died and was started again")

    config = uvicorn.Config(
        create_app(settings, house),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=STOPS_WITHIN_SECONDS,
        callback_notify=look_after_database,
        timeout_notify=LOOKS_EACH_SECONDS,
    )
    _Announcing(config).run()


class _Announcing(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and print where."""
        await super().startup(sockets)
        for each in self.servers[:1]:
            host, port = each.sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            print(f"Qilou is at http://{shown}:{port}", flush=True)


def _leave(signal_number: int, frame: object) -> NoReturn:
    raise SystemExit(0)
