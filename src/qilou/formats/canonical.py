"""The canonical record: what every file is read into, what a release holds, and what every writer starts from.

One record is one JSON object on one line. Decoding is strict below the top level; a field that the top level does
not know is kept in `meta.extra`, so that no file loses anything on its way in.
"""

from __future__ import annotations

import re
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from qilou.formats.text import printable

Json: TypeAlias = dict[str, Any]  # Any: meta, provenance and judgment bodies are open JSON
Number: TypeAlias = int | float
Role: TypeAlias = Literal["system", "user", "assistant"]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Part of a record; a field it does not know is an error, for it would be lost."""


class Media(Part, frozen=True, kw_only=True):
    """A file that belongs to a message or an answer. What is not known of it is not written."""

    file: str  # a path from where the file of lines lies; once it is stored, media/ and the name it is stored by
    type: Literal["image", "audio", "video"] | UnsetType = UNSET
    alt: str | UnsetType = UNSET  # what it shows, for those who do not see or hear it
    width: int | UnsetType = UNSET
    height: int | UnsetType = UNSET
    bytes: int | UnsetType = UNSET


class Turn(Part, frozen=True, kw_only=True):
    """One message of a conversation."""

    role: Role
    content: str
    media: list[Media] | UnsetType = UNSET  # not written where there is none: other records stay as they were


class Candidate(Part, frozen=True, kw_only=True):
    """One answer on offer; scores are given facts (another judge's), not this platform's consensus."""

    id: str
    content: str
    media: list[Media] | UnsetType = UNSET
    model: str | None = None
    scores: dict[str, Number] = {}
    is_new: bool | UnsetType = UNSET  # gsb: the answer of the new version; not written where nobody said
    steps: list[str] | UnsetType = (
        UNSET  # the parts of the content, in order, for those who judge its reasoning
    )


class Preference(Part, frozen=True, kw_only=True):
    """Which candidate won. Confidence, votes and method are missing where a file gave only the result."""

    winner: str
    strength: int | None = None
    confidence: float | None = None
    votes: int | None = None
    method: str | None = None
    both_bad: bool | UnsetType = UNSET  # arena: whether people found both bad; not written by other kinds


class Ranking(Part, frozen=True, kw_only=True):
    """The order of the candidates: rank 1 is the best, equals share a rank, no rank is skipped."""

    ranks: dict[str, int]
    confidence: float | None = None
    votes: int | None = None
    method: str | None = None
    none_good: bool | None = None  # whether people found that even the best is not good


class Score(Part, frozen=True, kw_only=True):
    """What the answers together say about one dimension."""

    value: Number
    confidence: float | None = None
    votes: int | None = None


class Span(Part, frozen=True, kw_only=True):
    """A stretch of the one candidate, in Unicode code points, that people together marked as an error."""

    label: str
    severity: str
    start: int
    end: int
    quote: str
    votes: int | None = None


class Step(Part, frozen=True, kw_only=True):
    """A stretch of the one candidate that is a step of its reasoning. No label: it comes after the first error."""

    start: int
    end: int
    text: str
    label: Literal[-1, 0, 1] | None
    confidence: float | None = None
    votes: int | None = None


class WrittenTurn(Part, frozen=True, kw_only=True):
    """A turn as people wrote it. Weight 1: a model should learn from it. Source: what it was made of, if anything."""

    role: Role
    content: str
    weight: Literal[0, 1]
    source: Json | None = None
    media: list[Media] | UnsetType = UNSET  # of a turn that is the item's own


class WrittenPrompt(Part, frozen=True, kw_only=True):
    """A prompt that people wrote from a scenario. Tags by their key; votes: how many wrote nearly the same."""

    text: str
    tags: dict[str, str] = {}
    votes: int | None = None


class Reply(Part, frozen=True, kw_only=True):
    """What may come next in a tree: a candidate by its id, or a text that people wrote, and what may follow that."""

    id: str | None = None
    text: str | None = None
    next: list[str] = []
    votes: int | None = None
    approved: bool = False  # an inspector passed the answer that it comes from


class TreeLabel(Part, frozen=True, kw_only=True):
    """What people say of a message, 0..1, and how many."""

    value: Number
    count: int


class Branches(Part, frozen=True, kw_only=True):
    """What grows at the end of a path of a conversation tree: best first, and labels of what stood there."""

    replies: list[Reply]
    labels: dict[str, dict[str, TreeLabel]] = {}  # of "parent", the path's last message, and of candidates


class Safety(Part, frozen=True, kw_only=True):
    """What people together say of an answer's safety, or of a prompt's where there is no answer."""

    verdict: Literal["safe", "unsafe", "refused_rightly", "refused_wrongly"]
    risks: list[str]  # by the codes of kinds/risks.json
    prompt_risks: list[str]
    severity: Number  # 0 where nothing is unsafe, 3 the heaviest
    illegal: bool
    illegal_marks: int = 0  # how many people called it illegal, whatever most of them say
    confidence: float | None = None
    votes: int | None = None


class Check(Part, frozen=True, kw_only=True):
    """What people together say of one candidate under one criterion of its checklist."""

    candidate: str
    key: str
    text: dict[str, str]  # by language; an item's own criterion has one text, under "und"
    weight: int
    must: bool
    value: str | Number
    confidence: float | None = None
    votes: int | None = None


class TraceStep(Part, frozen=True, kw_only=True):
    """A step of an agent's trace. No label: it is not the agent's own."""

    type: Literal["message", "call", "result", "error", "final", "user"]
    text: str
    name: str | None = None
    arguments: str | None = None
    id: str | None = None
    label: Literal["right", "wrong", "needless"] | None = None
    error: str | None = None
    confidence: float | None = None
    votes: int | None = None


class Trace(Part, frozen=True, kw_only=True):
    """What people together say of an agent's trace."""

    goal: Literal["reached", "partly", "missed"]
    first_error: int | None
    steps: list[TraceStep]
    confidence: float | None = None
    votes: int | None = None


class FieldValue(Part, frozen=True, kw_only=True):
    """What people together say in one of the form's fields, at one place (`c1`, or turn `0`) and under one option."""

    key: str
    place: str | None = None
    option: str | None = None
    value: str | Number
    confidence: float | None = None
    votes: int | None = None


class Judgment(Part, frozen=True, kw_only=True):
    """One person's answer by candidate id, under a pseudonym."""

    annotator: str
    body: Json
    figures: Json | UnsetType = UNSET  # what was measured of it, where there was anything to measure


class Canonical(msgspec.Struct, frozen=True, kw_only=True):
    """One record: a conversation, the answers on offer, and what people found."""

    id: str | None = None
    language: str | None = None
    domain: str | None = None
    conversation: list[Turn]
    candidates: list[Candidate] = []
    completion: str | None = None
    reference: str | None = None
    preference: Preference | None = None
    scores: dict[str, Score] | None = None
    ranking: Ranking | UnsetType = (
        UNSET  # not written where there is none: records of other kinds stay as they were
    )
    spans: list[Span] | UnsetType = UNSET  # not written by kinds that mark nothing
    steps: list[Step] | UnsetType = UNSET  # nor these
    turns: list[WrittenTurn] | UnsetType = UNSET  # the whole conversation, where people wrote one
    prompts: list[WrittenPrompt] | UnsetType = UNSET  # where people wrote prompts from a scenario
    branches: Branches | UnsetType = UNSET  # where people went on with a conversation tree
    safety: Safety | UnsetType = UNSET  # nor this
    checks: list[Check] | UnsetType = UNSET
    trace: Trace | UnsetType = UNSET
    fields: list[FieldValue] | UnsetType = UNSET  # only where the form has any
    judgments: list[Judgment] = []
    provenance: Json = {}
    meta: Json = {}


class Unreadable(Exception):
    """An entry cannot become a record; says where and why, for the person whose file it is."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


KNOWN_FIELDS = frozenset(Canonical.__struct_fields__)
TIE = "tie"
_AT = re.compile(r" - at `\$\.?(?P<path>.*)`$", re.DOTALL)


def to_canonical(entry: Json) -> Canonical:
    """Return the record that the fields make, or raise Unreadable with field and reason."""
    try:
        record = msgspec.convert(entry, Canonical)
    except msgspec.ValidationError as error:
        raise _unreadable(str(error)) from None
    _require_sense(record)
    return record


def encode(record: Canonical) -> bytes:
    """Return the record as one line of JSON without the line's end; the same record gives the same bytes."""
    return msgspec.json.encode(record)


def with_extra(meta: Json, extra: Json) -> Json:
    """Return meta with the fields that nobody knew under "extra"."""
    if not extra:
        return meta
    earlier: object = meta.get("extra")
    return {**meta, "extra": {**earlier, **extra} if isinstance(earlier, dict) else extra}


def content_of(record: Canonical) -> Json:
    """Return an item's content: candidates renamed c1, c2, …; a completion alone becomes the only candidate.

    A candidate that is marked as new comes last, so that of two c2 is the new one.
    """
    offers = sorted(record.candidates, key=lambda candidate: candidate.is_new is True)
    if not offers and record.completion is not None:
        offers = [Candidate(id="", content=record.completion)]
    return {
        "conversation": [_said(turn) for turn in record.conversation],
        "candidates": [{"id": f"c{at}", **_offer(offer)} for at, offer in enumerate(offers, start=1)],
        "reference": record.reference,
        "meta": record.meta,
    }


def _said(turn: Turn) -> Json:
    said: Json = {"role": turn.role, "content": turn.content}
    return said | {"media": msgspec.to_builtins(turn.media)} if turn.media else said


def _offer(candidate: Candidate) -> Json:
    media = msgspec.to_builtins(candidate.media) if candidate.media else UNSET
    told = {"is_new": candidate.is_new, "steps": candidate.steps, "media": media}
    offer: Json = {"content": candidate.content, "model": candidate.model}
    return offer | {name: each for name, each in told.items() if each is not UNSET}


def _require_sense(record: Canonical) -> None:
    ids = [candidate.id for candidate in record.candidates]
    if not record.conversation:
        raise Unreadable("conversation", "has no turns")
    if record.conversation[-1].role != "user" and not isinstance(record.meta.get("tree"), dict):
        raise Unreadable(
            f"conversation[{len(record.conversation) - 1}].role", "the last turn must be the user's"
        )
    if len(set(ids)) != len(ids) or TIE in ids:
        raise Unreadable("candidates", "the ids must differ, and none may be called tie")
    if record.preference and record.preference.winner not in (*ids, TIE):
        raise Unreadable("preference.winner", "is neither a candidate's id nor tie")
    if record.ranking:
        _require_order(record.ranking.ranks, ids)


def _require_order(ranks: dict[str, int], ids: list[str]) -> None:
    if set(ranks) != set(ids):
        raise Unreadable("ranking.ranks", "must name each candidate and no other")
    given = set(ranks.values())
    if given != set(range(1, len(given) + 1)):
        raise Unreadable("ranking.ranks", "must run 1, 2, 3 … without a gap")


def _unreadable(message: str) -> Unreadable:
    """Take msgspec's sentence apart: "Expected `str`, got `int` - at `$.conversation[0].content`"."""
    place = _AT.search(message)
    reason = (message[: place.start()] if place else message).replace("`", "")
    return Unreadable(printable(place["path"]) if place else "", printable(reason[:1].lower() + reason[1:]))
