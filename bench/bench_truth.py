"""Truth on public crowds with gold: `python bench/bench_truth.py FOLDER [PART …]`, all parts unless told.

Parts: accuracy, calibration, spam, stopping, numbers, texts. The folder holds one folder for each set, with
labels.csv (task_id, annotator_id, label) and gold.csv (task_id, gold). One setting for all sets. The figures of other
tools beside ours were measured once with crowd-kit 1.4.2.
"""

import csv
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from qilou.kinds.sft import text_similarity
from qilou.measure.average import plain_mean
from qilou.measure.calibration import calibration_error, cool, learn_temperature
from qilou.measure.choice import choose_model
from qilou.measure.dawid_skene import dawid_skene
from qilou.measure.glad import glad
from qilou.measure.hierarchical import hierarchical
from qilou.measure.mace import mace
from qilou.measure.majority import majority
from qilou.measure.numeric import numeric
from qilou.measure.one_coin import one_coin
from qilou.measure.spam import spam_doubts
from qilou.measure.stopping import StopRule, learn_habits, may_stop, weigh
from qilou.measure.text_choice import choose_text
from qilou.measure.truth import Truth
from qilou.measure.votes import Codes, Votes, encode

# the best of crowd-kit's eight on each set: majority, Wawa, ZBS, one-coin, Dawid–Skene, MACE, MMSR, GLAD
BEST_OF_EIGHT = {
    "bluebird": 0.889, "d_product": 0.940, "dog": 0.843, "face": 0.640, "snow_rte": 0.928, "snow_wsd": 0.994,
    "trec": 0.702, "weather_cf": 0.900, "weather_amt": 0.867, "music": 0.800, "sentiment_sp": 0.917,
    "sentiment_sp_amt": 0.946, "adult2": 0.769, "tweet_bm": 0.709,
}  # fmt: skip
NUMBERS = ("n_emotion", "snow_anger", "snow_disgust", "snow_fear", "snow_joy", "snow_sadness", "snow_surprise",
           "snow_valence", "snow_wordsim")  # fmt: skip
TEXTS = ("crowdwsa_j1", "crowdwsa_t1", "crowdwsa_t2")
MODELS: dict[str, Callable[[Votes], Truth]] = {
    "one_coin": one_coin,
    "dawid_skene": dawid_skene,
    "glad": lambda votes: glad(votes).truth,
    "mace": lambda votes: mace(votes).truth,
    "hierarchical": hierarchical,
}
Gold = tuple[Codes, list[str]]  # places of items with gold, and their gold


def read(folder: Path, name: str) -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    """This function will read a set: (item, annotator, label) rows and gold by item."""
    with (folder / name / "labels.csv").open(newline="", encoding="utf-8") as file:
        rows = [(row["task_id"], row["annotator_id"], row["label"]) for row in csv.DictReader(file)]
    with (folder / name / "gold.csv").open(newline="", encoding="utf-8") as file:
        gold = {row["task_id"]: row["gold"] for row in csv.DictReader(file)}
    return rows, gold


def load(folder: Path, name: str) -> tuple[Votes, Codes, Codes]:
    """This function will encode a set; it also gives the items with gold and their codes (-1: nobody said it)."""
    rows, gold = read(folder, name)
    votes = encode(*(list(column) for column in zip(*rows, strict=True)))
    codes = {value: at for at, value in enumerate(votes.values)}
    items = np.array([at for at, item in enumerate(votes.items) if item in gold])
    return votes, items, np.array([codes.get(gold[str(votes.items[at])], -1) for at in items])


