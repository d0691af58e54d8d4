"""The whole walk of a kind, for those that came after the first three: a file comes in, and a file that trainers
load goes out; between them real people take, answer, inspect, and the answers become one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

import make
from make.projects import FORMS
from qilou.base.db import HOUSE, House
from qilou.base.ids import ProjectId
from qilou.base.shelf import Shelf
from qilou.domain.access.model import Actor, Role
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.domain.reviews.model import Verdict
from qilou.flows import import_items, manage_projects, release_dataset, review_answer, settle_item
from qilou.flows import submit_answer as submitting
from qilou.flows import take_task as taking
from qilou.flows.review_answer import Taken
from qilou.flows.take_task import Leased
from qilou.jobs.importing import run_import

pytestmark = pytest.mark.filterwarnings("ignore")  # the warnings of `datasets` are not ours to cure

Body = dict[str, Any]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A kind's file, how people answer what it shows them, and what must come out."""

    kind: str
    lines: list[dict[str, Any]]
    refused: dict[int, str]  # by line: the field that is wrong
    answer: Callable[[dict[str, Any], int], Body]  # of the view, by the person's number
    pairs: set[tuple[str, str]]  # chosen and rejected
    card: str


def line(prompt: str, *answers: str, **more: Any) -> dict[str, Any]:
    candidates = [
        {"id": f"x{at}", "content": each, "model": f"model-{at}"} for at, each in enumerate(answers)
    ]
    return {"conversation": [{"role": "user", "content": prompt}], "candidates": candidates, **more}


def by_length(view: dict[str, Any], person: int) -> Body:
    """Rank the longer answer higher, equals alike; the third person sees no difference at all."""
    lengths = sorted({len(each["content"]) for each in view["candidates"]}, reverse=True)
    ranks = {
        each["slot"]: 1 if person == 2 else lengths.index(len(each["content"])) + 1
        for each in view["candidates"]
    }
    return {"ranks": ranks, "reason": "更完整"}


RANKING = Case(
    kind="ranking",
    lines=[
        line("第一题？", "短", "稍长", "最长的", "稍短"),
        line("第二题？", "甲", "乙乙"),
        line("第三题？", "只有一个"),
        line("第四题？", *"一二三四五六七八九"),
    ],
    refused={3: "candidates", 4: "candidates"},
    answer=by_length,
    pairs={
        ("最长的", "稍长"),
        ("最长的", "稍短"),
        ("最长的", "短"),
        ("稍长", "短"),
        ("稍短", "短"),
        ("乙乙", "甲"),
    },
    card="Borda's count",
)


def longer_wins(view: dict[str, Any], person: int) -> Body:
    """Find the longer answer better, and equal lengths the same; one gives no reason."""
    a, b = (len(each["content"]) for each in view["candidates"])
    verdict = "same" if a == b else "A" if a > b else "B"
    return {"verdict": verdict} if person == 2 else {"verdict": verdict, "reason": "更完整"}


def versions(prompt: str, old: str, new: str) -> dict[str, Any]:
    written = line(prompt, new, old)
    written["candidates"][0]["is_new"] = True
    return written


GSB = Case(
    kind="gsb",
    lines=[
        versions("第一题？", old="短", new="长一些"),
        versions("第二题？", old="长一些的", new="短"),
        versions("第三题？", old="甲", new="乙"),
        line("第四题？", "没有", "标记"),
    ],
    refused={4: "candidates"},
    answer=longer_wins,
    pairs={("长一些", "短"), ("长一些的", "短")},
    card="by majority",
)
CASES = [RANKING, GSB]


def open_project(house: House, case: Case, manager: Actor, folder: Path, now: datetime) -> ProjectId:
    path = folder / "items.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in case.lines), "utf-8")
    draft = ProjectDraft(
        kind=case.kind, title="题", title_en="Items", form=FORMS[case.kind], overlap=3, inspection_bp=10_000,
        price_fen=1, minutes_per_item=1, lease_minutes=30, guideline_md="规范",
    )  # fmt: skip
    with house.transaction(manager.scope) as db:
        project_id = manage_projects.make_project(db, manager, draft=draft, now=now).project.id
        received = import_items.receive_import(
            db, manager, project_id=project_id, file_name=path.name, format_name="auto",
            file_path=str(path), now=now,
        )  # fmt: skip
    run_import(house, received.id)
    with house.transaction(manager.scope) as db:
        problems = import_items.list_problems(db, manager, import_id=received.id, after=0, limit=9)
        assert {each.line: each.field for each in problems} == case.refused
        manage_projects.set_project_state(
            db, manager, project_id=project_id, state=ProjectState.OPEN, now=now
        )
    return project_id


