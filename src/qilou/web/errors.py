"""Refusals as HTTP answers: `{"error": {"kind", "name", "message", "facts"}}` under the status of their kind.

The one surprising fact: an endpoint declares what it may refuse, and a refusal that is not declared is logged as such,
which fails the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any  # Any: facts are JSON, and so is OpenAPI

import msgspec
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from qilou.base.db import UNREACHABLE
from qilou.base.errors import Conflict, Exhausted, Invalid, NotAllowed, NotFound, Refusal
from qilou.domain.access.model import NotPermitted

log = structlog.get_logger("qilou.web")

REFUSES = "x-refuses"


class Unauthenticated(Refusal):
    """Nobody is signed in."""

    kind = "unauthenticated"


class SignInNeeded(Unauthenticated):
    """Sign in first, or send a valid API token."""


class BadCredentials(Unauthenticated):
    """The login or the password is not right."""


class OriginRefused(NotAllowed):
    """This request came from another site's page, or from a program without an API token."""


class AddressUnknown(NotFound):
    """There is nothing at this address."""


class MethodUnknown(Invalid):
    """This address does not know the method {method}."""


class BodyTooLarge(Invalid):
    """What was sent is larger than the {most_bytes} bytes that this address takes."""


class BodyUnreadable(Invalid):
    """The body could not be read as JSON in UTF-8."""


class RequestInvalid(Invalid):
    """What was sent does not have the form that this address takes."""


class HouseNotReady(Exhausted):
    """The database does not answer. Try again shortly."""


class ServerFailure(Refusal):
    """Something went wrong here. It has been logged; try again, and tell the operator if it stays."""

    kind = "failure"


STATUS_OF_KIND: Mapping[str, HTTPStatus] = {
    Unauthenticated.kind: HTTPStatus.UNAUTHORIZED,
    NotAllowed.kind: HTTPStatus.FORBIDDEN,
    NotFound.kind: HTTPStatus.NOT_FOUND,
    Conflict.kind: HTTPStatus.CONFLICT,
    Invalid.kind: HTTPStatus.UNPROCESSABLE_ENTITY,
    Exhausted.kind: HTTPStatus.TOO_MANY_REQUESTS,
    ServerFailure.kind: HTTPStatus.INTERNAL_SERVER_ERROR,
}
# Where HTTP has a status that says it better.
STATUS_OF: Mapping[type[Refusal], HTTPStatus] = {
    BodyTooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    MethodUnknown: HTTPStatus.METHOD_NOT_ALLOWED,
    HouseNotReady: HTTPStatus.SERVICE_UNAVAILABLE,
}
# What any endpoint may answer, before it is reached.
EVERYWHERE = (
    RequestInvalid,
    BodyUnreadable,
    BodyTooLarge,
    OriginRefused,
    AddressUnknown,
    MethodUnknown,
    HouseNotReady,
    ServerFailure,
)


class Error(BaseModel):
    """What was refused, and why. `message` is English; `name` and `facts` are for translations."""

    model_config = ConfigDict(frozen=True)

    kind: str = Field(
        description="unauthenticated, not_allowed, not_found, conflict, invalid, exhausted or failure"
    )
    name: str
    message: str
    facts: dict[str, Any]  # Any: see above


class ErrorAnswer(BaseModel):
    """The body of every answer that is not a success."""

    model_config = ConfigDict(frozen=True)

    error: Error


def status_of(refusal: type[Refusal]) -> HTTPStatus:
    """Return the status under which this refusal is answered."""
    return STATUS_OF.get(refusal) or STATUS_OF_KIND[refusal.kind]


def refuses(*refusals: type[Refusal]) -> dict[str, Any]:
    """Return the keywords that declare on an endpoint for signed-in people what it may refuse."""
    return refuses_strangers(SignInNeeded, NotPermitted, *refusals)


