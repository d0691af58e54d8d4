"""Homes for private clusters that tests start, break and start again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that PostgreSQL's user can reach, with a short path."""
    with tempfile.TemporaryDirectory(prefix="qilou-test-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder) / "home"


@pytest.fixture
def pg_bin() -> Path | None:
    """The programs under test, where the environment names some."""
    return Path(os.environ["QILOU_PG_BIN"]) if os.environ.get("QILOU_PG_BIN") else None
