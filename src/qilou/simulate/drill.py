"""A drill for dispatch: many plain items, and a few people who do nothing but take and submit. For benches only."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from qilou.base import clock
from qilou.base.db import Db, House
from qilou.base.ids import ProjectId
from qilou.base.scope import Reach
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Role
from qilou.domain.people.model import Organisation, OrgKind, PasswordHash
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.flows import import_items, manage_people, manage_projects, submit_answer, take_task
from qilou.flows.take_task import Leased
from qilou.kinds.catalog import default_form, kind_named
from qilou.simulate.projects import Load

KIND = "comparison"
FILLER = (
    "An answer of the usual length, with a few sentences of plain text that nobody reads in a drill. " * 6
)


def write_items(path: Path, *, count: int) -> None:
    """Write as many canonical comparison records of about 1.3 KB."""
    with path.open("wb") as out:
        for n in range(count):
            record = {
                "language": "en",
                "domain": "everyday",
                "conversation": [{"role": "user", "content": f"Question {n} of the drill?"}],
                "candidates": [{"id": each, "content": f"{each} {FILLER}"} for each in ("c1", "c2")],
            }
            out.write(msgspec.json.encode(record) + b"\n")


def open_drill(house: House, path: Path, *, people: int, load: Load) -> tuple[ProjectId, list[Actor]]:
    """Make a company with people who have read the guideline, and an open project filled from the file."""
    now = clock.now()
    with house.transaction(HOUSE_ITSELF.scope) as db:
        base, vendor = (
            manage_people.make_organisation(
                db, HOUSE_ITSELF, kind=kind, name=kind.value, name_en=kind.value, now=now
            )
            for kind in (OrgKind.OPERATOR, OrgKind.VENDOR)
        )
        manager, *workers = (
            _actor(db, org=org, role=role, login=f"drill-{n}")
            for n, (org, role) in enumerate(
                [(base, Role.PROJECT_MANAGER), *[(vendor, Role.ANNOTATOR)] * people]
            )
        )
        draft = ProjectDraft(
            kind=KIND,
            title="演练",
            title_en="Drill",
            form=default_form(KIND),
            overlap=3,
            inspection_bp=1_000,
            price_fen=0,
            minutes_per_item=1,
            lease_minutes=30,
            guideline_md="A drill.",
        )
        project_id = manage_projects.make_project(db, manager, draft=draft, now=now).project.id
        received = import_items.receive_import(
            db,
            manager,
            project_id=project_id,
            file_name=path.name,
            format_name="canonical",
            file_path=str(path.resolve()),
            now=now,
        )
    load(house, received.id)
    with house.transaction(manager.scope) as db:
        manage_projects.set_project_state(
            db, manager, project_id=project_id, state=ProjectState.OPEN, now=now
        )
        newest = manage_projects.list_guidelines(db, manager, project_id=project_id)[0]
    for worker in workers:
        with house.transaction(worker.scope) as db:
            manage_projects.confirm_guideline(db, worker, guideline_id=newest.id, now=now)
    return project_id, workers


def cycles(house: House, worker: Actor, project_id: ProjectId, *, until: float) -> Iterator[float]:
    """Take and submit until the monotonic clock passes the instant; yield each cycle's seconds, commits included."""
    body = kind_named(KIND).example_answer(default_form(KIND))
    while time.monotonic() < until:
        began = time.monotonic()
        with house.transaction(worker.scope) as db:
            task = take_task.take_task(db, worker, project_id=project_id, holding=None, now=clock.now())
        if not isinstance(task, Leased):
            return
        with house.transaction(worker.scope) as db:
            submit_answer.submit_answer(
                db, worker, lease_id=task.lease.id, body=body, active_seconds=1, now=clock.now()
            )
        yield time.monotonic() - began


def _actor(db: Db, *, org: Organisation, role: Role, login: str) -> Actor:
    account = manage_people.make_account(
        db,
        HOUSE_ITSELF,
        organisation_id=org.id,
        login=login,
        name=login,
        identity_hash=None,
        roles=[role],
        password_hash=PasswordHash("!"),  # nobody signs in to a drill
        now=clock.now(),
    ).account
    return Actor(
        account_id=account.id,
        person_id=account.person_id,
        org_id=org.id,
        reach=Reach.BASE if org.kind is OrgKind.OPERATOR else Reach.ORG,
        roles=frozenset({role}),
    )