def work_through(
    house: House, case: Case, project_id: ProjectId, worker: Actor, number: int, now: datetime
) -> list[list[str]]:
    """Answer all there is; return the slots of each lease."""
    with house.transaction(worker.scope) as db:
        guideline = manage_projects.list_guidelines(db, worker, project_id=project_id)[0]
        manage_projects.confirm_guideline(db, worker, guideline_id=guideline.id, now=now)
    orders: list[list[str]] = []
    while True:
        with house.transaction(worker.scope) as db:
            task = taking.take_task(db, worker, project_id=project_id, holding=None, now=now)
            if not isinstance(task, Leased):
                return orders
            assert "model" not in json.dumps(task.view)
            assert "is_new" not in json.dumps(task.view)
            orders.append(task.lease.slots)
            body = case.answer(task.view, number)
            submitting.submit_answer(db, worker, lease_id=task.lease.id, body=body, active_seconds=9, now=now)


def inspect_all(house: House, case: Case, inspector: Actor, now: datetime) -> int:
    """Pass every answer, the first of them with its own body as the fix."""
    passed = 0
    while True:
        with house.transaction(inspector.scope) as db:
            taken = review_answer.take_inspection(db, inspector, project_id=None, now=now)
            if not isinstance(taken, Taken):
                return passed
            fixed = taken.answer.body if passed == 0 else None
            review_answer.review_answer(
                db, inspector, answer_id=taken.answer.id,
                verdict=Verdict.FIX_AND_PASS if fixed else Verdict.PASS,
                reason_codes=[], comment="", fixed_body=fixed, now=now,
            )  # fmt: skip
            passed += 1


def exported(
    house: House, manager: Actor, seen: release_dataset.ReleaseSeen, folder: Path, now: datetime
) -> dict[str, Path]:
    """Write the release's lines in each format; return the files."""
    files: dict[str, Path] = {}
    for format_name, names in seen.files.items():
        name = next((each for each in names if each.endswith(".jsonl")), None)
        if name is None:
            continue  # the format has no place for this kind
        files[format_name] = folder / f"{format_name}.jsonl"
        with house.transaction(manager.scope) as db:
            blocks = release_dataset.export_file(
                db,
                manager,
                release_id=seen.release.id,
                format_name=format_name,
                file_name=name,
                shelf=Shelf(Path()),
                now=now,
            )
            files[format_name].write_bytes(b"".join(blocks))
    return files


def pairs_in(rows: Sequence[Any]) -> set[tuple[str, str]]:
    return {(row["chosen"][0]["content"], row["rejected"][0]["content"]) for row in rows}


@pytest.mark.trainers
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_a_file_comes_in_and_pairs_go_out(house: House, case: Case, tmp_path: Path, now: datetime) -> None:
    from datasets import load_dataset

    with house.transaction(HOUSE) as db:
        manager, inspector = make.actor(db, Role.PROJECT_MANAGER), make.actor(db, Role.INSPECTOR)
        workers = [make.actor(db) for _ in range(3)]
    project_id = open_project(house, case, manager, tmp_path, now)

    orders = [work_through(house, case, project_id, each, at, now) for at, each in enumerate(workers)]
    kept = len(case.lines) - len(case.refused)
    assert [len(each) for each in orders] == [kept] * 3
    assert inspect_all(house, case, inspector, now) == 3 * kept
    with house.transaction(manager.scope) as db:
        settled = settle_item.settle_project(db, manager, project_id=project_id, now=now)
        assert (settled.answers, settled.newly_settled) == (3 * kept, kept)
    with house.transaction(manager.scope) as db:
        seen = release_dataset.make_release(db, manager, project_id=project_id, name="first", now=now)

    assert seen.release.rows == kept
    assert case.card in seen.release.card_md
    files = exported(house, manager, seen, tmp_path, now)
    for name, path in files.items():
        rows = load_dataset("json", data_files=str(path), split="train", cache_dir=str(tmp_path / "cache"))
        wanted = {"canonical": kept, "battles": 3 * kept}  # a battle is one person's judgment
        assert len(rows) == wanted.get(name, len(case.pairs))
        if name == "trl":
            assert pairs_in(rows) == case.pairs
