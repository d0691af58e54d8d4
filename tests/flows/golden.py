"""Gold in tests: files of it, somebody who answers it rightly or not, and whether an item is gold."""

from __future__ import annotations

import json
from datetime import datetime

from flows.test_take_task import BODY, annotator, take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor
from qilou.domain.dispatch.model import GiveBackReason
from qilou.domain.items.model import ImportPurpose
from qilou.domain.items.rules import decide
from qilou.domain.standing.model import StandingRule
from qilou.flows import (
    hold_task,
    import_items,
    measure_people,
    plant_gold,
    submit_answer,
)
from qilou.flows.take_task import Leased
from qilou.formats.read import read_records
from qilou.web.shapes.answers import AnswerStored

RIGHT = {**BODY, "preference": 1}
WRONG = {
    "preference": 7,
    "ratings": {"A": {"accuracy": 1, "clarity": 1}, "B": {"accuracy": 5, "clarity": 5}},
    "reason": "乱选",
}


def line(number: int, expected: object = None) -> str:
    """Return a line of a file of gold: the first candidate is the better one."""
    record = {
        "conversation": [{"role": "user", "content": f"金题 {number}：水的沸点是多少？"}],
        "candidates": [
            {"id": "c1", "content": "标准大气压下 100 摄氏度。", "model": "m1"},
            {"id": "c2", "content": "五十度。", "model": "m2"},
        ],
        "expected": RIGHT if expected is None else expected,
    }
    return json.dumps({name: each for name, each in record.items() if each != "none"}, ensure_ascii=False)


def bring_gold(db: Db, project_id: ProjectId, tmp_path, lines: list[str], *, now: datetime):
    """Import a file of gold as the house's worker does."""
    enter_scope(db, HOUSE_ITSELF.scope)
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    batch = import_items.receive_import(
        db, HOUSE_ITSELF, project_id=project_id, file_name="gold.jsonl", format_name="auto",
        file_path=str(path), purpose=ImportPurpose.GOLD, now=now,
    )  # fmt: skip
    with path.open("rb") as stream:
        reads = list(read_records(stream, file_name="gold.jsonl", format_name="auto"))
    return plant_gold.keep_gold(
        db, HOUSE_ITSELF, import_id=batch.id, decided=decide(reads, kind_name="comparison", form={}), now=now
    )


def measure_by(db: Db, project_id: ProjectId, now: datetime, **rule) -> None:
    """Set the project's rule as the house."""
    enter_scope(db, HOUSE_ITSELF.scope)
    measure_people.set_standing_rule(
        db, HOUSE_ITSELF, project_id=project_id, wanted=StandingRule(**rule), now=now
    )


def worker(db: Db, project_id: ProjectId) -> Actor:
    """Make an annotator, whatever scope the test is in."""
    enter_scope(db, HOUSE_ITSELF.scope)
    return annotator(db, project_id)


def is_gold(db: Db, item_id: int) -> bool:
    enter_scope(db, HOUSE_ITSELF.scope)
    return db.execute("SELECT FROM gold WHERE item_id = %s", [item_id]).fetchone() is not None


def answer(db: Db, actor: Actor, leased: Leased, *, now: datetime, by: int = 1) -> AnswerStored:
    """Hand in what somebody who judges rightly (1) or by the wrong way round (0) says."""
    first_is_right = leased.lease.slots[0] == "c1"
    body = RIGHT if bool(by) == first_is_right else WRONG
    enter_scope(db, actor.scope)
    stored = submit_answer.submit_answer(
        db, actor, lease_id=leased.lease.id, body=body, active_seconds=30, now=now
    )
    return AnswerStored.of(stored)


def work_through(db: Db, actor: Actor, project_id: ProjectId, *, now: datetime, by: int = 1) -> list[Leased]:
    """Take and answer until there is nothing left."""
    taken: list[Leased] = []
    while isinstance(leased := take(db, actor, project_id, now=now), Leased):
        taken.append(leased)
        answer(db, actor, leased, now=now, by=by)
    return taken


def hold_gold(db: Db, project_id: ProjectId, *, now: datetime) -> tuple[Actor, Leased]:
    """Return somebody who holds gold."""
    while True:
        actor = worker(db, project_id)
        leased = take(db, actor, project_id, now=now)
        assert isinstance(leased, Leased)
        if is_gold(db, leased.lease.item_id):
            return actor, leased
        enter_scope(db, actor.scope)
        hold_task.give_back(
            db, actor, lease_id=leased.lease.id, reason=GiveBackReason.UNUSED, comment="", now=now
        )
