"""Setting up a project: with its lane and guideline, or refused field by field."""

from __future__ import annotations

from datetime import datetime

import msgspec
import pytest

import make
from make.projects import FORMS
from qilou.base.db import Db, value
from qilou.base.ids import OrgId
from qilou.domain.access.model import Role
from qilou.domain.projects.model import ProjectDraft, ProjectState, ProjectUnusable
from qilou.flows.manage_projects import make_project

NOBODY = OrgId(2**62)
DRAFT = ProjectDraft(
    kind="comparison",
    title="比一比",
    title_en="Compare",
    form=FORMS["comparison"],
    overlap=3,
    inspection_bp=2_000,
    price_fen=120,
    minutes_per_item=3,
    lease_minutes=20,
    guideline_md="# 规范",
)


def test_a_project_is_made_as_a_draft_with_its_lane_guideline_and_partners(db: Db, now: datetime) -> None:
    manager = make.actor(db, Role.PROJECT_MANAGER)
    vendor, client = make.organisation(db, kind="vendor"), make.organisation(db, kind="client")
    draft = msgspec.structs.replace(DRAFT, vendor_ids=[vendor, vendor], client_id=client)

    made = make_project(db, manager, draft=draft, now=now).project

    assert (made.state, made.guideline_version) == (ProjectState.DRAFT, 1)
    assert made.client is not None
    assert made.client.id == client
    of_project = {"id": made.id}
    assert value(db, int, "SELECT stripes FROM lane WHERE project_id = %(id)s", of_project) == 3
    assert value(db, int, "SELECT org_id FROM project_vendor WHERE project_id = %(id)s", of_project) == vendor


@pytest.mark.parametrize("known", [True, False])
def test_partners_that_are_none_are_refused_each_by_its_place(db: Db, now: datetime, known: bool) -> None:
    manager = make.actor(db, Role.PROJECT_MANAGER)
    vendor, client = make.organisation(db, kind="vendor"), make.organisation(db, kind="client")
    draft = msgspec.structs.replace(
        DRAFT, vendor_ids=[vendor, client if known else NOBODY], client_id=vendor if known else NOBODY
    )

    with pytest.raises(ProjectUnusable) as refused:
        make_project(db, manager, draft=draft, now=now)

    assert [each["path"] for each in refused.value.facts["problems"]] == ["vendor_ids[1]", "client_id"]
