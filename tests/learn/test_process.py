"""The trainer as a process: progress on standard output, a report in a folder, words where it cannot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec

from learn import planted


def ran(data: Path, out: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "qilou.learn",
            "light_rm",
            "--data",
            data,
            "--out",
            out,
            "--encoder",
            "hashed-grams-1",
        ],
        capture_output=True,
        check=False,
    )


def test_progress_is_told_and_rises(tmp_path: Path) -> None:
    ended = ran(planted.helpful(tmp_path / "pairs.jsonl", count=40), tmp_path / "out")

    lines = [msgspec.json.decode(line) for line in ended.stdout.splitlines()]
    shares = [line["share"] for line in lines]
    assert ended.returncode == 0, ended.stderr
    assert shares == sorted(shares)
    assert lines[-1] == {"step": "done", "share": 1.0}
    assert msgspec.json.decode((tmp_path / "out" / "report.json").read_bytes())["pairs"] == 40


def test_data_that_cannot_be_trained_on_is_told_in_words(tmp_path: Path) -> None:
    ended = ran(planted.helpful(tmp_path / "pairs.jsonl", count=3), tmp_path / "out")

    assert ended.returncode == 2
    assert "3 pairs" in msgspec.json.decode(ended.stdout.splitlines()[-1])["failure"]
