"""What a transaction sees: the whole base, or one organisation and one person's own leases."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from qilou.base.ids import OrgId, PersonId


class Reach(StrEnum):
    """How far a transaction sees."""

    BASE = "base"  # every organisation's rows: the base operator's people and the house's own jobs
    ORG = "org"  # one organisation's rows only


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What row-level security lets a transaction see."""

    reach: Reach
    org_id: OrgId | None = None
    person_id: PersonId | None = None


HOUSE = Scope(reach=Reach.BASE)
