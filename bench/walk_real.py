"""The whole walk on real votes: PandaLM's test set, replayed by its three annotators through the flows.

    python bench/walk_real.py FOLDER      FOLDER holds items.jsonl and labels.csv of the PandaLM test set v1
                                          (Wang et al. 2023, arXiv:2306.05087; Apache-2.0)

Prints one JSON line a step: import, replay, consensus, agreement, leaderboard, release, export, reward model, audit. It
runs on a private PostgreSQL in a temporary folder that is removed at the end.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from pathlib import Path

from qilou.base import clock
from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.migrate import migrate
from qilou.base.postgres import running_database
from qilou.base.shelf import Shelf
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Reach, Role
from qilou.domain.people.model import OrgKind
from qilou.domain.people.passwords import hashed
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.flows import (
    import_items,
    manage_people,
    manage_projects,
    release_dataset,
    seal_audit,
    settle_item,
    submit_answer,
    take_task,
)
from qilou.flows.take_task import Leased
from qilou.jobs.importing import run_import

FORM = {"dimensions": [], "strength": 3, "reason": {"required": False}}
GUIDELINE = "Choose the better response; a tie where neither is better. (PandaLM test set v1, replayed.)"
SHOWN = {"1": ("c1",), "2": ("c2",), "0": ()}


def main(folder: Path) -> None:
    """Run the walk and print what each step took and gave."""
    with tempfile.TemporaryDirectory(prefix="qilou-walk-") as home:
        Path(home).chmod(0o711)
        settings = Settings(home=Path(home))
        with running_database(settings) as database:
            migrate(database.owner_dsn)
            house = House(database.app_dsn, role=database.app_role)
            walk(house, folder, Path(home))
            house.close()


def walk(house: House, folder: Path, home: Path) -> None:
    """Import, replay, settle, release, export, train, verify."""
    manager, annotators = people(house, ["annotator1", "annotator2", "annotator3"])
    votes, path = canonical_file(folder, home)
    project_id = project(house, manager)

    with step("import") as facts:
        done = imported(house, manager, project_id, path)
        facts |= {
            "lines": done.lines,
            "items": done.kept,
            "duplicates": done.duplicates,
            "refused": done.refused,
            "why_refused": reasons(house, manager, done),
        }
    with house.transaction(manager.scope) as db:
        manage_projects.set_project_state(
            db, manager, project_id=project_id, state=ProjectState.OPEN, now=clock.now()
        )
    with step("replay") as facts:
        given = sum(replay(house, actor, project_id, votes[name]) for name, actor in annotators.items())
        facts |= {"votes": given, "annotators": len(annotators)}
    with step("consensus") as facts, house.transaction(manager.scope) as db:
        settled = settle_item.settle_project(db, manager, project_id=project_id, now=clock.now())
        facts |= {"answers": settled.answers, "items": settled.items, "settled": settled.newly_settled}
    with step("agreement") as facts, house.transaction(manager.scope) as db:
        seen = settle_item.read_agreement(db, manager, project_id=project_id)
        for each in seen.fields:
            facts |= {each.field: round(each.value, 4), "interval": [round(each.low, 4), round(each.high, 4)]}
    with step("leaderboard") as facts, house.transaction(manager.scope) as db:
        facts |= leaders(db, manager, project_id)
    with step("release") as facts, house.transaction(manager.scope) as db:
        release = release_dataset.make_release(
            db, manager, project_id=project_id, name="pandalm", now=clock.now()
        ).release
        facts |= {"rows": release.rows, "sha256": release.sha256[:16]}
    data = home / "trl.jsonl"
    with step("export") as facts, house.transaction(manager.scope) as db:
        data.write_bytes(b"".join(trl_file(db, manager, release.id)))
        facts |= {"pairs": sum(1 for _ in data.open(encoding="utf-8")), "bytes": data.stat().st_size}
    with step("reward_model") as facts:
        facts |= reward_model(data, home / "model")
    with step("audit") as facts, house.transaction(HOUSE_ITSELF.scope) as db:
        while seal_audit.seal_ended(db, HOUSE_ITSELF, now=clock.now()) is not None:
            pass
        verified = seal_audit.verify_audit(db, HOUSE_ITSELF, now=clock.now())
        facts |= {"events": verified.events, "seals": verified.seals, "intact": verified.intact}


@contextmanager
def step(name: str):
    """Time a step and print its facts."""
    facts: dict[str, object] = {}
    began = time.monotonic()
    yield facts
    print(json.dumps({"step": name, "seconds": round(time.monotonic() - began, 2), **facts}), flush=True)


def people(house: House, names: list[str]) -> tuple[Actor, dict[str, Actor]]:
    """Make the base, one company, a manager and the annotators."""
    password = hashed("never used to sign in", login="replay")
    now = clock.now()
    with house.transaction(HOUSE_ITSELF.scope) as db:

        def organisation(kind: OrgKind, name: str):
            return manage_people.make_organisation(
                db, HOUSE_ITSELF, kind=kind, name=name, name_en=name, now=now
            )

        def actor(org, login: str, role: Role) -> Actor:
            account = manage_people.make_account(
                db, HOUSE_ITSELF, organisation_id=org.id, login=login, name=login, identity_hash=None,
                roles=[role], password_hash=password, now=now,
            ).account  # fmt: skip
            reach = Reach.BASE if org.kind is OrgKind.OPERATOR else Reach.ORG
            return Actor(
                account_id=account.id, person_id=account.person_id, org_id=org.id, reach=reach,
                roles=frozenset({role}),
            )  # fmt: skip

        base, vendor = (
            organisation(OrgKind.OPERATOR, "Base"),
            organisation(OrgKind.VENDOR, "Annotators of the set"),
        )
        return actor(base, "manager", Role.PROJECT_MANAGER), {
            name: actor(vendor, name, Role.ANNOTATOR) for name in names
        }


def canonical_file(folder: Path, home: Path) -> tuple[dict[str, dict], Path]:
    """Write the set as canonical JSONL; return the votes by annotator and shown texts, and the file."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    models: dict[str, list[str]] = {}
    with (folder / "labels.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            labels[row["task_id"]][row["annotator_id"]] = row["label"]
            models[row["task_id"]] = row["cmp_key"].split("_")
    votes: dict[str, dict] = defaultdict(dict)
    path = home / "pandalm.jsonl"
    with path.open("w", encoding="utf-8") as out, (folder / "items.jsonl").open(encoding="utf-8") as items:
        for line in items:
            item = json.loads(line)
            task = str(item["task_id"])
            prompt = "\n\n".join(filter(None, (item["instruction"], item["input"])))
            first, second = item["response1"], item["response2"]
            candidates = [
                {"id": "c1", "content": first, "model": models[task][0]},
                {"id": "c2", "content": second, "model": models[task][1]},
            ]
            record = {"id": task, "language": "en", "domain": "everyday", "candidates": candidates}
            record["conversation"] = [{"role": "user", "content": prompt}]
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            for annotator, label in labels[task].items():
                better = {"1": first, "2": second, "0": None}[label]
                votes[annotator].setdefault((prompt, frozenset((first, second))), better)
    return votes, path


def project(house: House, manager: Actor):
    """Make the comparison project: three points, three answers an item, nothing inspected."""
    draft = ProjectDraft(
        kind="comparison", title="PandaLM 测试集重放", title_en="PandaLM test set, replayed", form=FORM,
        overlap=3, inspection_bp=0, price_fen=0, minutes_per_item=1, lease_minutes=30, guideline_md=GUIDELINE,
    )  # fmt: skip
    with house.transaction(manager.scope) as db:
        return manage_projects.make_project(db, manager, draft=draft, now=clock.now()).project.id


def imported(house: House, manager: Actor, project_id, path: Path):
    """Receive the file and read it to its end."""
    with house.transaction(manager.scope) as db:
        received = import_items.receive_import(
            db, manager, project_id=project_id, file_name=path.name, format_name="canonical",
            file_path=str(path), now=clock.now(),
        )  # fmt: skip
    return run_import(house, received.id)


def reasons(house: House, manager: Actor, done) -> dict[str, int]:
    """Count the refused lines by field and reason."""
    with house.transaction(manager.scope) as db:
        problems = import_items.list_problems(db, manager, import_id=done.id, after=0, limit=2_000)
    return dict(Counter(f"{each.field}: {each.reason}" for each in problems))


def replay(house: House, actor: Actor, project_id, votes: dict) -> int:
    """Take every item as this annotator and submit the vote that was recorded; return how many."""
    with house.transaction(actor.scope) as db:
        guideline = manage_projects.list_guidelines(db, actor, project_id=project_id)[0]
        manage_projects.confirm_guideline(db, actor, guideline_id=guideline.id, now=clock.now())
    given = 0
    while True:
        with house.transaction(actor.scope) as db:
            task = take_task.take_task(db, actor, project_id=project_id, holding=[], now=clock.now())
        if not isinstance(task, Leased):
            return given
        shown = {each["slot"]: each["content"] for each in task.view["candidates"]}
        better = votes[task.view["conversation"][-1]["content"], frozenset(shown.values())]
        preference = 2 if better is None else 1 if shown["A"] == better else 3
        body = {"preference": preference, "ratings": {"A": {}, "B": {}}, "reason": ""}
        with house.transaction(actor.scope) as db:
            submit_answer.submit_answer(
                db, actor, lease_id=task.lease.id, body=body, active_seconds=0, now=clock.now()
            )
        given += 1


def leaders(db, manager: Actor, project_id) -> dict[str, object]:
    """Return the leaderboard's models, best first, with intervals."""
    board = settle_item.read_leaderboard(db, manager, project_id=project_id)
    return {
        "method": board.method,
        "judgements": board.votes,
        "judges": board.judges,
        "models": {each.model: [each.score, each.low, each.high] for each in board.models},
    }


def trl_file(db, manager: Actor, release_id):
    """Return the blocks of the release's TRL preference file."""
    seen = release_dataset.read_release(db, manager, release_id=release_id)
    name = next(each for each in seen.files["trl"] if each.endswith(".jsonl"))
    return release_dataset.export_file(
        db,
        manager,
        release_id=release_id,
        format_name="trl",
        file_name=name,
        shelf=Shelf(Path()),
        now=clock.now(),
    )


def reward_model(data: Path, out: Path) -> dict[str, object]:
    """Train the light reward model in a process of its own, as the platform does, and return its report."""
    command = [sys.executable, "-m", "qilou.learn", "light_rm", "--data", str(data), "--out", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return {key: report[key] for key in ("pairs", "accuracy", "length_only", "surface_only", "verdict")}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
