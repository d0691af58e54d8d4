"""training's SQL for certificates. Courses are in courses.py, sittings in sittings.py."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, many, one, run
from qilou.base.ids import CertificateId, CourseId, PersonId, SittingId
from qilou.domain.training.model import Certificate, CertificateUnknown

_CERTIFICATE: LiteralString = """
    SELECT id, person_id, skill, granted_at, expires_at, revoked_at, serial, document,
           encode(signature, 'hex') AS signature
    FROM certificate
"""


def insert(db: Db, person_id: PersonId, *, skill: str, now: datetime, expires_at: datetime) -> Certificate:
    """Grant the certificate and return it. An older one for the same skill stays as it was."""
    granted = one(
        db,
        Certificate,
        """
        INSERT INTO certificate (person_id, skill, granted_at, expires_at)
        VALUES (%(person)s, %(skill)s, %(now)s, %(until)s)
        RETURNING id, person_id, skill, granted_at, expires_at
        """,
        {"person": person_id, "skill": skill, "now": now, "until": expires_at},
    )
    assert granted is not None
    return granted


def sign(
    db: Db,
    certificate_id: CertificateId,
    *,
    course_id: CourseId | None = None,
    sitting_id: SittingId | None = None,
    serial: str,
    document: str,
    signature: bytes,
) -> None:
    """Add what lets anybody check the certificate, and which sitting it rests on where it rests on one."""
    run(
        db,
        """
        UPDATE certificate SET course_id = %(course)s, sitting_id = %(sitting)s, serial = %(serial)s,
                               document = %(document)s, signature = %(signature)s
        WHERE id = %(id)s AND serial IS NULL
        """,
        {
            "id": certificate_id,
            "course": course_id,
            "sitting": sitting_id,
            "serial": serial,
            "document": document,
            "signature": signature,
        },
    )


def by_serial(db: Db, serial: str) -> Certificate:
    """Return the certificate, or refuse with CertificateUnknown."""
    found = one(db, Certificate, _CERTIFICATE + "WHERE serial = %(serial)s", {"serial": serial})
    if found is None:
        raise CertificateUnknown(serial=serial)
    return found


def of_person(db: Db, person_id: PersonId) -> list[Certificate]:
    """Return all the person's certificates, newest first."""
    return many(
        db,
        Certificate,
        _CERTIFICATE + "WHERE person_id = %(person)s ORDER BY granted_at DESC, id DESC LIMIT 200",
        {"person": person_id},
    )


def valid_of(db: Db, people: Collection[PersonId], *, now: datetime) -> list[Certificate]:
    """Return these people's certificates that count now: for each skill the one that counts longest."""
    return many(
        db,
        Certificate,
        """
        SELECT DISTINCT ON (person_id, skill) id, person_id, skill, granted_at, expires_at
        FROM certificate
        WHERE person_id = ANY(%(people)s) AND revoked_at IS NULL AND expires_at > %(now)s
        ORDER BY person_id, skill, expires_at DESC LIMIT 10000
        """,
        {"people": list(people), "now": now},
    )
