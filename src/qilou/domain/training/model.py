"""Certificates: what a person has shown that they can do, and until when that counts."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.errors import Invalid
from qilou.base.ids import CertificateId, PersonId


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """A person's skill, valid to an instant."""

    id: CertificateId
    person_id: PersonId
    skill: str
    granted_at: datetime
    expires_at: datetime


class CertificateUnusable(Invalid):
    """The certificate cannot be granted like this: {why}."""
