"""Setting up what a journey needs, through the flows: projects with items, and answers by everybody."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any  # Any: records and bodies are JSON

from e2e.base import Base
from qilou.base import clock
from qilou.base.ids import LeaseId, OrgId, ProjectId
from qilou.domain.access.model import Actor
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.flows import import_items, manage_projects, submit_answer, take_task
from qilou.flows.take_task import Leased
from qilou.jobs.importing import run_import
from qilou.kinds.catalog import default_form
from qilou.simulate import content, mind

_numbers = count(1)


def sample_records(kind: str, *, items: int = 8) -> list[dict[str, Any]]:
    """Return the first records of the sample content."""
    lines = content.path_of(kind).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:items]]


def open_project(
    base: Base,
    kind: str,
    *,
    records: list[dict[str, Any]] | None = None,
    items: int = 8,
    overlap: int = 1,
    inspection_bp: int = 0,
    lease_minutes: int = 30,
    guideline_md: str | None = None,
    client_id: OrgId | None = None,
    title: str | None = None,
    state: ProjectState = ProjectState.OPEN,
    fields: list[dict[str, Any]] | None = None,
) -> ProjectId:
    """Make a project with these records (or the first of the sample content), and bring it to the state."""
    number = next(_numbers)
    written = guideline_md or (content.guideline_of(kind) if kind in content.KINDS else "# 规范")
    form = default_form(kind) | ({} if fields is None else {"fields": fields})
    draft = ProjectDraft(
        kind=kind, title=title or f"项目{number}·{kind}", title_en=f"Project {number} {kind}", form=form,
        overlap=overlap, inspection_bp=inspection_bp, price_fen=320, minutes_per_item=3,
        lease_minutes=lease_minutes, guideline_md=written,
        client_id=client_id,
    )  # fmt: skip
    manager = manager_of(base)
    with base.house.transaction(manager.scope) as db:
        project_id = manage_projects.make_project(db, manager, draft=draft, now=clock.now()).project.id
    import_records(base, project_id, records or sample_records(kind, items=items))
    if state is not ProjectState.DRAFT:
        with base.house.transaction(manager.scope) as db:
            manage_projects.set_project_state(
                db, manager, project_id=project_id, state=state, now=clock.now()
            )
    return project_id


def import_records(base: Base, project_id: ProjectId, records: list[dict[str, Any]]) -> None:
    """Import the records into the project, in this process."""
    path = base.home / f"items-{next(_numbers)}.jsonl"
    path.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in records), encoding="utf-8")
    manager = manager_of(base)
    with base.house.transaction(manager.scope) as db:
        received = import_items.receive_import(
            db, manager, project_id=project_id, file_name=path.name, format_name="canonical",
            file_path=str(path), wait=timedelta(hours=1), now=clock.now(),
        )  # fmt: skip
    done = run_import(base.house, received.id)
    assert done.kept == len(records), f"{done.refused} of the records were refused"


def manager_of(base: Base) -> Actor:
    """Return who sets projects up."""
    return base.people["project-manager"]


def confirm_guideline(base: Base, login: str, project_id: ProjectId) -> None:
    """Let the person confirm the project's guideline."""
    actor = base.people[login]
    with base.house.transaction(actor.scope) as db:
        guideline = manage_projects.list_guidelines(db, actor, project_id=project_id)[0]
        manage_projects.confirm_guideline(db, actor, guideline_id=guideline.id, now=clock.now())


def take(base: Base, login: str, project_id: ProjectId, *, holding: list[LeaseId] | None = None) -> Leased:
    """Let the person take the project's next item."""
    actor = base.people[login]
    with base.house.transaction(actor.scope) as db:
        taken = take_task.take_task(db, actor, project_id=project_id, holding=holding or [], now=clock.now())
    assert isinstance(taken, Leased), taken
    return taken


def submit(base: Base, login: str, taken: Leased, body: dict[str, Any] | None = None) -> None:
    """Let the person hand in the answer, or what a simulated person of some ability would write."""
    actor = base.people[login]
    project = taken.project
    written = body or mind.answer(
        project.kind, project.form, taken.view, language=taken.language, ability=0.9,
        rng=Random(taken.lease.item_id * 31 + (actor.person_id or 0)),
    )  # fmt: skip
    with base.house.transaction(actor.scope) as db:
        submit_answer.submit_answer(
            db, actor, lease_id=taken.lease.id, body=written, active_seconds=90, now=clock.now()
        )


def answer_all(base: Base, project_id: ProjectId, *logins: str, items: int) -> None:
    """Let each of the people answer so many items of the project."""
    for login in logins:
        confirm_guideline(base, login, project_id)
        for _ in range(items):
            submit(base, login, take(base, login, project_id))


def comparison_body(
    form: dict[str, Any], *, reason: str = "A 更准确，B 漏掉了一个必要的步骤。"
) -> dict[str, Any]:
    """Return a complete answer to a comparison."""
    scores = {each["key"]: 4 for each in form["dimensions"]}
    return {"preference": 3, "ratings": {"A": scores, "B": dict(scores)}, "reason": reason}


def stored(base: Base, lease_id: int) -> dict[str, Any]:
    """Return the answer that the server holds for a lease, with its item."""
    (row,) = base.ask(
        """
        SELECT answer.id, answer.body, answer.slots, answer.state, item.content
        FROM answer JOIN item ON item.id = answer.item_id
        WHERE answer.lease_id = %(lease)s
        """,
        lease=lease_id,
    )
    return row
