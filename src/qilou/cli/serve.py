"""`qilou serve`: everything that a base needs, from one command."""

from __future__ import annotations

import signal
import socket
import tempfile
import time
from typing import Annotated, NoReturn

import structlog
import typer
import uvicorn

from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.log import configure_log
from qilou.base.postgres import Database
from qilou.cli.children import WEB, WORKER, running_children
from qilou.cli.opening import Home, NotPossible, open_house, settings_with
from qilou.cli.web_process import shared_socket, web_config
from qilou.web.client import is_built

log = structlog.get_logger("qilou.cli")

LOOKS_EACH_SECONDS = 3


def serve(
    host: Annotated[str | None, typer.Option(help="The address to listen on (QILOU_HOST).")] = None,
    port: Annotated[
        int | None, typer.Option(help="The port to listen on; 0 takes a free one (QILOU_PORT).")
    ] = None,
    home: Home = None,
    processes: Annotated[int | None, typer.Option(help="Web processes (QILOU_PROCESSES).")] = None,
    workers: Annotated[int | None, typer.Option(help="Worker processes for jobs (QILOU_WORKERS).")] = None,
    no_client: Annotated[bool, typer.Option("--no-client", help="Serve the API alone.")] = False,
) -> None:
    """Serve the pages and the API, with the database and the workers that they need."""
    settings = settings_with(host=host, port=port, home=home, processes=processes, workers=workers)
    if not no_client:
        require_client()
    leave_on_signals()
    configure_log(settings)
    with (
        open_house(settings) as (database, house),
        running_children(settings, [WORKER] * settings.workers),
    ):
        if settings.processes > 1:
            serve_with_many(settings, database=database)
        else:
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
        _revive(database)

    config = web_config(settings, house)
    config.callback_notify = look_after_database
    config.timeout_notify = LOOKS_EACH_SECONDS
    _Announcing(config).run()


def serve_with_many(settings: Settings, *, database: Database) -> None:
    """Serve with several web processes until a signal says stop, and look after the private database meanwhile."""
    with (
        shared_socket(settings.host, settings.port) as place,  # held, so that the port stays ours
        tempfile.TemporaryDirectory(prefix="qilou-metrics-") as counts,
    ):
        port = place.getsockname()[1]
        told = {
            "QILOU_HOST": settings.host,
            "QILOU_PORT": str(port),
            "QILOU_POOL_SIZE": str(settings.pool_size),
            "PROMETHEUS_MULTIPROC_DIR": counts,
        }
        with running_children(settings, [WEB] * settings.processes, told=told):
            _await(settings.host, port)
            _announce(settings.host, port)
            while True:
                time.sleep(LOOKS_EACH_SECONDS)
                _revive(database)


def _revive(database: Database) -> None:
    if database.revive():  # in the main thread, as it must be; without a database nobody is served anyway
        log.error("the database server had died and was started again")


def _await(host: str, port: int) -> None:
    while True:
        try:
            socket.create_connection((host, port), 1.0).close()
            return
        except OSError:
            time.sleep(0.1)


def _announce(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    print(f"Qilou is at http://{shown}:{port}", flush=True)


class _Announcing(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and print where."""
        await super().startup(sockets)
        for each in self.servers[:1]:
            _announce(*each.sockets[0].getsockname()[:2])


def _leave(signal_number: int, frame: object) -> NoReturn:
    raise SystemExit(0)
