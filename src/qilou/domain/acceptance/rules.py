"""What acceptance decides without looking anything up: the draw, the verdict, and what switching reads of a lot."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from random import Random

import msgspec

from qilou.base.ids import AnswerId
from qilou.domain.acceptance.model import (
    AcceptanceRule,
    Counts,
    Drawn,
    Finding,
    FindingNeedsReason,
    Lot,
    LotDecided,
    LotState,
    Member,
    RuleUnusable,
    SampleUnfinished,
)
from qilou.measure.sampling_plans import AQLS, LEVELS, Plan, Severity, code_letter, one_step_tighter, plan
from qilou.measure.switching import LotSeen


def require_usable(rule: AcceptanceRule) -> None:
    """Refuse with RuleUnusable where a level or an AQL is not one of the standard's."""
    if rule.level not in LEVELS:
        raise RuleUnusable(problem="the inspection level is one of " + ", ".join(LEVELS))
    if rule.aql_major not in AQLS or rule.aql_minor not in AQLS:
        raise RuleUnusable(problem="an AQL is one of " + ", ".join(AQLS))
    if AQLS.index(rule.aql_major) > AQLS.index(rule.aql_minor):
        raise RuleUnusable(problem="the AQL of major defects is at most that of minor ones")


def plan_of(size: int, *, rule: AcceptanceRule, aql: str, severity: Severity) -> Plan:
    """Return the plan for a lot of that size; a lot of one is looked at whole, with Ac 0."""
    if size == 1:
        return Plan(letter="A", n=1, ac=0)
    found = plan(code_letter(size, level=rule.level), aql=aql, severity=severity)
    return msgspec.structs.replace(found, n=min(found.n, size))


def draw(members: Sequence[Member], *, n: int, by_person: bool, seed: int) -> list[AnswerId]:
    """Return n answers in random order; the same seed draws the same. By person: from each author in proportion.

    members by author   n    by person            else
    90 and 10           10   9 and 1              any 10 of 100
    3, 3 and 3          4    2, 1 and 1 or so     any 4 of 9
    """
    random = Random(seed)  # a draw that can be shown to be repeatable, no secret
    ordered = sorted(members, key=lambda each: each.answer_id)
    if not by_person:
        return [each.answer_id for each in random.sample(ordered, n)]
    by_author: defaultdict[int, list[AnswerId]] = defaultdict(list)
    for each in ordered:
        by_author[each.author_id].append(each.answer_id)
    drawn: list[AnswerId] = []
    for author, share in _shares(by_author, n=n, random=random).items():
        drawn += random.sample(by_author[author], share)
    random.shuffle(drawn)
    return drawn


def _shares(by_author: dict[int, list[AnswerId]], *, n: int, random: Random) -> dict[int, int]:
    """Return how many to draw from each author: largest remainders, equal ones in random order."""
    total = sum(len(answers) for answers in by_author.values())
    exact = {author: n * len(answers) / total for author, answers in by_author.items()}
    shares = {author: int(share) for author, share in exact.items()}
    lots = list(exact)
    random.shuffle(lots)
    lots.sort(key=lambda author: shares[author] - exact[author])
    for author in lots[: n - sum(shares.values())]:
        shares[author] += 1
    return shares


def require_reasoned(finding: Finding, *, reason_codes: Sequence[str]) -> None:
    """Refuse with FindingNeedsReason where a defect names no reason."""
    if finding is not Finding.GOOD and not reason_codes:
        raise FindingNeedsReason()


def require_sampling(lot: Lot) -> None:
    """Refuse with LotDecided once the lot is decided."""
    if lot.state is not LotState.SAMPLING:
        raise LotDecided(state=lot.state.value)


def verdict_of(lot: Lot) -> LotState:
    """Return what the sample says of the lot; SampleUnfinished while answers of it are not judged.

    Two plans run over one sample. The worst wins: illegal voids, a critical defect rejects, then Ac of each class.
    """
    if lot.counts.illegal:
        return LotState.VOID
    if lot.counts.judged < lot.drawn:
        raise SampleUnfinished(left=lot.drawn - lot.counts.judged)
    is_accepted = (
        lot.counts.critical == 0 and lot.counts.major <= lot.ac_major and lot.counts.minor <= lot.ac_minor
    )
    return LotState.ACCEPTED if is_accepted else LotState.REJECTED


def seen_by_switching(lot: Lot, state: LotState) -> LotSeen:
    """Return what the switching rules read of the decided lot: its major defects are what a company is judged by.

    Where the plan one AQL tighter has another sample size, it was not drawn: that counts as not passed.
    """
    tighter_aql = one_step_tighter(lot.aql_major)
    passes = False
    if tighter_aql is not None and lot.size > 1:
        tighter = plan(code_letter(lot.size, level=lot.level), aql=tighter_aql, severity=lot.severity)
        passes = min(tighter.n, lot.size) == lot.n_major and lot.counts.major <= tighter.ac
    return LotSeen(is_accepted=state is LotState.ACCEPTED, ac=lot.ac_major, passes_one_step_tighter=passes)


def counts_of(drawn: Sequence[Drawn], *, n_major: int, n_minor: int) -> Counts:
    """Return what was found in the sample so far."""

    def found(finding: Finding, upto: int) -> int:
        return sum(each.finding is finding and each.place <= upto for each in drawn)

    everywhere = len(drawn)
    return Counts(
        judged=sum(each.finding is not None for each in drawn),
        illegal=found(Finding.ILLEGAL, everywhere),
        critical=found(Finding.CRITICAL, everywhere),
        major=found(Finding.MAJOR, n_major),
        minor=found(Finding.MINOR, n_minor),
    )


def record_hash(lot: Lot, *, state: LotState, sample: Sequence[Drawn], signed_as: str) -> bytes:
    """Return the SHA-256 of the acceptance record: the plan, each finding, the verdict and the name under it."""
    record = [
        lot.project_id, lot.org_id, lot.number, lot.size, lot.level, lot.severity.value, lot.seed,
        [lot.aql_major, lot.n_major, lot.ac_major], [lot.aql_minor, lot.n_minor, lot.ac_minor],
        [[each.answer_id, each.place, each.finding, each.reason_codes, each.comment] for each in sample],
        state.value, signed_as,
    ]  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(record)).digest()
