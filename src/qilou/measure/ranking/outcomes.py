"""The chance of each outcome, from the difference of two scores and a parameter for ties.

Each rule gives, for rows of differences: log chances (row x outcome), their slopes by difference and by tie
parameter, and the information. Outcomes are in the order of `Outcome`: first, second, tie.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from scipy import special

from qilou.measure.votes import Floats


class Ties(Enum):
    """What a tie is taken for."""

    HALVES = "halves"  # half a win for each: Bradley & Terry 1952, Biometrika 39
    DAVIDSON = (
        "davidson"  # likelier between equals, by the geometric mean: Davidson 1970, J. Am. Stat. Assoc. 65
    )
    RAO_KUPPER = "rao_kupper"  # a difference too small to see: Rao & Kupper 1967, J. Am. Stat. Assoc. 62


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """Log chances and slopes are row x 3; `information` is row x 3: difference², difference · tie, tie²."""

    logs: Floats
    by_difference: Floats
    by_tie: Floats
    information: Floats


def chances(difference: Floats, tie: Floats, *, ties: Ties) -> Chances:
    """This function will give the chances of the outcomes for differences of scores, one tie parameter for each.

    Halves: p = 1 / (1 + exp(-d)), a tie counting as half of each. Davidson, eq. 2.4: exp(d / 2), exp(-d / 2)
    and exp(tie) over their sum. Rao–Kupper, eq. 2: 1 / (1 + exp(η - d)), 1 / (1 + exp(η + d)) and the rest, η =
    exp(tie). By hand, d = 0 and tie = 0: Davidson a third each; Rao–Kupper .269, .269 and .462.
    """
    match ties:
        case Ties.HALVES:
            return _halves(difference)
        case Ties.DAVIDSON:
            return _davidson(difference, tie)
        case Ties.RAO_KUPPER:
            return _rao_kupper(difference, np.exp(tie))


def _halves(difference: Floats) -> Chances:
    win, loss = -np.logaddexp(0, -difference), -np.logaddexp(0, difference)
    chance = np.exp(win)
    slopes = np.stack([1 - chance, -chance, 0.5 - chance], axis=1)
    nothing = np.zeros_like(difference)
    information = np.stack([chance * (1 - chance), nothing, nothing], axis=1)
    logs = np.stack([win, loss, (win + loss) / 2], axis=1)
    return Chances(logs, slopes, np.zeros_like(slopes), information)


def _davidson(difference: Floats, tie: Floats) -> Chances:
    pulls = np.stack([difference / 2, -difference / 2, tie], axis=1)
    top = pulls.max(axis=1, keepdims=True)
    logs = pulls - top - np.log(np.exp(pulls - top).sum(axis=1, keepdims=True))
    chance = np.exp(logs)
    lean = (chance[:, 0] - chance[:, 1]) / 2
    by_difference = np.array([0.5, -0.5, 0.0]) - lean[:, np.newaxis]
    by_tie = np.array([0.0, 0.0, 1.0]) - chance[:, 2:]
    return Chances(logs, by_difference, by_tie, _information(chance, by_difference, by_tie))


def _rao_kupper(difference: Floats, reach: Floats) -> Chances:
    win = -np.logaddexp(0, reach - difference)
    loss = -np.logaddexp(0, reach + difference)
    # 1 - 1 / (1 + e^(η-d)) - 1 / (1 + e^(η+d)) = (e^2η - 1) times both chances
    draw = np.log(np.expm1(2 * reach)) + win + loss
    logs = np.stack([win, loss, draw], axis=1)
    up, down = _sigmoid(reach - difference), _sigmoid(reach + difference)
    by_difference = np.stack([up, -down, up - down], axis=1)
    widening = 2 / -np.expm1(-2 * reach)
    by_tie = np.stack([-up, -down, widening - up - down], axis=1) * reach[:, np.newaxis]
    return Chances(logs, by_difference, by_tie, _information(np.exp(logs), by_difference, by_tie))


def _information(chance: Floats, by_difference: Floats, by_tie: Floats) -> Floats:
    products = (by_difference**2, by_difference * by_tie, by_tie**2)
    return np.stack([(chance * product).sum(axis=1) for product in products], axis=1)


def _sigmoid(pull: Floats) -> Floats:
    return np.asarray(special.expit(pull), dtype=np.float64)
