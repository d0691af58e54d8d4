"""The sample base's projects: one of each kind to a batch, filled from the sample content."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from qilou.base.db import House
from qilou.base.ids import ImportId, ProjectId
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.flows import import_items, manage_projects
from qilou.kinds.catalog import default_form
from qilou.simulate import content
from qilou.simulate.stage import SKILL, Stage

Load = Callable[[House, ImportId], object]  # reads a received file to its end; the doors know how

TITLES = {
    "sft": ("SFT 示范回答", "SFT answers"),
    "comparison": ("RM 成对比较", "RM pairwise comparison"),
    "rating": ("评测打分", "Evaluation scoring"),
    "ranking": ("多回答排序", "Ranking of answers"),
    "gsb": ("新旧版 GSB", "GSB, new against old"),
    "spans": ("错误标注", "Error marking"),
    "conversation": ("多轮对话", "Conversations"),
    "prompt": ("提示词撰写", "Prompt writing"),
    "tree": ("对话树", "Conversation trees"),
    "steps": ("推理步骤评判", "Reasoning steps"),
    "safety": ("安全标注", "Safety"),
    "rubric": ("清单评测", "Checklists"),
    "trace": ("智能体轨迹评审", "Agent traces"),
    "form": ("题目可用性与质量", "Usable prompts and quality"),
}
OVERLAP = {
    "sft": 2,
    "conversation": 2,
    "prompt": 2,
    "tree": 2,
    "comparison": 3,
    "rating": 3,
    "ranking": 3,
    "gsb": 3,
    "spans": 3,
    "steps": 3,
    "safety": 2,
    "rubric": 2,
    "trace": 2,
    "form": 3,
}
PRICE_FEN = {
    "sft": 1200,
    "conversation": 1500,
    "prompt": 800,
    "tree": 1000,
    "comparison": 320,
    "rating": 240,
    "ranking": 450,
    "gsb": 200,
    "spans": 300,
    "steps": 280,
    "safety": 180,
    "rubric": 360,
    "trace": 420,
    "form": 260,
}
MINUTES = {
    "sft": 6,
    "conversation": 8,
    "prompt": 5,
    "tree": 6,
    "comparison": 3,
    "rating": 2,
    "ranking": 4,
    "gsb": 2,
    "spans": 3,
    "steps": 3,
    "safety": 2,
    "rubric": 4,
    "trace": 4,
    "form": 3,
}
INSPECTION_BP = {
    "sft": 10_000,
    "conversation": 10_000,
    "prompt": 10_000,
    "tree": 10_000,
    "comparison": 2_500,
    "rating": 2_500,
    "ranking": 2_500,
    "gsb": 2_500,
    "spans": 2_500,
    "steps": 2_500,
    "safety": 10_000,
    "rubric": 2_500,
    "trace": 2_500,
    "form": 2_500,
}


def open_projects(house: House, stage: Stage, *, batch: int, load: Load, now: datetime) -> list[ProjectId]:
    """Make, fill and open one project of each kind: the batch with this number."""
    return [open_project(house, stage, kind, batch=batch, load=load, now=now) for kind in content.KINDS]


def open_project(
    house: House, stage: Stage, kind: str, *, batch: int, load: Load, now: datetime
) -> ProjectId:
    """Make a project of the kind with the sample items, load them, and open it."""
    zh, en = TITLES[kind]
    draft = ProjectDraft(
        kind=kind,
        title=f"{zh}·第 {batch} 批",
        title_en=f"{en}, batch {batch}",
        form=default_form(kind),
        overlap=OVERLAP[kind],
        inspection_bp=INSPECTION_BP[kind],
        price_fen=PRICE_FEN[kind],
        minutes_per_item=MINUTES[kind],
        lease_minutes=30,
        guideline_md=content.guideline_of(kind),
        skill=SKILL,
        client_id=stage.client_id,
        is_sample=True,
    )
    path = content.path_of(kind)
    with house.transaction(stage.manager.scope) as db:
        project_id = manage_projects.make_project(db, stage.manager, draft=draft, now=now).project.id
        received = import_items.receive_import(
            db,
            stage.manager,
            project_id=project_id,
            file_name=path.name,
            format_name="canonical",
            file_path=str(path),
            now=now,
        )
    load(house, received.id)
    with house.transaction(stage.manager.scope) as db:
        manage_projects.set_project_state(
            db, stage.manager, project_id=project_id, state=ProjectState.OPEN, now=now
        )
    return project_id
