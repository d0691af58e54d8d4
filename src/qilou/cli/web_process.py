"""`python -m qilou.cli.web_process`: one of several web processes on one port, started by `qilou serve`.

The one surprising fact: each has a listening socket of its own on the same port (SO_REUSEPORT), and the kernel deals
the connections out.
"""

from __future__ import annotations

import socket

import uvicorn

from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.log import configure_log
from qilou.base.postgres import running_database
from qilou.web.app import create_app

KEEP_ALIVE_SECONDS = 75  # longer than the minute after which proxies drop a connection that idles
STOPS_WITHIN_SECONDS = 10


def main() -> None:
    """Serve until a signal says stop, on the database that `qilou serve` runs."""
    settings = Settings()
    configure_log(settings)
    with running_database(settings) as database:
        house = House(database.app_dsn, size=settings.pool_size, role=database.app_role)
        try:
            uvicorn.Server(web_config(settings, house)).run(
                sockets=[shared_socket(settings.host, settings.port)]
            )
        finally:
            house.close()


def web_config(settings: Settings, house: House) -> uvicorn.Config:
    """Return how a web process serves this house."""
    return uvicorn.Config(
        create_app(settings, house),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=STOPS_WITHIN_SECONDS,
    )


def shared_socket(host: str, port: int) -> socket.socket:
    """Return a socket bound to the port, which others may bind as well; 0 takes a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    bound.bind((host, port))
    return bound


if __name__ == "__main__":
    main()