def accuracy(folder: Path) -> None:
    """This function will print the share of gold items found, by model and by the automatic choice."""
    print(
        f"{'set':<18}{'majority':>10}"
        + "".join(f"{name:>13}" for name in MODELS)
        + "   chosen        best of 8   gap"
    )
    table = []
    for name, best in BEST_OF_EIGHT.items():
        votes, items, gold = load(folder, name)
        found = {model: float(np.mean(fit(votes).winner[items] == gold)) for model, fit in MODELS.items()}
        plain = float(np.mean(majority(votes).winner[items] == gold))
        choice = choose_model(votes, seed=1)
        table.append([plain, *found.values(), found[choice.model], best, best - found[choice.model]])
        cells = "".join(f"{share:>13.3f}" for share in found.values())
        print(f"{name:<18}{plain:>10.3f}{cells}   {choice.model:<14}{best:.3f}   {table[-1][-1]:+.3f}")
    means = np.mean(table, axis=0)
    print(f"{'mean':<18}{means[0]:>10.4f}" + "".join(f"{share:>13.4f}" for share in means[1:-3]))
    print(
        f"by automatic choice {means[-3]:.4f}, largest gap to the best of eight {np.max(table, axis=0)[-1]:.4f}"
    )


def calibration(folder: Path) -> None:
    """This function will print calibration errors: raw, with the usual temperature, with 50 gold items (20 draws)."""
    table = []
    for name in BEST_OF_EIGHT:
        votes, items, gold = load(folder, name)
        posterior = hierarchical(votes).posterior[items]
        right = (posterior.argmax(axis=1) == gold).astype(float)
        usual = cool(posterior, learn_temperature(posterior[:0], gold[:0]))
        with_gold = []
        for seed in range(20):
            drawn = np.random.default_rng(seed).permutation(items.size)
            known, rest = drawn[:50], drawn[50:]
            cooled = cool(posterior[rest], learn_temperature(posterior[known], gold[known]))
            with_gold.append(calibration_error(cooled.max(axis=1), right[rest]).value)
        raw = calibration_error(posterior.max(axis=1), right).value
        table.append([raw, calibration_error(usual.max(axis=1), right).value, float(np.mean(with_gold))])
        print(f"{name:<18}" + "".join(f"{error:>9.3f}" for error in table[-1]))
    print(f"{'mean':<18}" + "".join(f"{error:>9.4f}" for error in np.mean(table, axis=0)))


def spam(folder: Path) -> None:
    """This function will print what 20 % of clickers cost and how well they are found (5 draws)."""
    print(f"{'set':<18}{'majority loses':>15}{'ours loses':>12}{'AUC agreement':>15}{'AUC information':>17}")
    for name in ("snow_rte", "sentiment_sp", "d_product", "dog", "weather_amt", "weather_cf", "trec"):
        votes, items, gold = load(folder, name)
        clean = (
            np.mean(majority(votes).winner[items] == gold),
            np.mean(hierarchical(votes).winner[items] == gold),
        )
        lines = []
        for seed in range(5):
            dirty, clickers = _with_clickers(votes, seed=seed)
            truth = hierarchical(dirty)
            doubts = spam_doubts(dirty, truth)
            lost = [
                clean[0] - np.mean(majority(dirty).winner[items] == gold),
                clean[1] - np.mean(truth.winner[items] == gold),
            ]
            lines.append([*lost, auc(-doubts.agreement, clickers), auc(-doubts.information, clickers)])
        loss, own, alike, bits = np.mean(lines, axis=0)
        print(f"{name:<18}{loss * 100:>14.1f}p{own * 100:>11.1f}p{alike:>15.3f}{bits:>17.3f}")


