"""What a sampling plan means: how likely a lot of a given quality is accepted, and what that risks on either side.

An AQL is a notion about a process that delivers lot after lot. It does not say that an accepted lot holds fewer
defectives than that: the curve does.
"""

from __future__ import annotations

from math import comb, exp, lgamma, log, log1p

import msgspec

_HALVINGS = 60  # of 0..1: beyond what a double can tell apart


class OperatingCurve(msgspec.Struct, frozen=True, kw_only=True):
    """`shares` of nonconforming units, 0..1, and the `chances` that a lot with that share is accepted.

    `producer_risk`: a lot at the AQL is rejected. `limiting_share`: a lot this bad is still accepted one time in ten.
    """

    shares: list[float]
    chances: list[float]
    producer_risk: float
    limiting_share: float


def chance_of_acceptance(n: int, ac: int, *, share: float) -> float:
    """This function will give the chance that a sample of n from a steady process holds ac nonconforming or fewer.

    Binomial, GB/T 2828.1-2012 §12.1 (percent nonconforming). By hand: n 80, Ac 2 at 1 %: 0.9534; at 5 %: 0.2306.
    """
    if ac >= n or share <= 0.0:
        return 1.0
    if share >= 1.0:
        return 0.0
    return min(1.0, sum(_exactly(found, n, share=share) for found in range(ac + 1)))


def chance_in_lot(n: int, ac: int, *, lot_size: int, nonconforming: int) -> float:
    """This function will give the same for one lot of known size, drawn without putting back: hypergeometric.

    By hand: 2 of 4 with one bad unit and Ac 0: the bad one is missed in 3 of 6 draws, 0.5. The whole lot is certain.
    """
    good = lot_size - nonconforming
    ways = sum(comb(nonconforming, found) * comb(good, n - found) for found in range(min(ac, n) + 1))
    return ways / comb(lot_size, n)


def operating_curve(n: int, ac: int, *, aql: str, points: int = 61) -> OperatingCurve:
    """This function will give the curve from no nonconforming units to where hardly a lot is accepted (2 in 100)."""
    at = float(aql) / 100
    furthest = _share_at(0.02, n=n, ac=ac)
    shares = [furthest * step / (points - 1) for step in range(points)]
    return OperatingCurve(
        shares=shares,
        chances=[chance_of_acceptance(n, ac, share=share) for share in shares],
        producer_risk=1 - chance_of_acceptance(n, ac, share=at),
        limiting_share=_share_at(0.10, n=n, ac=ac),
    )


def _exactly(found: int, n: int, *, share: float) -> float:
    ways = lgamma(n + 1) - lgamma(found + 1) - lgamma(n - found + 1)
    return exp(ways + found * log(share) + (n - found) * log1p(-share))


def _share_at(chance: float, *, n: int, ac: int) -> float:
    """Return the share at which a lot is accepted with that chance, by halving; 1 where even the worst lot passes."""
    if ac >= n:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if chance_of_acceptance(n, ac, share=middle) > chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2
