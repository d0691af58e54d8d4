"""A leaderboard from real votes: MT-bench's human judgements, replayed by their 65 judges through the flows.

    python bench/walk_arena.py FOLDER     FOLDER holds labels.csv of the MT-bench human judgements
                                          (Zheng et al. 2023, arXiv:2306.05685; CC-BY-4.0)

The set names models and verdicts and not the answers, so each answer is a stand-in that names its model and question.
Judges saw between one and 205 pairs: before each one's turn the open seats of what they judged are moved to the front
of their queue, and everything else goes through the flows. Prints one JSON line a step, the leaderboard last.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from walk_real import FORM, imported, leaders, people, step

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import HOUSE, House
from qilou.base.ids import ProjectId
from qilou.cli.opening import open_house
from qilou.domain.access.model import Actor
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.flows import manage_projects, settle_item, submit_answer, take_task
from qilou.flows.take_task import Leased

PUBLISHED = [
    "gpt-4",
    "claude-v1",
    "gpt-3.5-turbo",
    "vicuna-13b-v1.2",
    "alpaca-13b",
    "llama-13b",
]  # their MT-bench scores
GUIDELINE = "Choose the better answer; a tie where neither is better. (MT-bench human judgements, replayed.)"
OVERLAP = 5  # the most judges of one pair
Votes = dict[str, dict[str, str | None]]  # by judge and question: the better model, or none


def main(folder: Path) -> None:
    """Run the replay and print what each step took and gave."""
    with tempfile.TemporaryDirectory(prefix="qilou-arena-") as home:
        Path(home).chmod(0o711)
        with open_house(Settings(home=Path(home), database_url=None)) as (_, house):
            walk(house, folder, Path(home))


def walk(house: House, folder: Path, home: Path) -> None:
    """Import, replay, settle, and show the table beside the published order."""
    votes, path = canonical_file(folder, home)
    manager, judges = people(house, sorted(votes))
    project_id = project(house, manager)
    with step("import") as facts:
        done = imported(house, manager, project_id, path)
        facts |= {"items": done.kept, "refused": done.refused}
    with house.transaction(manager.scope) as db:
        manage_projects.set_project_state(
            db, manager, project_id=project_id, state=ProjectState.OPEN, now=clock.now()
        )
    with step("replay") as facts:
        given = sum(replay(house, actor, project_id, votes[name]) for name, actor in judges.items())
        facts |= {"votes": given, "judges": len(judges)}
    with step("consensus") as facts, house.transaction(manager.scope) as db:
        settled = settle_item.settle_project(db, manager, project_id=project_id, now=clock.now())
        facts |= {"answers": settled.answers, "items": settled.items}
    with step("agreement") as facts, house.transaction(manager.scope) as db:
        for each in settle_item.read_agreement(db, manager, project_id=project_id).fields:
            facts |= {each.field: round(each.value or 0, 4), "interval": [each.low, each.high]}
    with step("leaderboard") as facts, house.transaction(manager.scope) as db:
        board = leaders(db, manager, project_id)
        facts |= board | {"as_published": list(board["models"]) == PUBLISHED}  # pyright: ignore[reportArgumentType]


def canonical_file(folder: Path, home: Path) -> tuple[Votes, Path]:
    """Write the pairs as canonical JSONL; return the votes by judge and question, and the file."""
    votes: Votes = defaultdict(dict)
    pairs: dict[str, dict[str, str]] = {}
    with (folder / "labels.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            pairs[row["task_id"]] = row
            votes[row["annotator_id"]][row["task_id"]] = row.get(
                row["label"]
            )  # model_a, model_b, or tie: none
    path = home / "arena.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for task, row in pairs.items():
            record = {
                "id": task,
                "language": "en",
                "domain": "everyday",
                "conversation": [{"role": "user", "content": task}],
                "candidates": [
                    {"id": each, "content": f"{row[side]}: {task}", "model": row[side]}
                    for each, side in (("c1", "model_a"), ("c2", "model_b"))
                ],
            }
            out.write(json.dumps(record) + "\n")
    return votes, path


def project(house: House, manager: Actor) -> ProjectId:
    """Make the comparison project: three points, up to five answers an item, nothing inspected."""
    draft = ProjectDraft(
        kind="comparison", title="MT-bench 人工评判重放", title_en="MT-bench judgements, replayed", form=FORM,
        overlap=OVERLAP, inspection_bp=0, price_fen=0, minutes_per_item=1, lease_minutes=30, guideline_md=GUIDELINE,
    )  # fmt: skip
    with house.transaction(manager.scope) as db:
        return manage_projects.make_project(db, manager, draft=draft, now=clock.now()).project.id


def replay(house: House, judge: Actor, project_id: ProjectId, votes: dict[str, str | None]) -> int:
    """Take the judge's pairs, which are put first in the queue, and submit their recorded votes; return how many."""
    with house.transaction(HOUSE) as db:
        db.execute(
            """
            UPDATE ready SET priority = mine.priority, stripe = %(person)s %% lane.stripes
            FROM lane, ( SELECT id, CASE WHEN content #>> '{conversation,0,content}' = ANY (%(tasks)s) THEN 0 ELSE 1 END
                   FROM item ) AS mine (id, priority)
            WHERE mine.id = ready.item_id AND lane.id = ready.lane_id
              AND (mine.priority = 0 OR ready.priority = 0)
            """,
            {"tasks": list(votes), "person": judge.person_id},
        )
    with house.transaction(judge.scope) as db:
        guideline = manage_projects.list_guidelines(db, judge, project_id=project_id)[0]
        manage_projects.confirm_guideline(db, judge, guideline_id=guideline.id, now=clock.now())
    for _ in votes:
        with house.transaction(judge.scope) as db:
            task = take_task.take_task(db, judge, project_id=project_id, holding=[], now=clock.now())
        assert isinstance(task, Leased)
        better = votes[task.view["conversation"][0]["content"]]
        first = task.view["candidates"][0]["content"].split(":")[0]
        preference = 2 if better is None else 1 if first == better else 3
        body = {"preference": preference, "ratings": {"A": {}, "B": {}}, "reason": ""}
        with house.transaction(judge.scope) as db:
            submit_answer.submit_answer(
                db, judge, lease_id=task.lease.id, body=body, active_seconds=0, now=clock.now()
            )
    return len(votes)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
