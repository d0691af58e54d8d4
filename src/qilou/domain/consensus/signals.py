"""What is unusual in people's answers to a project, watched while they pass by. Something to look at, never a verdict.

sign                told where                                                                held against
too_fast            the share of answers under a fifth of the median time is clearly high    a twentieth
straight_lining     the share of answers that give every dimension the same score is         the share of all
position            the share that prefers the first of two, or the second, is               a half
repeated_text       the share of texts that the person has written for another item too is   a twentieth
alike_pair          two people agree more often than truth and habits explain                what these explain
little_information  votes tell next to nothing of the truth                                  the mean of all
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from qilou.base.ids import OrgId, PersonId
from qilou.domain.consensus.figures import Sign, Signal
from qilou.domain.consensus.model import Counted
from qilou.kinds.contract import Vote
from qilou.measure.behaviour import FEWEST, alike_pairs, quick_answers, unusual_share
from qilou.measure.spam import spam_doubts
from qilou.measure.truth import Truth
from qilou.measure.votes import Votes

RARE = 0.05  # a share of fast answers or of repeated texts that nobody need explain
LITTLE = 0.1  # of the mean information of all
_SIDES = {"good": "c2", "bad": "c1"}  # of verdicts on new against old
_WRITTEN = 20  # characters; shorter texts repeat by themselves
_BLANKS = re.compile(r"\W+")


class Watch:
    """Lets answers pass and remembers what signs need of them; no text is kept, only that it came again."""

    def __init__(self) -> None:
        self._people: list[PersonId] = []
        self._seconds: list[int] = []
        self._straight: defaultdict[PersonId, list[bool]] = defaultdict(list)
        self._first: defaultdict[PersonId, list[bool]] = defaultdict(list)
        self._texts: defaultdict[PersonId, Counter[int]] = defaultdict(Counter)

    def see(self, answer: Counted, votes: Sequence[Vote]) -> None:
        """Take in an answer and what it says, by candidate."""
        self._people.append(answer.person_id)
        self._seconds.append(answer.active_seconds)
        scores = [vote.number for vote in votes if vote.number is not None and vote.field != "total"]
        if len(scores) > 2:
            self._straight[answer.person_id].append(len(set(scores)) == 1)
        if len(answer.slots) == 2:
            chosen = [_SIDES.get(vote.category or "", vote.category) for vote in votes if vote.category]
            sides = [side for side in chosen if side in answer.slots]
            self._first[answer.person_id] += [side == answer.slots[0] for side in sides[:1]]
        for vote in votes:
            text = _BLANKS.sub("", vote.text or "").lower()
            if len(text) >= _WRITTEN:
                self._texts[answer.person_id][hash(text)] += 1

    def signals(
        self, fields: Iterable[tuple[Votes, Truth]], *, org_of: Mapping[PersonId, OrgId]
    ) -> list[Signal]:
        """Return all that is unusual, people in order; `fields` are the categories whose habits were learned."""
        found = [*self._fast(), *self._lines(), *self._sides(), *self._repeats()]
        for votes, truth in fields:
            found += [*_pairs(votes, truth), *_empty(votes, truth)]
        named = [each.of_org(org_of[each.person_id]) for each in found if each.person_id in org_of]
        return sorted(named, key=lambda each: (each.person_id, each.sign.value))

    def _fast(self) -> Iterable[Signal]:
        quick = quick_answers(np.array(self._seconds, dtype=np.float64))
        given, hits = Counter(self._people), Counter[PersonId]()
        for person, is_quick in zip(self._people, quick.tolist(), strict=True):
            hits[person] += is_quick
        for person, total in given.items():
            yield from _shares(Sign.TOO_FAST, person, hits[person], total, usual=RARE)

    def _lines(self) -> Iterable[Signal]:
        every = [each for seen in self._straight.values() for each in seen]
        usual = sum(every) / len(every) if every else 0.0
        for person, seen in self._straight.items():
            yield from _shares(Sign.STRAIGHT_LINING, person, sum(seen), len(seen), usual=usual)

    def _sides(self) -> Iterable[Signal]:
        for person, seen in self._first.items():
            most = max(sum(seen), len(seen) - sum(seen))
            yield from _shares(
                Sign.POSITION, person, most, len(seen), usual=0.6
            )  # half, and what a draw may add

    def _repeats(self) -> Iterable[Signal]:
        for person, texts in self._texts.items():
            again = sum(count for count in texts.values() if count > 1)
            yield from _shares(Sign.REPEATED_TEXT, person, again, texts.total(), usual=RARE)


def _shares(sign: Sign, person: PersonId, hits: int, total: int, *, usual: float) -> Iterable[Signal]:
    share = unusual_share(hits, total, usual=usual)
    if share is not None and share.value is not None:
        yield Signal(
            person_id=person,
            org_id=OrgId(0),
            sign=sign,
            other_id=None,
            value=share.value,
            low=share.low,
            high=share.high,
            usual=usual,
            items=total,
        )


def _pairs(votes: Votes, truth: Truth) -> Iterable[Signal]:
    for pair in alike_pairs(votes, truth):
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            yield Signal(
                person_id=_person(votes, one),
                org_id=OrgId(0),
                sign=Sign.ALIKE_PAIR,
                other_id=_person(votes, other),
                value=pair.agreement,
                low=None,
                high=None,
                usual=min(1.0, pair.expected),
                items=pair.items,
            )


def _empty(votes: Votes, truth: Truth) -> Iterable[Signal]:
    doubts = spam_doubts(votes, truth)
    usual = float(np.average(doubts.information, weights=np.maximum(doubts.votes, 1)))
    for at in np.flatnonzero((doubts.information < LITTLE * usual) & (doubts.votes >= FEWEST)).tolist():
        yield Signal(
            person_id=_person(votes, at),
            org_id=OrgId(0),
            sign=Sign.LITTLE_INFORMATION,
            other_id=None,
            value=float(doubts.information[at]),
            low=None,
            high=None,
            usual=usual,
            items=int(doubts.votes[at]),
        )


def _person(votes: Votes, at: int) -> PersonId:
    name = votes.annotators[at]
    assert isinstance(name, int)  # the codes were made of ids
    return PersonId(name)
