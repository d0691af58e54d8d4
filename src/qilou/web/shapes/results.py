"""Consensus, agreement, releases, training runs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from qilou.domain.learning.model import RunState
from qilou.domain.learning.model import TrainingRun as TrainingRunRecord
from qilou.flows.release_dataset import ReleaseSeen
from qilou.kinds.purposes import Purpose, purpose_of
from qilou.web.shapes.base import Json, Sent, Shown


class FieldConsensus(Shown):
    """What the answers to one item say about one field. No confidence: nothing shows how sure it is."""

    field: str
    value: str | float | dict[str, int] | None
    confidence: float | None
    method: str
    votes: int


class ItemConsensus(Shown):
    """One item's consensus."""

    item_id: int
    preview: str
    answers: int
    fields: list[FieldConsensus]


class FieldAgreement(Shown):
    """How far people agree on one field, with its 95 % interval; null where it is not defined."""

    field: str
    statistic: str
    level: str
    value: float | None
    low: float | None
    high: float | None
    items: int
    answers: int


class PersonAgreement(Shown):
    """How well a person's answers fit the consensus, under a pseudonym; the interval is over `items`."""

    person_alias: str
    answers: int
    accuracy: float | None
    low: float | None
    high: float | None
    items: int


class FieldModel(Shown):
    """The model behind a field's consensus, why it was taken, and what went into it.

    `gain` is by how much it foretells the hidden votes better than the default. `temperature` cooled its confidence:
    learned from `gold` items, or the usual one where `gold` is 0; null where nothing was cooled.
    """

    field: str
    scale: str
    method: str
    version: int
    reason: str
    hidden: int
    gain: float | None
    gain_low: float | None
    gain_high: float | None
    votes: int
    items: int
    people: int
    temperature: float | None
    gold: int


class Confusion(Shown):
    """What a person said (columns) where the truth likely was (rows), in expected votes."""

    values: list[str]
    counts: list[list[float]]


class Habit(Shown):
    """A person's figure on a field (empty: the answer as a whole): accuracy, bias or likeness, over `items`."""

    field: str
    measure: str
    items: int
    value: float
    low: float | None
    high: float | None
    spread: float | None
    confusion: Confusion | None


class PersonHabits(Shown):
    """How one person answers a project."""

    person: PersonAgreement
    habits: list[Habit]


class Estimate(Shown):
    """A number with its 95 % interval and how many items it rests on; null where nothing can be said."""

    value: float | None
    low: float | None
    high: float | None
    count: int


class Gsb(Shown):
    """How a new version does against the old one, by items: the score from -1 to 1, the share of good and same, and the
    p of the two-sided sign test, in which Same does not count.
    """

    good: int
    same: int
    bad: int
    score: Estimate
    win_tie: Estimate
    p_value: float | None


class Signal(Shown):
    """Something unusual in a person's answers, held against `usual`: something to look at, never a verdict."""

    person_alias: str
    sign: str
    other_alias: str | None
    value: float
    low: float | None
    high: float | None
    usual: float
    items: int


class Agreement(Shown):
    """A project's agreement; `computed_at` is null where there is none yet, `gsb` for the other kinds."""

    computed_at: datetime | None
    fields: list[FieldAgreement]
    models: list[FieldModel]
    people: list[PersonAgreement]
    signals: list[Signal]
    left_out: dict[str, int]
    gsb: Gsb | None


class Placed(Shown):
    """A model's place: its score on Elo's scale with the interval by annotator, and what was judged of it."""

    model: str
    group: int
    score: float | None
    low: float | None
    high: float | None
    at_equal_style: float | None
    judged: int
    wins: int
    ties: int


class StyleEffect(Shown):
    """What twice the length, or twice the Markdown, is worth in points."""

    feature: str
    value: float
    low: float | None
    high: float | None


class Leaderboard(Shown):
    """The models that a project compares, best first; `wins` by row over column, ties half.

    `next_pair` are the two whose comparison would tell most about the best.
    More than one group: some models are linked to others by no comparison, and no score goes across.
    """

    method: str
    votes: int
    judges: int
    groups: int
    models: list[Placed]
    wins: list[list[float]]
    style: list[StyleEffect]
    next_pair: list[str] | None


class ReleaseDraft(Sent):
    """A release to be made."""

    name: Annotated[str, Field(min_length=1, max_length=100)]


class ReleaseFile(Shown):
    """A file of a release, and where it is fetched."""

    name: str
    href: str


class ReleaseExport(Shown):
    """A release in one format."""

    format: str
    files: list[ReleaseFile]


class Release(Shown):
    """A numbered, frozen release. `loss` says by format what that format cannot carry."""

    id: int
    project_id: int
    purpose: Purpose
    version: int
    name: str
    rows: int
    sha256: str
    card_md: str
    created_at: datetime
    created_by: int
    loss: dict[str, list[str]]
    exports: list[ReleaseExport]

    @classmethod
    def of(cls, seen: ReleaseSeen) -> Release:
        """Return the shape of a release."""
        release = seen.release
        begin = f"/api/releases/{release.id}/files"
        exports = [
            ReleaseExport(
                format=name,
                files=[ReleaseFile(name=file, href=f"{begin}/{name}/{file}") for file in files],
            )
            for name, files in seen.files.items()
        ]
        return cls(
            id=release.id,
            project_id=release.project_id,
            purpose=purpose_of(release.kind),
            version=release.version,
            name=release.name,
            rows=release.rows,
            sha256=release.sha256,
            card_md=release.card_md,
            created_at=release.created_at,
            created_by=release.created_by,
            loss=seen.loss,
            exports=exports,
        )


class TrainingDraft(Sent):
    """How to train on a release."""

    method: Literal["light_rm"]


class TrainingProgress(Shown):
    """How far a training run is; the share is in 0..1."""

    step: str
    share: float


class TrainingRun(Shown):
    """One training on one release; its report is the trainer's."""

    id: int
    release_id: int
    project_id: int
    project_title: str
    project_title_en: str
    method: str
    state: RunState
    progress: TrainingProgress
    report: Json | None
    failure: str | None
    created_at: datetime
    finished_at: datetime | None

    @classmethod
    def of(cls, run: TrainingRunRecord) -> TrainingRun:
        """Return the shape of a training run."""
        return cls.model_validate(run)
