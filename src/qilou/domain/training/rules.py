"""What a certificate may be."""

from __future__ import annotations

import re

from qilou.domain.training.model import CertificateUnusable

LONGEST_DAYS = 3 * 365
_SKILL = re.compile(r"[\w.-]{1,64}")  # also 医学


def require_certificate(*, skill: str, days: int) -> None:
    """Refuse with CertificateUnusable unless the skill is one short word and the certificate ends."""
    if not _SKILL.fullmatch(skill):
        raise CertificateUnusable(why="a skill is one word of at most 64 letters, digits, . _ or -")
    if not 1 <= days <= LONGEST_DAYS:
        raise CertificateUnusable(why=f"it must end within 1 to {LONGEST_DAYS} days")
