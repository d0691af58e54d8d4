"""The built client: its page for every address that is not the API's, its hashed files for ever.

Files are read once and kept in memory, plain and gzipped; a client has some dozens of them. The build leaves a gzipped
copy beside most of them, which is smaller than what gzip makes here.
"""

from __future__ import annotations

import gzip
import mimetypes
from functools import cache
from pathlib import Path, PurePosixPath

import structlog
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

log = structlog.get_logger("qilou.web")

STATIC = Path(__file__).parent / "static"
PAGE = "index.html"
FOREVER = "public, max-age=31536000, immutable"
LEAST_GZIPPED = 1_000
GZIPPED_TYPES = ("text/", "application/javascript", "application/json", "image/svg+xml")
NOT_BUILT = (
    "<!doctype html><meta charset=utf-8><title>Qilou</title>"
    "<p>页面还没有构建。The pages are not built yet: run <code>make client</code> and reload.</p>"
)


def is_built() -> bool:
    """Return whether there is a client to serve."""
    return (STATIC / PAGE).is_file()


def serve_client(request: Request) -> Response:
    """Answer with the file at the address, or with the page, whose router knows what the address means."""
    if not is_built():
        log.error("client not built", folder=str(STATIC))
        return HTMLResponse(NOT_BUILT, status_code=503, headers={"Retry-After": "30"})
    path = PurePosixPath(request.path_params["path"])
    name = str(path) if _is_file(path) else PAGE
    is_hashed = path.parts[:1] == ("assets",)
    if is_hashed and name == PAGE:
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    return _answer(request, name, cache_control=FOREVER if is_hashed else "no-cache")


def _is_file(path: PurePosixPath) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return bool(path.parts) and not hidden and "\x00" not in str(path) and (STATIC / path).is_file()


def _answer(request: Request, name: str, *, cache_control: str) -> Response:
    file = STATIC / name
    plain, gzipped, kind = read_file(name, file.stat().st_mtime_ns)
    headers = {"Cache-Control": cache_control, "Vary": "Accept-Encoding"}
    if gzipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(gzipped, media_type=kind, headers={**headers, "Content-Encoding": "gzip"})
    return Response(plain, media_type=kind, headers=headers)


@cache
def read_file(name: str, changed_at: int) -> tuple[bytes, bytes | None, str]:
    """Return the file's bytes, their gzipped form where that helps, and their type; `changed_at` keeps it fresh."""
    plain = (STATIC / name).read_bytes()
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind == "text/javascript":
        kind = "application/javascript"
    copy = STATIC / f"{name}.gz"
    if copy.is_file():
        return plain, copy.read_bytes(), kind
    helps = kind.startswith(GZIPPED_TYPES) and len(plain) >= LEAST_GZIPPED
    return plain, gzip.compress(plain, 9, mtime=0) if helps else None, kind
