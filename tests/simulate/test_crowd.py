"""The sample base: its content is sound, its crowd works through the flows and leaves room for people."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from qilou.base.db import HOUSE, House
from qilou.jobs.importing import run_import
from qilou.kinds.catalog import default_form, kind_named
from qilou.kinds.contract import Preparing
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.splitting import split_steps
from qilou.simulate import content, mind
from qilou.simulate.crowd import RESERVE, Crowd, make_past
from qilou.simulate.projects import open_projects
from qilou.simulate.stage import set_stage


def test_there_are_enough_items_in_both_languages() -> None:
    records = content.records().values()

    assert len(records) >= 60
    assert Counter(each["language"] for each in records).keys() == {"zh", "en"}
    domains = {each["domain"] for each in records}
    assert {"everyday", "medicine", "law", "code", "maths", "travel", "safety"} <= domains


@pytest.mark.parametrize("kind", content.KINDS)
def test_every_item_and_simulated_answer_is_sound(kind: str) -> None:
    checks, form = kind_named(kind), default_form(kind)
    for record in (each for each in content.records().values() if each["kind"] == kind):
        parts = ("conversation", "candidates", "meta")
        shown: dict[str, Any] = {"reference": None, **{part: record[part] for part in parts}}
        if isinstance(checks, Preparing):
            shown = checks.prepare(shown)
        assert checks.check_content(shown) == []
        view = checks.show(shown, [each["id"] for each in record["candidates"]])
        for seed in range(5):
            body = mind.answer(
                kind, form, view, language=record["language"], ability=seed / 4, rng=Random(seed)
            )
            assert check_whole(checks, form, body, content=shown) == []
            mind.verdict(kind, view, body, rng=Random(seed))


def test_planted_errors_are_where_the_content_says() -> None:
    marked = [each for each in content.records().values() if each["kind"] == "spans"]
    for record in marked:
        source = record["candidates"][0]["content"]
        for error in record["meta"]["errors"]:
            assert source[error["start"] : error["end"]] == error["quote"]
    assert any(not record["meta"]["errors"] for record in marked)


def test_every_sample_step_has_a_true_label() -> None:
    judged = [each for each in content.records().values() if each["kind"] == "steps"]
    for record in judged:
        assert len(split_steps(record["candidates"][0]["content"])) == len(record["meta"]["labels"])
    assert {label for record in judged for label in record["meta"]["labels"]} == {1, 0, -1}


@pytest.mark.parametrize("kind", ["spans", "steps"])
def test_an_able_finder_is_nearer_to_the_truth(kind: str) -> None:
    checks, form = kind_named(kind), default_form(kind)

    def nearness(ability: float) -> float:
        rng, near = Random(7), list[float]()
        for record in (each for each in content.records().values() if each["kind"] == kind):
            meta = record["meta"]
            truth = {"spans": meta.get("errors"), "labels": meta.get("labels")}
            view = checks.show({**record, "meta": {}}, ["c1"])
            for _ in range(20):
                given = mind.answer(kind, form, view, language="zh", ability=ability, rng=rng)
                near.append(checks.similarity(form, truth, given))
        return sum(near) / len(near)

    assert nearness(0.95) > nearness(0.2) + 0.1


def test_an_able_mind_is_more_often_right_than_a_guessing_one() -> None:
    form = default_form("comparison")

    def share_right(ability: float) -> float:
        rng, right, asked = Random(3), 0, 0
        for record in (each for each in content.records().values() if each["kind"] == "comparison"):
            view = kind_named("comparison").show(
                {"conversation": record["conversation"], "candidates": record["candidates"]}, ["c1", "c2"]
            )
            better = record["meta"]["better"]
            for _ in range(20):
                given = mind.answer("comparison", form, view, language="zh", ability=ability, rng=rng)
                said = {-1: "c1", 0: "tie", 1: "c2"}[(given["preference"] > 4) - (given["preference"] < 4)]
                right, asked = right + (said == better), asked + 1
        return right / asked

    assert share_right(0.95) > share_right(0.2) + 0.1


def test_a_past_is_made_and_room_is_left(house: House, now: datetime) -> None:
    since = now - timedelta(minutes=30)
    stage = set_stage(house, now=since, say=lambda _: None, annotators=45)
    open_projects(house, stage, batch=1, load=run_import, now=since)

    acts = make_past(Crowd(house, stage, load=run_import, seed=5), house, since=since, until=now)

    with house.transaction(HOUSE) as db:
        row = db.execute(
            """
            SELECT (SELECT count(*) FROM answer) AS answers,
                   (SELECT count(*) FROM review) AS reviews,
                   (SELECT count(*) FROM org WHERE is_sample AND kind = 'vendor') AS vendors,
                   (SELECT count(*) FROM project WHERE NOT is_sample) AS unmarked,
                   (SELECT min(open) FROM (SELECT count(*) AS open FROM ready GROUP BY lane_id) AS lanes) AS open,
                   (SELECT count(*) FROM answer WHERE submitted_at > %s) AS future
            """,
            [now],
        ).fetchone()
    assert acts > 50
    assert row["answers"] > 20
    assert row["reviews"] > 3
    assert (row["vendors"], row["unmarked"], row["future"]) == (9, 0, 0)
    assert row["open"] >= RESERVE - 8
    assert {each.role for each in stage.sign_ins} == {
        "annotator", "inspector", "project_manager", "operator", "team_lead", "client", "auditor",
    }  # fmt: skip
