"""Who has confirmed which version of a guideline, counted by company."""

from __future__ import annotations

from datetime import datetime

import pytest

import make
from qilou.base.db import Db
from qilou.domain.access.model import NotPermitted, Role
from qilou.flows import manage_projects


def test_people_are_counted_by_company_and_the_newest_version_they_confirmed(db: Db, now: datetime) -> None:
    first, second, other = (make.organisation(db) for _ in range(3))
    project_id = make.project(db, vendor_ids=(first, second))
    people = [make.actor(db, org_id=first) for _ in range(3)]
    make.actor(db, org_id=second)
    make.actor(db, org_id=other)  # does not work on this project
    make.actor(db, Role.TEAM_LEAD, org_id=first)  # does not answer items
    versions = [make.guideline(db, project_id=project_id, body_md=f"v{n}") for n in (1, 2)]
    for reader in people[:2]:
        make.receipt(db, guideline_id=versions[0], person_id=reader.person_id)
    make.receipt(db, guideline_id=versions[1], person_id=people[0].person_id)
    manager = make.actor(db, Role.PROJECT_MANAGER)

    companies = manage_projects.list_readers(db, manager, project_id=project_id)

    assert [(each.id, each.people) for each in companies] == [(first, 3), (second, 1)]
    assert [(each.version, each.people) for each in companies[0].versions] == [(2, 1), (1, 1)]
    assert companies[1].versions == []
    with pytest.raises(NotPermitted):
        manage_projects.list_readers(db, people[0], project_id=project_id)
