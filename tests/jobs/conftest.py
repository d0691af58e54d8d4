"""A worker for tests: does what can be done now on the test's own database, and returns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qilou.base.db import House
from qilou.base.postgres import Database
from qilou.jobs.worker import work_until_empty


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture
def do_jobs(house: House, database: Database, files: Path) -> Callable[[], None]:
    return lambda: work_until_empty(house, dsn=database.app_dsn, role=database.app_role, files=files)
