"""Releasing a dataset: only finished items, frozen, with a card; the same content has the same sum."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import pytest

import make
from qilou.base.db import Db, run, value
from qilou.base.ids import ItemId, ProjectId, alias
from qilou.base.shelf import Shelf
from qilou.domain.access.model import Actor, NotPermitted, Role
from qilou.domain.datasets.model import FileUnknown, NothingToRelease, ReleaseUnknown
from qilou.domain.projects import store as projects
from qilou.flows.release_dataset import (
    ReleaseSeen,
    export_file,
    list_records,
    list_releases,
    make_release,
    read_release,
)
from qilou.flows.settle_item import settle_project
from qilou.formats.write import UnknownExport


def preferring(preference: int) -> dict[str, Any]:
    scores = {"accuracy": 4, "clarity": 3}
    return {"preference": preference, "ratings": {"A": scores, "B": scores}, "reason": "清楚"}


def item_with(
    db: Db, project_id: ProjectId, people: list[Actor], *, states: tuple[str, ...] = ("accepted",) * 3
) -> ItemId:
    item_id = make.item(db, project_id=project_id)
    for person, preference, state in zip(people, (6, 7, 2), states, strict=False):
        make.answered(db, item_id=item_id, by=person, body=preferring(preference), state=state)
    return item_id


def exported(db: Db, actor: Actor, seen: ReleaseSeen, format_name: str, now: datetime) -> bytes:
    name = seen.files[format_name][0]
    release_id = seen.release.id
    return b"".join(
        export_file(
            db,
            actor,
            release_id=release_id,
            format_name=format_name,
            file_name=name,
            shelf=Shelf(Path()),
            now=now,
        )
    )


@pytest.fixture
def manager(db: Db) -> Actor:
    return make.actor(db, Role.PROJECT_MANAGER)


@pytest.fixture
def people(db: Db) -> list[Actor]:
    return [make.actor(db) for _ in range(3)]


@pytest.fixture
def project_id(db: Db, manager: Actor, people: list[Actor], now: datetime) -> ProjectId:
    project_id = make.project(db)
    item_with(db, project_id, people)
    settle_project(db, manager, project_id=project_id, now=now)
    return project_id


def test_a_release_holds_consensus_judgments_and_lineage(
    db: Db, manager: Actor, people: list[Actor], project_id: ProjectId, now: datetime
) -> None:
    seen = make_release(db, manager, project_id=project_id, name="first", now=now)

    assert (seen.release.version, seen.release.rows, seen.release.created_by) == (1, 1, manager.account_id)
    record = list_records(db, manager, release_id=seen.release.id, after=0, limit=10)[0].record
    assert record["preference"] | {"confidence": None} == {
        "winner": "c2", "strength": 2, "confidence": None, "votes": 3, "method": "majority"
    }  # fmt: skip
    assert [each["model"] for each in record["candidates"]] == ["model-one", "model-two"]
    assert record["candidates"][0]["scores"] == {"accuracy": 4.0, "clarity": 3.0}
    pseudonym = alias(people[0].person_id or 0, key=projects.load(db, project_id).alias_key)
    assert record["judgments"][0]["annotator"] == pseudonym
    assert record["judgments"][0]["body"]["preference"] == "c2"
    assert len(record["provenance"]["answers"]) == 3
    assert record["provenance"]["guideline_versions"] == [1]


def test_the_sum_is_that_of_the_exported_file_and_the_same_for_the_same_content(
    db: Db, manager: Actor, project_id: ProjectId, now: datetime
) -> None:
    first = make_release(db, manager, project_id=project_id, name="first", now=now)
    second = make_release(db, manager, project_id=project_id, name="second", now=now + timedelta(days=1))

    assert hashlib.sha256(exported(db, manager, first, "canonical", now)).hexdigest() == first.release.sha256
    assert second.release.sha256 == first.release.sha256
    assert [each.release.version for each in list_releases(db, manager, project_id=project_id)] == [2, 1]


def test_unfinished_items_are_left_out_and_counted_in_the_card(
    db: Db, manager: Actor, people: list[Actor], project_id: ProjectId, now: datetime
) -> None:
    item_with(db, project_id, people, states=("accepted", "accepted", "submitted"))
    item_with(db, project_id, people, states=("accepted", "accepted"))
    item_with(db, project_id, people)  # finished, but after the consensus

    seen = make_release(db, manager, project_id=project_id, name="first", now=now)

    assert seen.release.rows == 1
    for line in ("1 items: a seat has", "1 items: an answer is under", "1 items: the consensus is older"):
        assert line in seen.release.card_md


def test_an_answer_that_is_newer_than_the_consensus_holds_its_item_back(
    db: Db, manager: Actor, project_id: ProjectId, now: datetime
) -> None:
    run(
        db,
        """
        INSERT INTO answer_revision (answer_id, revision, org_id, person_id, body, made_at)
        SELECT id, 2, org_id, person_id, body, %(later)s FROM answer WHERE project_id = %(project)s LIMIT 1
        """,
        {"project": project_id, "later": now + timedelta(minutes=1)},
    )

    with pytest.raises(NothingToRelease) as refused:
        make_release(db, manager, project_id=project_id, name="first", now=now + timedelta(minutes=2))

    assert refused.value.facts == {
        "unfinished": 0,
        "under_way": 0,
        "awaits_acceptance": 0,
        "unapproved": 0,
        "consensus_behind": 1,
    }
    settle_project(db, manager, project_id=project_id, now=now + timedelta(minutes=3))
    assert make_release(db, manager, project_id=project_id, name="first", now=now).release.rows == 1


def test_the_card_tells_what_it_holds(db: Db, manager: Actor, project_id: ProjectId, now: datetime) -> None:
    seen = make_release(db, manager, project_id=project_id, name="偏好数据", now=now)

    for line in (
        "# 偏好数据 · v1",
        "Records 条数: 1, from 3",
        "zh 1",
        "everyday 1",
        "v1",
        seen.release.sha256,
    ):
        assert line in seen.release.card_md
    assert "set by the client" in seen.release.card_md
    assert "Sample data" not in seen.release.card_md


def test_sample_projects_say_so_in_the_card(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = make.project(db, is_sample=True)
    item_with(db, project_id, people)
    settle_project(db, manager, project_id=project_id, now=now)

    assert (
        "Sample data" in make_release(db, manager, project_id=project_id, name="x", now=now).release.card_md
    )


def test_trl_gets_pairs(db: Db, manager: Actor, project_id: ProjectId, now: datetime) -> None:
    seen = make_release(db, manager, project_id=project_id, name="first", now=now)

    row = msgspec.json.decode(exported(db, manager, seen, "trl", now))

    assert row["chosen"] == [{"role": "assistant", "content": "很好"}]
    assert seen.loss["trl"]


def test_releases_of_ratings_and_texts_carry_their_results(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    bodies = {
        "rating": {"scores": {"accuracy": 4, "clarity": 3}, "reason": "清楚"},
        "sft": {"text": "先淘米。", "note": "问"},
    }
    records: dict[str, dict[str, Any]] = {}
    for kind, body in bodies.items():
        project_id = make.project(db, kind=kind, overlap=1)
        make.answered(db, item_id=make.item(db, project_id=project_id), by=people[0], body=body)
        settle_project(db, manager, project_id=project_id, now=now)
        seen = make_release(db, manager, project_id=project_id, name=kind, now=now)
        records[kind] = list_records(db, manager, release_id=seen.release.id, after=0, limit=1)[0].record

    assert records["rating"]["scores"]["total"]["value"] == pytest.approx(3.6)
    assert records["sft"]["completion"] == "先淘米。"
    assert records["sft"]["judgments"][0]["body"] == {"text": "先淘米。"}


def test_nothing_settled_refuses_with_counts(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = make.project(db)
    item_with(db, project_id, people, states=("submitted",) * 3)

    with pytest.raises(NothingToRelease) as refused:
        make_release(db, manager, project_id=project_id, name="first", now=now)

    assert refused.value.facts["under_way"] == 1
    assert "1 have an answer under inspection" in refused.value.message


def test_a_release_is_frozen(db: Db, manager: Actor, project_id: ProjectId, now: datetime) -> None:
    make_release(db, manager, project_id=project_id, name="first", now=now)

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(db, "UPDATE release_row SET position = 9")


def test_unknown_releases_formats_and_files_are_refused(
    db: Db, manager: Actor, project_id: ProjectId, now: datetime
) -> None:
    release_id = make_release(db, manager, project_id=project_id, name="first", now=now).release.id

    with pytest.raises(UnknownExport):
        export_file(
            db, manager, release_id=release_id, format_name="csv", file_name="x", shelf=Shelf(Path()), now=now
        )
    with pytest.raises(FileUnknown):
        export_file(
            db, manager, release_id=release_id, format_name="trl", file_name="x", shelf=Shelf(Path()), now=now
        )
    with pytest.raises(ReleaseUnknown):
        read_release(db, manager, release_id=type(release_id)(999_999))


def test_annotators_may_not_release(
    db: Db, people: list[Actor], project_id: ProjectId, now: datetime
) -> None:
    with pytest.raises(NotPermitted):
        make_release(db, people[0], project_id=project_id, name="first", now=now)
    assert value(db, int, "SELECT count(*) FROM release") == 0
