"""Images and sounds, drawn here so that no file of them lies in the project, and ZIPs that hold them."""

from __future__ import annotations

import io
import json
import math
import struct
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any  # Any: records are JSON

from PIL import Image, ImageDraw

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def picture(
    width: int = 64, height: int = 48, *, sort: str = "PNG", colour: str = "teal", **more: Any
) -> bytes:
    """Return an image with a shape in it that says which way is up."""
    image = Image.new("RGB", (width, height), colour)
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.1, height * 0.1, width * 0.5, height * 0.6), fill="gold")
    draw.line((0, height - 2, width, height - 2), fill="white", width=3)
    out = io.BytesIO()
    image.save(out, sort, **more)
    return out.getvalue()


def photo(*, orientation: int = 1) -> bytes:
    """Return a JPEG as a phone writes it: with the place where it was taken, the device, and which way up."""
    exif = Image.Exif()
    exif[MAKER] = "Phone of Zhang San"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update({1: "N", 2: (39.0, 54.0, 20.0), 3: "E", 4: (116.0, 24.0, 30.0)})
    return picture(sort="JPEG", exif=exif, comment=b"secret comment")


def tone(seconds: float = 0.4, *, rate: int = 8_000) -> bytes:
    """Return a WAV of one tone, with a tag that names its author."""
    samples = b"".join(
        struct.pack("<h", int(9_000 * math.sin(2 * math.pi * 440 * n / rate)))
        for n in range(int(seconds * rate))
    )
    form = struct.pack("<HHIIHH", 1, 1, rate, rate * 2, 2, 16)
    listed = b"INFOIART" + struct.pack("<I", 10) + b"Zhang San\x00"
    chunks = b"".join(
        name + struct.pack("<I", len(body)) + body
        for name, body in ((b"fmt ", form), (b"LIST", listed), (b"data", samples))
    )
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks


def film(*, width: int = 320, height: int = 180) -> bytes:
    """Return the skeleton of an MP4 as a phone writes it, with the place where it was taken; it has no frames."""
    matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    tkhd = bytes(40) + matrix + struct.pack(">II", width << 16, height << 16)
    place = _box(b"\xa9xyz", b"\x00\x12\x15\xc7+39.9056+116.4080/")
    moov = _box(b"trak", _box(b"tkhd", tkhd)) + _box(b"udta", place)
    return _box(b"ftyp", b"isom\x00\x00\x02\x00isommp42") + _box(b"mdat", bytes(16)) + _box(b"moov", moov)


def huge_picture() -> bytes:
    """Return a PNG of a hundred million pixels that takes some hundred kilobytes."""
    width, height = 10_000, 10_000
    rows = zlib.compressobj(9)
    body = b"".join([*(rows.compress(bytes(1 + width // 8)) for _ in range(height)), rows.flush()])
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))
        for name, part in chunks
    )


def packed(
    path: Path, lines: list[dict[str, Any]], files: dict[str, bytes], *, lines_name: str = "items.jsonl"
) -> Path:
    """Write a ZIP of the lines and the files beside them, and return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(lines_name, "\n".join(json.dumps(each, ensure_ascii=False) for each in lines))
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def _box(name: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload) + 8) + name + payload


def example(path: Path) -> Path:
    """Write a ZIP that shows how lines name their files."""
    question = {
        "role": "user",
        "content": "图里有什么？",
        "media": [{"file": "pictures/circle.png", "alt": "青色底上的一个金色圆"}],
    }
    sound = {
        "role": "user",
        "content": "这是什么声音？",
        "media": [{"file": "sounds/tone.wav", "alt": "一个长音"}],
    }
    answers = [{"id": "c1", "content": "一个圆。"}, {"id": "c2", "content": "一个球。"}]
    lines = [{"conversation": [each], "candidates": answers, "language": "zh"} for each in (question, sound)]
    return packed(path, lines, {"pictures/circle.png": picture(640, 480), "sounds/tone.wav": tone(2.0)})


if __name__ == "__main__":
    print(example(Path(sys.argv[1])))
