"""What a certificate may be, and what it says."""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from qilou.base.ids import CertificateId
from qilou.domain.training.model import Certificate, CertificateUnusable

LONGEST_DAYS = 3 * 365
_SKILL = re.compile(r"[\w.-]{1,64}")  # also 医学


def require_certificate(*, skill: str, days: int) -> None:
    """Refuse with CertificateUnusable unless the skill is one short word and the certificate ends."""
    if not _SKILL.fullmatch(skill):
        raise CertificateUnusable(why="a skill is one word of at most 64 letters, digits, . _ or -")
    if not 1 <= days <= LONGEST_DAYS:
        raise CertificateUnusable(why=f"it must end within 1 to {LONGEST_DAYS} days")


def serial_of(certificate_id: CertificateId, *, granted_at: datetime) -> str:
    """Return the serial number: QL, the day it was granted, and its number, e.g. QL-20261124-000042."""
    return f"QL-{granted_at:%Y%m%d}-{certificate_id:06d}"


def document_of(granted: Certificate, *, serial: str, holder: str, course: str, score_bp: int) -> str:
    """Return the text that is signed: JSON in one line, its keys in this order."""
    said = {
        "serial": serial,
        "holder": holder,
        "skill": granted.skill,
        "course": course,
        "score_bp": score_bp,
        "granted_at": granted.granted_at.isoformat(timespec="seconds"),
        "expires_at": granted.expires_at.isoformat(timespec="seconds"),
    }
    return msgspec.json.encode(said).decode()
