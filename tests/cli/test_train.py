"""Training from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from learn import planted
from qilou.cli.train import train


def test_training_prints_accuracy_beside_the_baselines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = planted.helpful(tmp_path / "pairs.jsonl", count=60)

    train(data, tmp_path / "out", encoder="hashed-grams-1")

    said = capsys.readouterr().out
    assert "60 pairs" in said
    assert "length only" in said
    assert (tmp_path / "out" / "model.npz").exists()


def test_too_few_pairs_end_with_words_and_a_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = planted.helpful(tmp_path / "pairs.jsonl", count=3)

    with pytest.raises(typer.Exit) as ended:
        train(data, tmp_path / "out", encoder="hashed-grams-1")

    assert ended.value.exit_code == 2
    assert "3 pairs" in capsys.readouterr().err