def refuses_strangers(*refusals: type[Refusal]) -> dict[str, Any]:
    """Return the keywords that declare on an endpoint for anybody what it may refuse."""
    declared = (*refusals, RequestInvalid)
    by_status: dict[int | str, dict[str, Any]] = {}
    for refusal in sorted(set(declared), key=lambda each: (status_of(each), each.__name__)):
        answer = by_status.setdefault(int(status_of(refusal)), {"model": ErrorAnswer, "description": ""})
        said = f"`{refusal.__name__}`: {(refusal.__doc__ or '').splitlines()[0]}"
        answer["description"] = "\n\n".join(filter(None, [answer["description"], said]))
    return {
        "responses": by_status,
        "openapi_extra": {REFUSES: sorted(each.__name__ for each in set(declared))},
    }


def answer_to(refusal: Refusal) -> Response:
    """Return the HTTP answer that carries the refusal."""
    error = {"kind": refusal.kind, "name": refusal.name, "message": refusal.message, "facts": refusal.facts}
    headers: dict[str, str] = {}
    if "retry_after_seconds" in refusal.facts:
        headers["Retry-After"] = str(refusal.facts["retry_after_seconds"])
    return Response(
        msgspec.json.encode({"error": error}),
        status_code=status_of(type(refusal)),
        media_type="application/json",
        headers=headers,
    )


def add_error_answers(app: FastAPI) -> None:
    """Make the app answer refusals, broken requests and failures in the one shape."""
    app.add_exception_handler(Refusal, _answer_refusal)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(ClientDisconnect, _answer_nobody)
    app.add_exception_handler(UNREACHABLE, _answer_unreachable)
    app.add_exception_handler(Exception, _answer_failure)


def note(request: Request, refusal: Refusal) -> None:
    """Write the one log line of a refusal: never what was sent, never who sent it by name."""
    route = request.scope.get("route")
    expected = (
        not isinstance(route, APIRoute) or refusal.name in _declared(route) or isinstance(refusal, EVERYWHERE)
    )
    log.info(
        "refused" if expected else "refused undeclared",
        name=refusal.name,
        kind=refusal.kind,
        method=request.method,
        route=getattr(route, "path", None),
        account=request.scope.get("qilou.account"),
    )


def _declared(route: APIRoute) -> list[str]:
    extra: dict[str, list[str]] = route.openapi_extra or {}
    return extra.get(REFUSES, [])


def _answer_refusal(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, Refusal)
    note(request, failure)
    return answer_to(failure)


def _answer_invalid(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, RequestValidationError)
    errors = failure.errors()
    if any(each["type"] == "json_invalid" for each in errors):
        return _answer_refusal(request, BodyUnreadable())
    problems = [{"path": _path(each["loc"]), "reason": each["msg"]} for each in errors]
    return _answer_refusal(request, RequestInvalid(problems=problems))


def _answer_http(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, HTTPException)
    refusals: dict[int, Refusal] = {
        404: AddressUnknown(),
        405: MethodUnknown(method=request.method),
        413: BodyTooLarge(),
    }
    return _answer_refusal(request, refusals.get(failure.status_code) or BodyUnreadable())


def _answer_unreachable(request: Request, failure: Exception) -> Response:
    log.error("database unreachable", method=request.method, failure=type(failure).__name__)
    return answer_to(HouseNotReady())


def _answer_nobody(request: Request, failure: Exception) -> Response:
    log.info("sender went away", method=request.method)
    return Response(status_code=HTTPStatus.BAD_REQUEST)


def _answer_failure(request: Request, failure: Exception) -> Response:
    route = getattr(request.scope.get("route"), "path", None)
    log.error("failed", method=request.method, route=route, exc_info=failure)
    return answer_to(ServerFailure())


def _path(place: tuple[int | str, ...]) -> str:
    """Return where in the request the problem is: `form.dimensions[0].key` in the body, `query.cursor` outside."""
    steps = place[1:] if place and place[0] == "body" else place
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text
