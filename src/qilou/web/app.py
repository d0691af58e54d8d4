"""The web app, put together: guards, routes, error answers, the built client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any  # Any: the lifespan's state is of any type

import anyio.to_thread
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response

from qilou import __version__
from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.vault import vault_of
from qilou.llm.switchboard import Switchboard
from qilou.web.client import serve_client
from qilou.web.errors import AddressUnknown, add_error_answers
from qilou.web.fast.door import FAST, FastDoor
from qilou.web.fast.known import Known
from qilou.web.guards import BodyLimit, PlainAddress, SameOrigin, SecurityHeaders
from qilou.web.keys import identity_key
from qilou.web.routes import (
    acceptance,
    adjudication,
    answers,
    appeals,
    audit,
    batches,
    courses,
    dialogues,
    explore,
    forms,
    generations,
    health,
    items,
    ladders,
    languages,
    media,
    metrics,
    models,
    pauses,
    people,
    projects,
    questions,
    releases,
    reports,
    results,
    sessions,
    showcase,
    standing,
    steering,
    tokens,
    training,
    wall,
    work,
)
from qilou.web.wall import Board

ROUTES = (
    health,
    sessions,
    tokens,
    people,
    projects,
    items,
    media,
    explore,
    work,
    languages,
    forms,
    generations,
    questions,
    dialogues,
    showcase,
    answers,
    appeals,
    acceptance,
    adjudication,
    results,
    releases,
    training,
    courses,
    ladders,
    models,
    batches,
    audit,
    reports,
    wall,
    metrics,
    standing,
    pauses,
    steering,
)
SPARE_THREADS = 4  # for passwords and files, which need no connection


def create_app(settings: Settings, house: House) -> FastAPI:
    """Return the app that serves this house."""
    app = bare_app(public_url=settings.public_url, threads=settings.pool_size + SPARE_THREADS, house=house)
    app.state.settings = settings
    app.state.house = house
    app.state.identity_key = identity_key(settings)
    app.state.board = Board(house, every=settings.wall_seconds)
    app.state.vault = vault_of(settings)
    app.state.switchboard = Switchboard(settings.home, gguf=settings.gguf, threads=settings.model_threads)
    return app


def bare_app(
    *, public_url: str | None = None, threads: int = SPARE_THREADS, house: House | None = None
) -> FastAPI:
    """Return the app; without a house it is enough to describe it."""
    app = FastAPI(
        title="Qilou",
        summary="An open-source platform on which annotation bases label and release data for large language models",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,  # its page loads scripts from elsewhere, which our content policy refuses
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
        lifespan=_lifespan(threads, house),
        middleware=[
            Middleware(FastDoor, public_url=public_url),
            Middleware(SecurityHeaders),
            Middleware(PlainAddress),
            Middleware(SameOrigin, public_url=public_url),
            Middleware(BodyLimit),
        ],
    )
    add_error_answers(app)
    api = APIRouter(prefix="/api")
    for each in ROUTES:
        api.include_router(each.router)
    app.include_router(api)
    app.add_api_route("/api/{path:path}", _unknown, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_route("/{path:path}", serve_client, methods=["GET", "HEAD"], include_in_schema=False)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name


def _lifespan(
    threads: int, house: House | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[dict[str, Any]]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Any]]:
        # More threads than connections would only wait for one, out of the order in which the requests came.
        anyio.to_thread.current_default_thread_limiter().total_tokens = threads
        known = None if house is None else Known(house)
        yield {FAST: known}
        if known is not None:
            await known.close()
        if hasattr(app.state, "switchboard"):  # a bare app has none
            await app.state.switchboard.close()

    return lifespan


def _unknown(request: Request) -> Response:
    raise AddressUnknown
