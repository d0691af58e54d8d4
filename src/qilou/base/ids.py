"""Each id is its own type, so that one cannot be taken for another.

All are database identities (bigint); a pseudonym stands for a person where a name must not.
"""

from __future__ import annotations

import hmac
from typing import NewType
from uuid import UUID

OrgId = NewType("OrgId", int)
PersonId = NewType("PersonId", int)
AccountId = NewType("AccountId", int)
TokenId = NewType("TokenId", int)
CertificateId = NewType("CertificateId", int)
CourseId = NewType("CourseId", int)
LessonId = NewType("LessonId", int)
ExamQuestionId = NewType("ExamQuestionId", int)
SittingId = NewType("SittingId", int)
ProjectId = NewType("ProjectId", int)
GuidelineId = NewType("GuidelineId", int)
LaneId = NewType("LaneId", int)
ImportId = NewType("ImportId", int)
ItemId = NewType("ItemId", int)
DialogueId = NewType("DialogueId", int)
MessageId = NewType("MessageId", int)
LeaseId = NewType("LeaseId", int)
EndpointId = NewType("EndpointId", int)
GenerationId = NewType("GenerationId", int)
GenerationJobId = NewType("GenerationJobId", int)
AnswerId = NewType("AnswerId", int)
LotId = NewType("LotId", int)
QuestionId = NewType("QuestionId", int)
PauseId = NewType("PauseId", int)
ScreenId = NewType("ScreenId", int)
AppealId = NewType("AppealId", int)
ReviewId = NewType("ReviewId", int)
AdjudicationId = NewType("AdjudicationId", int)
ReleaseId = NewType("ReleaseId", int)
RunId = NewType("RunId", int)
EventId = NewType("EventId", int)
SealId = NewType("SealId", int)


def item_number(item_id: ItemId, *, key: UUID) -> int:
    """Return the number by which whoever answers an item knows it: it says nothing of when the item came, or how.

    The key is secret, as for pseudonyms. Two items of a project have one number about once in two thousand million.
    """
    return int.from_bytes(hmac.digest(key.bytes, b"item:%d" % item_id, "sha256")[:4]) >> 1


def alias(person_id: PersonId, *, key: UUID) -> str:
    """Return the person's pseudonym, e.g. `p-7f3a91c2`: the same under one key (a project's), another under another.

    The key is secret: without it nobody can try all ids and compare.
    """
    return "p-" + hmac.digest(key.bytes, b"%d" % person_id, "sha256").hex()[:8]
