"""people's SQL for the languages that persons say they can work in."""

from __future__ import annotations

from collections.abc import Sequence

from qilou.base.db import Db, run
from qilou.base.ids import PersonId


def languages_of(db: Db, person_id: PersonId) -> list[str]:
    """Return the languages that the person has named."""
    row = db.execute("SELECT languages FROM person WHERE id = %(id)s", {"id": person_id}).fetchone()
    return [] if row is None else list(row["languages"])


def set_languages(db: Db, person_id: PersonId, languages: Sequence[str]) -> None:
    """Note the languages that the person can work in."""
    run(
        db,
        "UPDATE person SET languages = %(languages)s WHERE id = %(id)s",
        {"id": person_id, "languages": list(languages)},
    )
