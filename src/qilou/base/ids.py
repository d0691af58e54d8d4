"""Each id is its own type, so that one cannot be taken for another.

All are database identities (bigint); a pseudonym stands for a person where a name must not.
"""

from __future__ import annotations

import hashlib
from typing import NewType

OrgId = NewType("OrgId", int)
PersonId = NewType("PersonId", int)
AccountId = NewType("AccountId", int)
TokenId = NewType("TokenId", int)
CertificateId = NewType("CertificateId", int)
ProjectId = NewType("ProjectId", int)
GuidelineId = NewType("GuidelineId", int)
LaneId = NewType("LaneId", int)
ImportId = NewType("ImportId", int)
ItemId = NewType("ItemId", int)
LeaseId = NewType("LeaseId", int)
AnswerId = NewType("AnswerId", int)
ReviewId = NewType("ReviewId", int)
ReleaseId = NewType("ReleaseId", int)
RunId = NewType("RunId", int)
EventId = NewType("EventId", int)
SealId = NewType("SealId", int)


def alias(person_id: PersonId, *, salt: str) -> str:
    """Return the person's pseudonym, e.g. `p-7f3a91c2`: the same within one salt (a project), not across salts."""
    return "p-" + hashlib.sha256(f"{salt}:{person_id}".encode()).hexdigest()[:8]
