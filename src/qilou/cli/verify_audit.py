"""`qilou verify-audit`: is what was recorded still what was recorded?"""

from __future__ import annotations

import typer

from qilou.base import clock
from qilou.cli.opening import Home, open_house, settings_with
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.audit.model import Broken, Verification
from qilou.flows import seal_audit


def verify_audit(home: Home = None) -> None:
    """Compare every sealed event and link with what was sealed, and name what differs; then exit with 1."""
    with open_house(settings_with(home=home)) as (_, house), house.transaction(HOUSE_ITSELF.scope) as db:
        found = seal_audit.verify_audit(db, HOUSE_ITSELF, now=clock.now())
    show(found)
    if not found.intact:
        raise typer.Exit(1)


def show(found: Verification) -> None:
    """Print what a verification found."""
    word = "intact" if found.intact else "BROKEN"
    print(
        f"The audit is {word}: {found.events} events in {found.seals} seals, {found.unsealed} not sealed yet."
    )
    for each in found.broken:
        print(f"  {_named(each)} {each.problem}")


def _named(broken: Broken) -> str:
    if broken.event_id is None:
        return f"Seal {broken.seal_id}"
    return f"Event {broken.event_id} (seal {broken.seal_id})"
