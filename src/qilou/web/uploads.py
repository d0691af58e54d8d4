"""Uploads: streamed into a file of their own before any transaction opens, whole on disk or gone."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

from anyio import to_thread

from qilou.base.errors import Invalid

MOST_BYTES = 4 * 1024**3


class UploadTooLarge(Invalid):
    """The file is larger than the {most_bytes} bytes that an import takes. Split it."""


class UploadEmpty(Invalid):
    """The file is empty."""


async def keep_upload(stream: AsyncIterator[bytes], *, folder: Path) -> Path:
    """Write the stream into a new file of the folder, wait until it is on disk, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = (folder / secrets.token_hex(16)).resolve()
    try:
        with path.open("xb") as file:
            size = 0
            async for chunk in stream:
                size += len(chunk)
                if size > MOST_BYTES:
                    raise UploadTooLarge(most_bytes=MOST_BYTES)
                await to_thread.run_sync(file.write, chunk)
            if size == 0:
                raise UploadEmpty
            file.flush()
            await to_thread.run_sync(os.fsync, file.fileno())
    except BaseException:  # a cut connection included: half a file is of no use to anybody
        path.unlink(missing_ok=True)
        raise
    return path