def _with_clickers(votes: Votes, *, seed: int) -> tuple[Votes, np.ndarray]:
    """This function will give a fifth of the votes to clickers of 30: random, by the shares, or always the same."""
    random = np.random.default_rng(seed)
    taken = random.permutation(len(votes))[: len(votes) // 5]
    clicker = np.arange(taken.size) // 30
    habit = random.integers(0, 3, clicker.max() + 1)[clicker]
    favourite = random.integers(0, len(votes.values), clicker.max() + 1)[clicker]
    even = random.integers(0, len(votes.values), taken.size)
    usual = votes.value[random.integers(0, len(votes), taken.size)]
    annotator, value = votes.annotator.copy(), votes.value.copy()
    annotator[taken] = len(votes.annotators) + clicker
    value[taken] = np.choose(habit, [even, usual, favourite])
    names = (*votes.annotators, *(f"clicker {at}" for at in range(clicker.max() + 1)))
    used, annotator = np.unique(annotator, return_inverse=True)
    dirty = Votes(votes.item, annotator, value, votes.items, tuple(names[at] for at in used), votes.values)
    return dirty, used >= len(votes.annotators)


def auc(score: np.ndarray, positive: np.ndarray) -> float:
    """This function will give the chance that a positive scores above another, ties half."""
    known = np.isfinite(score)
    up, down = score[known & positive], score[known & ~positive]
    below = np.searchsorted(np.sort(down), up, side="left") + np.searchsorted(np.sort(down), up, side="right")
    return float(below.sum() / 2 / (up.size * down.size))


def stopping(folder: Path) -> None:
    """This function will replay label pools, votes in random order, habits from the other half of the items (5 draws).

    "same" is the most saved by any one confidence at no less accuracy than fixed 5 with majority, and "same DS" the
    same against fixed 5 with hierarchical Dawid–Skene within .2 point: both picked for the set with its gold.
    """
    rules = {at: StopRule(confidence=at) for at in (0.6, 0.7, 0.8, 0.85, 0.88, 0.9, 0.95, 0.97, 0.99)}
    names = [name for name in BEST_OF_EIGHT if name != "adult2"] + ["adult2"]
    one, tuned = [], []
    heads = f"{'set':<18}{'votes':>7}{'of':>6}{'saved':>8}{'found':>8}{'MV 5':>8}{'DS 5':>8}"
    print(heads + f"{'point':>7}{'same':>8}{'same DS':>9}")
    for name in names:
        votes, items, gold = load(folder, name)
        runs = {
            at: np.mean([_replay(votes, items, gold, rule=rule, seed=s) for s in range(5)], axis=0)
            for at, rule in rules.items()
        }
        used, fixed, found, plain, model = runs[StopRule().confidence]
        saved = {at: 1 - run[0] / run[1] for at, run in runs.items()}
        same = max((saved[at] for at, run in runs.items() if run[2] >= run[3]), default=0.0)
        same_model = max((saved[at] for at, run in runs.items() if run[2] >= run[4] - 0.002), default=0.0)
        one.append([used, fixed, found, plain, model])
        tuned.append([same, same_model])
        print(f"{name:<18}{used:>7.2f}{fixed:>6.2f}{1 - used / fixed:>8.1%}{found:>8.3f}{plain:>8.3f}{model:>8.3f}"
              f"{(found - plain) * 100:>+7.1f}{same:>8.1%}{same_model:>9.1%}")  # fmt: skip
    used, fixed, found, plain, model = np.mean(one, axis=0)
    worst = min(row[2] - row[3] for row in one)
    print(f"one rule: {1 - used / fixed:.1%} fewer ({used:.2f} of {fixed:.2f}), found {found:.4f}, "
          f"majority of 5 {plain:.4f}, model on 5 {model:.4f}, worst set {worst * 100:+.1f} points")  # fmt: skip
    print(
        "median of the best confidence for each set: same {:.1%}, same as DS {:.1%}".format(
            *np.median(tuned, axis=0)
        )
    )


def _replay(votes: Votes, items: Codes, gold: Codes, *, rule: StopRule, seed: int) -> list[float]:
    random = np.random.default_rng(seed)
    half = random.random(len(votes.items)) < 0.5
    shuffled = random.permutation(len(votes))
    order = shuffled[np.argsort(votes.item[shuffled], kind="stable")]
    count = np.bincount(votes.item, minlength=len(votes.items))
    turn = np.empty(len(votes), dtype=np.int64)
    turn[order] = np.arange(len(votes)) - (np.cumsum(count) - count)[votes.item[order]]
    used, said = np.zeros(count.size, dtype=int), np.full(count.size, "", dtype=object)
    for side in (half, ~half):
        habits = learn_habits(_some(votes, np.flatnonzero(~side[votes.item])))
        for turns in range(1, rule.most + 1):
            open_items = side & (used == 0)
            now = _some(votes, np.flatnonzero(open_items[votes.item] & (turn < turns)))
            standing = weigh(now, habits)
            place = np.array(now.items, dtype=np.int64)
            ends = may_stop(standing.posterior, standing.votes, standing.histories, rule=rule)
            ends |= standing.votes >= np.minimum(count[place], rule.most)
            used[place[ends]] = standing.votes[ends]
            said[place[ends]] = np.array(habits.values, dtype=object)[standing.posterior.argmax(axis=1)[ends]]
    five = _some(votes, np.flatnonzero(turn < rule.most))
    known = np.array([code >= 0 for code in gold])
    truth = np.array(
        [votes.values[code] if ok else None for code, ok in zip(gold, known, strict=True)], dtype=object
    )
    plain, model = (
        _said(five, majority(five).winner, count.size),
        _said(five, hierarchical(five, least=0.0).winner, count.size),  # the model that learns the habits
    )
    found = [float(np.mean(one[items] == truth)) for one in (said, plain, model)]
    return [float(used[items].mean()), float(np.minimum(count, rule.most)[items].mean()), *found]


def _some(votes: Votes, rows: Codes) -> Votes:
    """This function will encode these rows anew, items named by their codes."""
    values = [votes.values[code] for code in votes.value[rows]]
    return encode(votes.item[rows].tolist(), votes.annotator[rows].tolist(), values)


def _said(votes: Votes, winner: Codes, size: int) -> np.ndarray:
    said = np.full(size, None, dtype=object)
    said[np.array(votes.items)] = [votes.values[code] for code in winner]
    return said


def numbers(folder: Path) -> None:
    """This function will print mean absolute and root mean squared errors of the plain mean and the numeric model."""
    for name in NUMBERS:
        rows, gold = read(folder, name)
        votes = encode([row[0] for row in rows], [row[1] for row in rows], [float(row[2]) for row in rows])
        truth = np.array([float(gold[str(item)]) if item in gold else np.nan for item in votes.items])
        known = np.isfinite(truth)
        errors = [(score - truth)[known] for score in (plain_mean(votes).mean, numeric(votes).score)]
        cells = "   ".join(f"{np.abs(e).mean():7.2f} / {np.sqrt((e**2).mean()):6.2f}" for e in errors)
        print(f"{name:<18}{cells}   (plain mean, numeric model: MAE / RMSE)")


def texts(folder: Path) -> None:
    """This function will print the likeness to gold of the chosen text, of a plain medoid and of any text."""
    for name in TEXTS:
        rows, gold = read(folder, name)
        votes = encode(*(list(column) for column in zip(*rows, strict=True)))
        reliable = choose_text(votes, similarity=text_similarity)
        plain = choose_text(votes, similarity=text_similarity, rounds=0)
        items = [at for at, item in enumerate(votes.items) if item in gold]
        scores = [
            np.mean(
                [
                    text_similarity(str(votes.values[one.winner[at]]), gold[str(votes.items[at])])
                    for at in items
                ]
            )
            for one in (reliable, plain)
        ]
        any_text = np.mean([text_similarity(text, gold[item]) for item, _, text in rows if item in gold])
        print(
            f"{name:<18}weighed medoid {scores[0]:.4f}, plain medoid {scores[1]:.4f}, any text {any_text:.4f}"
        )


PARTS = {part.__name__: part for part in (accuracy, calibration, spam, stopping, numbers, texts)}

if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for part in sys.argv[2:] or PARTS:
        print(f"\n== {part}")
        PARTS[part](Path(sys.argv[1]))
