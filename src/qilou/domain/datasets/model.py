"""Releases, what they are made of, and their refusals."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: contents, bodies and values are JSON

import msgspec

from qilou.base.errors import Conflict, NotFound
from qilou.base.ids import AccountId, AdjudicationId, AnswerId, ItemId, PersonId, ProjectId, ReleaseId
from qilou.kinds.figures import Figures


class LeftOutWhy(StrEnum):
    """Why an item is not in a release. Each is over once its cause is."""

    UNFINISHED = "unfinished"  # a seat has no accepted answer yet
    UNDER_WAY = "under_way"  # an answer waits for its inspection or for rework
    AWAITS_ACCEPTANCE = "awaits_acceptance"  # an answer is in no accepted lot, and the project requires one
    UNAPPROVED = "unapproved"  # safety: no inspector has passed an answer yet; one must pass each
    CONSENSUS_BEHIND = "consensus_behind"  # an answer is newer than the consensus; compute it anew


class SourceAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An accepted answer, as stored."""

    id: AnswerId
    person_id: PersonId
    guideline_version: int
    form_version: int
    slots: list[str]
    body: dict[str, Any]  # Any: see above
    figures: Figures | None = None
    is_approved: bool = False  # another person has passed its newest revision


class SourceField(msgspec.Struct, frozen=True, kw_only=True):
    """What the consensus says about one field of the item."""

    field: str
    value: Any  # Any: see above
    confidence: float | None
    method: str
    votes: int


class SourceAdjudication(msgspec.Struct, frozen=True, kw_only=True):
    """What a project manager decided about the item, in its newest revision."""

    id: AdjudicationId
    person_id: PersonId
    form_version: int
    slots: list[str]
    body: dict[str, Any]  # Any: see above
    decided_at: datetime


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An item with all that a release may need of it."""

    item_id: ItemId
    language: str
    domain: str
    content: dict[str, Any]  # Any: see above
    seats: int
    under_way: int
    answers: list[SourceAnswer]
    consensus: list[SourceField]
    answered_at: datetime | None  # the newest revision, review, adjudication or form
    settled_at: datetime | None
    adjudication: SourceAdjudication | None = None
    awaits_acceptance: bool = False


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a release: the record's bytes and the answers that it rests on."""

    position: int
    item_id: ItemId
    answer_ids: list[AnswerId]
    record: bytes


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted while a release was made."""

    rows: int
    sha256: bytes
    judgments: int
    languages: Counter[str]
    domains: Counter[str]
    guideline_versions: list[int]
    form_versions: list[int]
    methods: Counter[str]
    left_out: Counter[LeftOutWhy]
    without_row: dict[str, Counter[str]]  # by export format: how many records it cannot hold, and why


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered, frozen release of a project."""

    id: ReleaseId
    project_id: ProjectId
    kind: str
    version: int
    name: str
    rows: int
    sha256: str
    card_md: str
    created_at: datetime
    created_by: AccountId
    has_media: bool  # whether its project had any images, sound or video when it was made


class RecordSeen(msgspec.Struct, frozen=True, kw_only=True):
    """One record of a release, and its place, by which lists go on."""

    position: int
    record: dict[str, Any]  # Any: see above


class ReleaseUnknown(NotFound):
    """There is no such release, or it is not yours to see."""


class FileUnknown(NotFound):
    """This release has no file called {name} in the format {format}."""


class MediaLost(Conflict):
    """The file {name} of this release no longer lies in the base's folder. Restore it from a backup."""


class NothingToRelease(Conflict):
    """No item is finished yet: {unfinished} miss an accepted answer, {under_way} have an answer under inspection or
    rework, {awaits_acceptance} are in no accepted lot, {unapproved} have an answer that no inspector has passed, and
    {consensus_behind} wait for the consensus to be computed anew.
    """
