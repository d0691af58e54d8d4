"""The versions of a project's form."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.domain.projects.model import FormDraft as FormDraftRecord
from qilou.web.shapes.base import Json, Sent, Shown


class FormDraft(Sent):
    """A form's next version, and the whole answer that its author gave when trying it."""

    body: Json
    note: Annotated[str, Field(max_length=2_000)]
    after_version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    tried: Json
    shown: Annotated[int, Field(ge=0, le=100)]

    def to_record(self) -> FormDraftRecord:
        """Return the draft as the flow takes it."""
        return FormDraftRecord(
            body=self.body,
            note=self.note,
            after_version=self.after_version,
            tried=self.tried,
            shown=self.shown,
        )


class FormVersion(Shown):
    """One version; `answers` were made with it, `held` leases are held with it now."""

    project_id: int
    version: int
    body: Json
    note: str
    published_by: str | None
    published_at: datetime
    answers: int
    held: int
