"""How a project hands out."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from pydantic import AwareDatetime, Field

from qilou.domain.dispatch.model import DispatchRules as RulesRecord
from qilou.flows.steer_dispatch import Steering
from qilou.web.shapes.base import Sent, Shown

Count = Annotated[int, Field(ge=0, le=2**31 - 1)]


class DispatchRules(Sent):
    """How a project is to hand out; null: no such limit. A large priority comes first."""

    priority: Count
    weight: Count
    deadline_at: Annotated[AwareDatetime, Field(strict=False)] | None
    person_per_day: Count | None
    person_in_all: Count | None
    company_per_day: Count | None
    company_at_once: Count | None
    break_after_minutes: Count | None
    break_minutes: Count | None
    least_seconds: Count | None
    by_language: bool = False

    def record(self) -> RulesRecord:
        """Return the rules as the flow takes them."""
        return RulesRecord(**dict(self))


class DispatchRulesShown(Shown):
    """How a project hands out, and how many answers were faster than the least time."""

    priority: int
    weight: int
    deadline_at: datetime | None
    person_per_day: int | None
    person_in_all: int | None
    company_per_day: int | None
    company_at_once: int | None
    break_after_minutes: int | None
    break_minutes: int | None
    least_seconds: int | None
    by_language: bool
    hurried: int

    @classmethod
    def of(cls, steering: Steering) -> DispatchRulesShown:
        """Return the shape of a project's rules."""
        return cls(**msgspec.structs.asdict(steering.rules), hurried=steering.hurried)
