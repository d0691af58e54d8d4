"""A real HTTP server that speaks the OpenAI protocol, for tests: it streams what it was told to say, at its own pace.

It is an endpoint like any other: nothing in the house knows that it is one of ours. What it says depends on the model
that is asked for, so that a test can tell two models apart; their names, and only they, say how it behaves.

    plain…     says `script(model, messages)` in small pieces
    slow…      waits between the pieces, long enough to be stopped
    broken…    answers with HTTP 500
    cut…       ends in the middle, without saying why
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any  # Any: requests are JSON

Script = Callable[[str, list[dict[str, Any]]], str]
PIECE = 16  # characters


def echo(model: str, messages: list[dict[str, Any]]) -> str:
    """Say a little, in markdown, that depends on what was asked last and on how often one has asked."""
    asked = messages[-1]["content"]
    said = sum(1 for each in messages if each["role"] == "assistant")
    return f"**第 {said + 1} 条回复**\n\n你问的是：{asked}\n\n- 一\n- 二\n\n```python\nprint({said})\n```\n"


class ModelServer:
    """A running server; `requests` holds every request body that it has been sent."""

    def __init__(self, script: Script) -> None:
        self.requests: list[dict[str, Any]] = []
        self.closed_early = 0  # streams that the asker closed
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self, script))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def base_url(self) -> str:
        """Return the address to enter as an endpoint's."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def model_server(script: Script = echo) -> Iterator[ModelServer]:
    """Run a server for as long as the block lasts."""
    server = ModelServer(script)
    try:
        yield server
    finally:
        server.stop()


def _handler(server: ModelServer, script: Script) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing on the test's output."""

        def do_POST(self) -> None:
            """Answer a chat completion."""
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.requests.append(asked)
            model = asked["model"]
            if model.startswith("broken"):
                self._refuse(500, "out of order")
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            try:
                self._speak(model, script(model, asked["messages"]))
            except (BrokenPipeError, ConnectionResetError):
                server.closed_early += 1

        def _speak(self, model: str, text: str) -> None:
            pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
            for at, piece in enumerate(pieces):
                if model.startswith("cut") and at == len(pieces) // 2:
                    return
                self._send({"choices": [{"index": 0, "delta": {"content": piece}}]}, model)
                time.sleep(0.5 if model.startswith("slow") else 0.002)
            self._send({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}, model)
            self.wfile.write(b"data: [DONE]\n\n")

        def _send(self, chunk: dict[str, Any], model: str) -> None:
            whole = {"id": "chat-1", "object": "chat.completion.chunk", "created": 1, "model": model, **chunk}
            self.wfile.write(b"data: " + json.dumps(whole, ensure_ascii=False).encode() + b"\n\n")
            self.wfile.flush()

        def _refuse(self, status: int, message: str) -> None:
            body = json.dumps({"error": {"message": message}}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler
