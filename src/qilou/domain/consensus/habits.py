"""consensus' SQL for the models behind a settlement and for how each person votes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from qilou.base.db import Db, json, many, run, run_many
from qilou.base.ids import PersonId, ProjectId
from qilou.domain.consensus.figures import FieldModel, Habit


def models(db: Db, project_id: ProjectId) -> list[FieldModel]:
    """Return the models of the last settlement."""
    return many(
        db,
        FieldModel,
        """
        SELECT field, scale, method, version, reason, hidden, gain, gain_low, gain_high, votes, items, people,
               temperature, gold, chosen_at
        FROM field_model
        WHERE project_id = %(project)s
        ORDER BY field
        LIMIT 500
        """,
        {"project": project_id},
    )


def of_person(db: Db, project_id: ProjectId, person_id: PersonId) -> list[Habit]:
    """Return the person's habits in the project."""
    return many(
        db,
        Habit,
        """
        SELECT person_id, org_id, field, measure, items, value, low, high, spread, confusion
        FROM habit
        WHERE project_id = %(project)s
          AND person_id = %(person)s
        ORDER BY field
        LIMIT 500
        """,
        {"project": project_id, "person": person_id},
    )


def replace(
    db: Db, project_id: ProjectId, models: Sequence[FieldModel], habits: Sequence[Habit], *, now: datetime
) -> None:
    """Store the models and habits of a settlement in place of those of the last one."""
    outdated = {"project": project_id, "now": now}
    run(db, "DELETE FROM field_model WHERE project_id = %(project)s", outdated)
    run(db, "DELETE FROM habit WHERE project_id = %(project)s", outdated)
    run_many(
        db,
        """
        INSERT INTO field_model (project_id, field, scale, method, version, reason, hidden, gain, gain_low, gain_high,
                                 votes, items, people, temperature, gold, chosen_at, computed_at)
        VALUES (%(project)s, %(field)s, %(scale)s, %(method)s, %(version)s, %(reason)s, %(hidden)s, %(gain)s,
                %(gain_low)s, %(gain_high)s, %(votes)s, %(items)s, %(people)s, %(temperature)s, %(gold)s,
                %(chosen_at)s, %(now)s)
        """,
        [{**msgspec.structs.asdict(each), **outdated} for each in models],
    )
    run_many(
        db,
        """
        INSERT INTO habit (project_id, person_id, org_id, field, measure, items, value, low, high, spread, confusion,
                           computed_at)
        VALUES (%(project)s, %(person_id)s, %(org_id)s, %(field)s, %(measure)s, %(items)s, %(value)s, %(low)s,
                %(high)s, %(spread)s, %(confusion)s, %(now)s)
        """,
        [{**msgspec.structs.asdict(each), **outdated, "confusion": _as_json(each)} for each in habits],
    )


def _as_json(habit: Habit) -> object:
    return None if habit.confusion is None else json(msgspec.to_builtins(habit.confusion))
