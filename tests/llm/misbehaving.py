"""A server that speaks the OpenAI protocol, and misbehaves as its model's name says. It really listens on loopback.

The one surprising fact: the model that is asked for chooses the fault, so one server shows them all.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-right"


def piece(text: str | None, *, finish: str | None = None) -> bytes:
    """Return one event of a stream."""
    delta = {} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    body = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return b"data: " + json.dumps(body).encode() + b"\n\n"


def usage(*, read: int, written: int) -> bytes:
    """Return the event that tells how many tokens there were."""
    told = {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
    body = {
        "id": "x",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [],
        "usage": told,
    }
    return b"data: " + json.dumps(body).encode() + b"\n\n"


STOP = piece(None, finish="stop")
DONE = b"data: [DONE]\n\n"
ORDINARY = [piece("Hel"), piece("lo"), STOP, usage(read=7, written=2), DONE]
STREAMS: dict[str, list[bytes]] = {
    "ordinary": ORDINARY,
    "without-usage": [piece("Hello"), STOP, DONE],
    "too-many-tokens": [piece("Hello"), piece(None, finish="length"), DONE],
    "half-json": [piece("Hel"), b'data: {"choices": [{"delta": {"con\n\n', DONE],
    "not-the-protocol": [piece("Hel"), b'data: [1, "two"]\n\n', b'data: {"choices": "none"}\n\n', STOP, DONE],
    "not-utf8": [piece("Hel"), b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n', DONE],
    "script": [piece("<script>alert(1)</script><img src=x onerror=alert(2)>"), STOP, DONE],
    "own-name": [piece("I am GPT-Ordinary by Some Company."), STOP, DONE],
    "unstorable": [piece("a\x00b\ud83d"), STOP, DONE],
    "empty": [STOP, DONE],
    "error-inside": [piece("Hel"), b'data: {"error": {"message": "out of memory", "code": 500}}\n\n'],
    "hundred-thousand": [*[piece("字" * 100)] * 1000, STOP, DONE],
    "endless": [*[piece("x" * 10_000)] * 100, STOP, DONE],
}
STATUSES = {
    "limited": (429, {"error": {"message": "slow down", "code": "rate_limit"}}),
    "ill": (500, {"error": {"message": "internal"}}),
    "unknown": (404, {"error": {"message": "The model does not exist", "code": "model_not_found"}}),
    "unknown-400": (400, {"error": {"message": "model not found: zzz"}}),
    "long-prompt": (
        400,
        {"error": {"message": "maximum context length is 8192", "code": "context_length_exceeded"}},
    ),
    "strange": (422, {"error": {"message": "no such parameter"}}),
}


class Server(ThreadingHTTPServer):
    """Counts what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, Any]] = []
        self.cut_off = threading.Event()  # set when a reader went away in the middle

    @property
    def base_url(self) -> str:
        """Return where to ask."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever is asked to misbehave will see connections break."""


class Handler(BaseHTTPRequestHandler):
    """Answers as the model's name says."""

    server: Server

    def do_POST(self) -> None:
        """Answer one question."""
        sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append(sent)
        model = sent["model"]
        if self.headers["authorization"] not in (f"Bearer {KEY}", "Bearer none"):
            self._refuse(401, {"error": {"message": "Incorrect API key", "code": "invalid_api_key"}})
        elif model in STATUSES:
            self._refuse(*STATUSES[model])
        elif model == "limited-once" and len(self.server.asked) == 1:
            self._refuse(429, {"error": {"message": "slow down"}})
        elif model == "html":
            self._start("text/html")
            self.wfile.write(b"<html>Welcome to the proxy</html>")
        else:
            self._stream(model)

    def _stream(self, model: str) -> None:
        if model == "silent":
            time.sleep(3)
        self._start("text/event-stream")
        if model == "cut":
            self._say([piece("Hel")])
        elif model == "stalls":
            self._say([piece("Hel")])
            time.sleep(3)
        elif model == "slow-drip":
            try:
                for _ in range(200):
                    self._say([piece("drip ")])
                    time.sleep(0.02)
            except OSError:
                self.server.cut_off.set()
        else:
            self._say(STREAMS.get(model, ORDINARY))

    def _say(self, pieces: list[bytes]) -> None:
        for each in pieces:
            self.wfile.write(each)
            self.wfile.flush()

    def _start(self, kind: str) -> None:
        self.send_response(200)
        self.send_header("content-type", kind)
        self.end_headers()

    def _refuse(self, status: int, body: object) -> None:
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        if status == 429:
            self.send_header("retry-after", "0")
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """Run the server for as long as the block lasts."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
