"""Exporting from the command line."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

import make
from qilou.base.db import HOUSE, House
from qilou.base.shelf import Shelf
from qilou.cli.export import write_files
from qilou.domain.access.model import Role
from qilou.flows.release_dataset import make_release
from qilou.flows.settle_item import settle_project
from qilou.formats.write import UnknownExport


def test_a_release_is_written_as_it_was_summed(house: House, tmp_path: Path, now: datetime) -> None:
    with house.transaction(HOUSE) as db:
        manager = make.actor(db, Role.PROJECT_MANAGER)
        project_id = make.project(db, kind="sft", overlap=1)
        make.answered(db, item_id=make.item(db, project_id=project_id), body={"text": "先淘米。"})
        settle_project(db, manager, project_id=project_id, now=now)
        release = make_release(db, manager, project_id=project_id, name="first", now=now).release

    assert write_files(house, release.id, format_name="canonical", shelf=Shelf(tmp_path), out=tmp_path) == []
    written = (tmp_path / "first.jsonl").read_bytes()
    assert hashlib.sha256(written).hexdigest() == release.sha256
    with pytest.raises(UnknownExport):
        write_files(house, release.id, format_name="csv", shelf=Shelf(tmp_path), out=tmp_path)
