"""The sample base's projects in which people talk with models: for those who sign in, the crowd has no part in them.

The one surprising fact: they are no sample projects to the crowd, which answers none that is real. Their models are the
embedded one, careful and bold; where its file is missing, the first question says how to fetch it.
"""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import House
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.flows import import_items, manage_models, manage_projects
from qilou.kinds.catalog import default_form
from qilou.simulate import content
from qilou.simulate.projects import Load
from qilou.simulate.stage import SKILL, Stage

TITLES = {
    "dialogue": ("与模型对话·体验", "Talking with a model, to try"),
    "arena": ("双模型盲测·体验", "Two models blind, to try"),
}
OPENINGS = content.FOLDER / "talks.jsonl"


def open_talks(house: House, stage: Stage, *, load: Load, now: datetime) -> None:
    """Make, fill and open a dialogue and an arena with the stage's models."""
    for kind in TITLES:
        _open(house, stage, kind, load=load, now=now)


def _open(house: House, stage: Stage, kind: str, *, load: Load, now: datetime) -> None:
    zh, en = TITLES[kind]
    draft = ProjectDraft(
        kind=kind, title=zh, title_en=en, form=default_form(kind), overlap=3, inspection_bp=0, price_fen=500,
        minutes_per_item=5, lease_minutes=30, guideline_md=content.guideline_of(kind), skill=SKILL,
        client_id=stage.client_id,
    )  # fmt: skip
    manager = stage.manager
    with house.transaction(manager.scope) as db:
        project_id = manage_projects.make_project(db, manager, draft=draft, now=now).project.id
        manage_models.choose_models(db, manager, project_id=project_id, endpoint_ids=stage.models, now=now)
        received = import_items.receive_import(
            db, manager, project_id=project_id, file_name=OPENINGS.name, format_name="canonical",
            file_path=str(OPENINGS), now=now,
        )  # fmt: skip
    load(house, received.id)
    with house.transaction(manager.scope) as db:
        manage_projects.set_project_state(
            db, manager, project_id=project_id, state=ProjectState.OPEN, now=now
        )
