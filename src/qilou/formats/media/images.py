"""Examining an image: is it whole, how large is it, and which way up.

The one surprising fact: the size is read before anything is decoded, so that an image of a few kilobytes which would
unpack into gigabytes is refused unseen.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image

from qilou.formats.media.bare import bare
from qilou.formats.media.families import Family, Unusable

MOST_PIXELS = 50_000_000
MOST_FRAMES = 500
_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})
_PILLOW = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP", "gif": "GIF"}


def examined(data: bytes, family: Family) -> tuple[bytes, int, int]:
    """Return the image without what its camera wrote, and its width and height as it is shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes, which are ours to judge
            width, height, orientation = _decoded(data, family)
        return bare(data, family, orientation=orientation), width, height
    except (OSError, SyntaxError, ValueError, IndexError, EOFError, MemoryError) as broken:
        raise Unusable("is damaged or cut off: it cannot be shown whole") from broken
    except Image.DecompressionBombError as bomb:
        raise _too_large() from bomb


def _decoded(data: bytes, family: Family) -> tuple[int, int, int]:
    """Return width, height and orientation once every pixel has been decoded, of the first frame at least."""
    with Image.open(io.BytesIO(data), formats=[_PILLOW[family.ending]]) as image:
        width, height = image.size
        frames: int = getattr(image, "n_frames", 1)
        if width * height > MOST_PIXELS or width * height * frames > MOST_PIXELS * 20 or frames > MOST_FRAMES:
            raise _too_large()
        orientation = image.getexif().get(_ORIENTATION, 1) if family.ending == "jpg" else 1
        image.load()
    if orientation in _SIDEWAYS:
        width, height = height, width
    return width, height, orientation


def _too_large() -> Unusable:
    return Unusable(f"has more than {MOST_PIXELS // 1_000_000} million pixels; make it smaller")
