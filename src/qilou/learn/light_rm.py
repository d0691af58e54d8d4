"""The light reward model: train it on a file of pairs, and score an answer with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from qilou.learn.bradley_terry import fit
from qilou.learn.encoders import Encoder, encoder_named
from qilou.learn.features import of_answer, of_pairs
from qilou.learn.pairs import read_pairs
from qilou.learn.validation import CurvePoint, Share, penalties_of, validate
from qilou.measure.votes import Floats

MODEL, REPORT = "model.npz", "report.json"
Tell = Callable[[str, float], None]
Verdict = Literal["usable", "not_distinguishable", "too_few_pairs"]
FEWEST_PAIRS = 100  # below this an interval over prompts is too coarse to call a model usable


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a training found.

    Not distinguishable: the interval of the gain over length alone reaches down to 0. Too few pairs: under 100.
    """

    method: Literal["light_rm"] = "light_rm"
    encoder: str
    pairs: int
    prompts: int
    folds: int
    longer_wins: float
    accuracy: Share
    length_only: Share
    surface_only: Share
    gain_over_length: Share
    verdict: Verdict
    learning_curve: list[CurvePoint]
    loss_before: float
    loss_after: float
    penalty: float
    seed: int
    seconds: float


class RewardModel:
    """A trained model, loaded once to score many answers."""

    def __init__(self, weights: Floats, encoder: Encoder) -> None:
        self._weights, self._encoder = weights, encoder

    @classmethod
    def load(cls, folder: Path) -> RewardModel:
        """Load the model from the folder of a training, with the encoder it was trained with."""
        with np.load(folder / MODEL, allow_pickle=False) as stored:
            weights = np.asarray(stored["weights"], dtype=np.float64)
            return cls(weights, encoder_named(str(stored["encoder"])))

    def score(self, prompt: str, response: str) -> float:
        """Return the answer's worth. Only differences on one prompt mean something: their σ is a chance."""
        return float(of_answer(self._encoder, prompt, response) @ self._weights)


def score(folder: Path, prompt: str, response: str) -> float:
    """Return the worth of one answer by the model in the folder."""
    return RewardModel.load(folder).score(prompt, response)


def train(data: Path, out: Path, *, encoder: Encoder, seed: int, tell: Tell) -> Report:
    """Train on the pairs, check on held-out prompts, write the model and the report, and return the report."""
    began = time.monotonic()
    tell("reading", 0.0)
    pairs = read_pairs(data)
    differences = of_pairs(encoder, pairs, tell=lambda share: tell("embedding", 0.6 * share))
    prompts = [pair.prompt for pair in pairs]
    found = validate(
        differences, prompts, seed=seed, tell=lambda share: tell("validating", 0.6 + 0.3 * share)
    )
    tell("fitting", 0.95)
    final = fit(differences, penalty=penalties_of(differences, found.penalty))
    report = Report(
        encoder=encoder.id,
        pairs=len(pairs),
        prompts=found.prompts,
        folds=found.folds,
        longer_wins=float(np.mean([len(pair.chosen) > len(pair.rejected) for pair in pairs])),
        accuracy=found.accuracy,
        length_only=found.length_only,
        surface_only=found.surface_only,
        gain_over_length=found.gain_over_length,
        verdict=_verdict(len(pairs), gain=found.gain_over_length),
        learning_curve=found.learning_curve,
        loss_before=final.loss_before,
        loss_after=final.loss_after,
        penalty=found.penalty,
        seed=seed,
        seconds=round(time.monotonic() - began, 2),
    )
    _save(out, final.weights, encoder, report)
    tell("done", 1.0)
    return report


def _save(out: Path, weights: Floats, encoder: Encoder, report: Report) -> None:
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / MODEL, weights=weights, encoder=np.array(encoder.id))
    # The report is written last: where it is, the model is whole.
    (out / REPORT).write_bytes(msgspec.json.format(msgspec.json.encode(report)))


def _verdict(pairs: int, *, gain: Share) -> Verdict:
    if pairs < FEWEST_PAIRS:
        return "too_few_pairs"
    return "usable" if gain.low > 0 else "not_distinguishable"
