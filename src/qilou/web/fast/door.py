"""The fast door: stands before the app and answers the two requests that come a thousand times as often as any other.

The one surprising fact: what it does not answer itself reaches the app as if nobody had read it. The guards it takes
over are those of guards.py: the origin, the size of the body, the headers of every answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qilou.base.ids import LeaseId
from qilou.web.fast.hand_in import hand_in
from qilou.web.fast.known import Known
from qilou.web.fast.take import take
from qilou.web.guards import COOKIE, HEADERS, MOST_BYTES, MOST_BYTES_OF_WORK, origin_of

FAST = "fast"  # the key of the door's knowledge in the state of the app's lifespan
_ANSWER = re.compile(r"/api/leases/([1-9][0-9]{0,17})/answer")
_COOKIE = re.compile(COOKIE.encode() + rb"=([A-Za-z0-9_-]+)")
_HEADERS = [
    (b"content-type", b"application/json"),
    (b"cache-control", b"no-store"),
    *[(name.lower().encode(), text.encode()) for name, text in HEADERS.items()],
]


class Sender(msgspec.Struct, frozen=True):
    """Who sends, as the request's headers tell."""

    secret: str
    is_token: bool


class FastDoor:
    """Answers claims and answers that plainly succeed; everything else goes on to the app."""

    def __init__(self, app: ASGIApp, *, public_url: str | None) -> None:
        self._app = app
        self._public = None if public_url is None else origin_of(public_url).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or pass it on."""
        known: Known | None = scope.get("state", {}).get(FAST) if scope["type"] == "http" else None
        lease_id = _lease_of(scope) if known is not None else None
        sender = self._sender(scope["headers"]) if known is not None and lease_id is not None else None
        if known is None or lease_id is None or sender is None:
            await self._app(scope, receive, send)
            return

        most = MOST_BYTES_OF_WORK if lease_id else MOST_BYTES
        body, read = await _read(receive, most=most)
        answer = None
        if body is not None:
            answer = await _answer(known, sender, LeaseId(lease_id), body)
        if answer is None:
            await self._app(scope, _again(read, receive), send)
            return
        length = (b"content-length", str(len(answer)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [*_HEADERS, length]})
        await send({"type": "http.response.body", "body": answer})

    def _sender(self, headers: Sequence[tuple[bytes, bytes]]) -> Sender | None:
        """Return whom the headers name, or None where the ordinary door must look at them."""
        found = {name: text for name, text in headers if name in _LOOKED_AT}
        if not found.get(b"content-type", b"").startswith(b"application/json"):
            return None
        bearer = found.get(b"authorization")
        if bearer is not None:
            is_plain = bearer[:7] == b"Bearer " and bearer.isascii()
            return Sender(bearer[7:].decode(), True) if is_plain else None
        session = _COOKIE.search(found.get(b"cookie", b""))
        if session is None or not self._is_ours(found.get(b"origin"), found.get(b"host", b"")):
            return None
        return Sender(session[1].decode(), False)

    def _is_ours(self, origin: bytes | None, host: bytes) -> bool:
        if origin is None:
            return False
        if self._public is not None:
            return origin == self._public
        return urlsplit(origin.decode("latin-1")).netloc == host.decode("latin-1")


async def _answer(known: Known, sender: Sender, lease_id: LeaseId, body: bytes) -> bytes | None:
    holder = await known.holder(sender.secret, is_token=sender.is_token)
    if holder is None:
        return None
    return await (hand_in(known, holder, lease_id, body) if lease_id else take(known, holder, body))


_LOOKED_AT = frozenset({b"authorization", b"content-type", b"cookie", b"host", b"origin"})


def _lease_of(scope: Scope) -> int | None:
    """Return the lease that an answer is handed in under, 0 for a claim, None for anything else."""
    path = scope["path"]
    if scope["method"] == "POST":
        return 0 if path == "/api/leases" else None
    if scope["method"] == "PUT":
        found = _ANSWER.fullmatch(path)
        return int(found[1]) if found else None
    return None


async def _read(receive: Receive, *, most: int) -> tuple[bytes | None, list[Message]]:
    """Return the whole body, None where it is too large or cut, and the messages that it came in."""
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body", False):
        body = message.get("body", b"")
        return (body if len(body) <= most else None), [message]
    read = [message]
    size = len(message.get("body", b""))
    while message["type"] == "http.request" and message.get("more_body", False) and size <= most:
        message = await receive()
        size += len(message.get("body", b""))
        read.append(message)
    is_whole = message["type"] == "http.request" and size <= most
    return (b"".join(each.get("body", b"") for each in read) if is_whole else None), read


def _again(read: list[Message], receive: Receive) -> Receive:
    left = iter(read)

    async def receive_again() -> Message:
        message = next(left, None)
        return await receive() if message is None else message

    return receive_again
