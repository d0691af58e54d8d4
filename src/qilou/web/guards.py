"""What stands before every endpoint: security headers, plain addresses, the origin of unsafe requests, body sizes."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qilou.base.errors import Refusal
from qilou.web.errors import AddressUnknown, BodyTooLarge, OriginRefused, answer_to, note

COOKIE = "qilou_session"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
MOST_BYTES = 2 * 1024 * 1024
MOST_BYTES_OF_WORK = 12 * 1024 * 1024
_WORK = re.compile(r"/api/(leases/\d+/(draft|answer)|answers/\d+/review)")
_UPLOAD = re.compile(r"/api/projects/\d+/imports")


class SecurityHeaders:
    """Puts the security headers on every answer, and keeps answers of the API out of every cache."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, text in HEADERS.items():
                    headers.setdefault(name, text)
                if scope["path"].startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


class SameOrigin:
    """Refuses unsafe requests that carry the session's cookie, or come from a page, unless the page is ours.

    A request with an API token is let through: no browser adds one by itself.
    """

    def __init__(self, app: ASGIApp, *, public_url: str | None) -> None:
        self._app = app
        self._public = None if public_url is None else origin_of(public_url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on or refuse it with OriginRefused."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS or self._may_pass(Request(scope)):
            await self._app(scope, receive, send)
        else:
            await _refuse(OriginRefused(), scope, receive, send)

    def _may_pass(self, request: Request) -> bool:
        if request.headers.get("authorization", "").lower().startswith("bearer "):
            return True
        origin = request.headers.get("origin")
        if origin is None:
            return COOKIE not in request.cookies
        if self._public is not None:
            return origin == self._public
        return urlsplit(origin).netloc == request.headers.get("host", "")


class PlainAddress:
    """Refuses addresses that hold NUL, which no text in the database can."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on or refuse it with AddressUnknown."""
        if scope["type"] == "http" and ("\x00" in scope["path"] or b"%00" in scope["query_string"]):
            await _refuse(AddressUnknown(), scope, receive, send)
        else:
            await self._app(scope, receive, send)


class BodyLimit:
    """Reads a request's body before anything else does, and refuses one that is too large with BodyTooLarge.

    Uploads of imports are let through unread: their endpoint streams them to a file and counts for itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body, or refuse it."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS or _UPLOAD.fullmatch(scope["path"]):
            await self._app(scope, receive, send)
            return
        most = MOST_BYTES_OF_WORK if _WORK.fullmatch(scope["path"]) else MOST_BYTES
        declared = Headers(scope=scope).get("content-length", "")
        body = None if declared.isdigit() and int(declared) > most else await _read(receive, most=most)
        if body is None:
            await _refuse(BodyTooLarge(most_bytes=most), scope, receive, send)
        else:
            await self._app(scope, _replayed(body, receive), send)


async def _read(receive: Receive, *, most: int) -> bytes | None:
    """Return the whole body, or None once it is more than `most` bytes."""
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        chunk = message.get("body", b"")
        chunks.append(chunk)
        size += len(chunk)
        if size > most:
            return None
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return b"".join(chunks)


def _replayed(body: bytes, receive: Receive) -> Receive:
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


async def _refuse(refusal: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
    note(Request(scope), refusal)
    await answer_to(refusal)(scope, receive, send)


def origin_of(url: str) -> str:
    """Return the origin of the address as a browser sends it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
