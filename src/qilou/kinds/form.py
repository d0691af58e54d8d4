"""form: a person answers the fields that the project asks for, about a prompt and up to eight answers.

    body  {"fields": {"language_ok": "yes", "faults": {"A": ["tone"], "B": ["facts", "tone"]}}}

The one surprising fact: there is nothing here to check. All that is asked stands in the form's fields.
"""

from __future__ import annotations

from collections.abc import Sequence

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import check_no_dimensions
from qilou.kinds.probe import Inquiry

MOST_ANSWERS = 8


@takes_fields
class Form:
    """Answering fields, and nothing else."""

    name = "form"
    slot_names: tuple[str, ...] = ("A", "B", "C", "D", "E", "F", "G", "H")

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form beside its fields."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=frozenset({"dimensions"}))
        if found is not None:
            check_no_dimensions(inquiry, found.get("dimensions"))
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: a conversation and up to eight candidates."""
        return contents.check_content(content, fewest=0, most=MOST_ANSWERS)

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer beside its fields: there is nothing beside them."""
        inquiry = Inquiry()
        inquiry.fields(body, "", known=frozenset())
        return inquiry.problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body as it is: only fields have sides."""
        return dict(body)

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return nothing: all that is said stands in the fields."""
        return []

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return 1: all that may differ stands in the fields."""
        return 1.0

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation and the answers."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return nothing to which the fields are added."""
        return {}
