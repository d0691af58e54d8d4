"""What the fast door knows without asking: who holds a credential, which lanes are open, how a project looks.

The one surprising fact: none of it decides. The statement that takes or stores looks at the credential, the account,
the project, the certificate and the lease itself; what is remembered only says what to ask for and how to show it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar  # Any: requests are JSON

import msgspec
from anyio import to_thread

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.ids import GuidelineId, LeaseId, ProjectId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import may
from qilou.domain.answers.handing_in import HAND_IN_MANY, HandedIn
from qilou.domain.dispatch.claims import TAKE_MANY, Taken
from qilou.domain.dispatch.model import OpenLane
from qilou.domain.people.credentials import hash_of
from qilou.domain.projects.model import Project
from qilou.flows import look_ahead, sign_in
from qilou.flows.look_ahead import Sight
from qilou.web.fast.memory import Memory

K = TypeVar("K")
V = TypeVar("V")
MANY = 20_000
AN_HOUR = 3_600.0
LOOKS_LAST = 2.0  # a project's price and title, the set of open lanes: at most this old
FLOORS_LAST = 1.0


class Holder(msgspec.Struct, frozen=True):
    """Who holds a credential, and what each statement asks the database to confirm of it."""

    secret: str
    actor: Actor
    proof: dict[str, Any]  # Any: see above


class Look(msgspec.Struct, frozen=True):
    """A project as a lease shows it, written out once."""

    project: Project
    items: int
    written: bytes


class Known:
    """The fast door's memory, and its two connections."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.takes = house.batches(TAKE_MANY, reader=Taken)
        self.hand_ins = house.batches(HAND_IN_MANY, reader=HandedIn)
        self.floors = Memory[tuple[int, int], tuple[int, int]](MANY, keeps=FLOORS_LAST)
        self.sights = Memory[LeaseId, Sight](MANY, keeps=AN_HOUR)
        self._holders = Memory[str, Holder](MANY, keeps=AN_HOUR)
        self._lanes = Memory[tuple[object, ...], list[OpenLane]](1_000, keeps=LOOKS_LAST)
        self._looks = Memory[tuple[ProjectId, int], Look](1_000, keeps=LOOKS_LAST)
        self._guidelines = Memory[GuidelineId, bytes](1_000, keeps=AN_HOUR)

    async def close(self) -> None:
        """Close the connections."""
        await self.takes.close()
        await self.hand_ins.close()

    async def holder(self, secret: str, *, is_token: bool) -> Holder | None:
        """Return the holder of the credential, where they may work; else None."""
        return await _kept(self._holders, secret, lambda: self._look_up(secret, is_token))

    def forget(self, holder: Holder) -> None:
        """Look the holder up anew next time: a statement found the credential over or the account changed."""
        self._holders.drop(holder.secret)

    async def lanes(self, actor: Actor, project_id: ProjectId | None) -> list[OpenLane]:
        """Return the open lanes of the project, or of all."""

        def look() -> list[OpenLane]:
            with self._house.transaction(actor.scope) as db:
                return look_ahead.read_open_lanes(db, actor, project_id=project_id)

        return await _kept(self._lanes, (actor.reach, actor.org_id, project_id), look) or []

    async def look(
        self, actor: Actor, project_id: ProjectId, form_version: int, write: Callable[[Project], bytes]
    ) -> Look | None:
        """Return how the project looks with this version of its form, written by `write`."""

        def look() -> Look:
            with self._house.transaction(actor.scope) as db:
                project, items = look_ahead.read_look(
                    db, actor, project_id=project_id, form_version=form_version
                )
            return Look(project, items, write(project))

        return await _kept(self._looks, (project_id, form_version), look)

    async def guideline(
        self, actor: Actor, guideline_id: GuidelineId, write: Callable[[Any], bytes]
    ) -> bytes | None:
        """Return the guideline, written by `write`."""

        def look() -> bytes:
            with self._house.transaction(actor.scope) as db:
                return write(look_ahead.read_guideline(db, actor, guideline_id=guideline_id))

        return await _kept(self._guidelines, guideline_id, look)

    async def sight(self, actor: Actor, lease_id: LeaseId) -> Sight | None:
        """Return what an answer under the lease is checked against, or None where the lease is not this person's."""

        def look() -> Sight | None:
            with self._house.transaction(actor.scope) as db:
                return look_ahead.find_sight(db, actor, lease_id=lease_id)

        return await _kept(self.sights, lease_id, look)

    def _look_up(self, secret: str, is_token: bool) -> Holder | None:
        with self._house.transaction(HOUSE) as db:
            find = sign_in.actor_of_token if is_token else sign_in.actor_of_session
            actor = find(db, secret=secret, now=clock.now())
        if actor is None or not may(actor, Permit.WORK_TAKE):
            return None
        proof = {
            "hash": hash_of(secret).hex(),
            "is_token": is_token,
            "account": actor.account_id,
            "person": actor.person_id,
            "org": actor.org_id,
            "roles": sorted(actor.roles),
        }
        return Holder(secret, actor, proof)


async def _kept(memory: Memory[K, V], key: K, look: Callable[[], V | None]) -> V | None:
    found = memory.get(key)
    if found is None:
        found = await to_thread.run_sync(look)
        if found is not None:
            memory.put(key, found)
    return found
