"""sft: a person writes the answer, from nothing or by editing a model's draft.

    body  {"text": "…", "note": "…"}

The note is optional and meant for the inspector; it is no part of the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.examples import example_text
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.figures import Figures, Flag, Passage, edit_of
from qilou.kinds.forms import MAX_CHARS, check_dimensions, check_text_rule
from qilou.kinds.probe import Inquiry
from qilou.kinds.texts import text_similarity

_FORM = frozenset({"dimensions", "answer"})
_BODY = frozenset({"text", "note"})
_ANSWER_RULE = frozenset({"min_chars", "max_chars"})


@takes_fields
class Sft:
    """Writing one answer."""

    name = "sft"
    slot_names: tuple[str, ...] = ("A",)

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form; dimensions are optional here."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is not None:
            check_dimensions(inquiry, found.get("dimensions", []), at_least=0)
            check_text_rule(inquiry, found.get("answer"), "answer", known=_ANSWER_RULE)
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content; one candidate is a draft to edit."""
        return contents.check_content(content, fewest=0, most=1)

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        rule: Json = form.get("answer") or {}
        low, high = max(1, rule.get("min_chars", 1)), rule.get("max_chars", MAX_CHARS)
        inquiry.text(found.get("text"), "text", low=low, high=high)
        if found.get("note") is not None:
            inquiry.text(found["note"], "note", low=0, high=MAX_CHARS)
        return inquiry.problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body as it is: there is nothing to undo."""
        return dict(body)

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the text."""
        return [Vote(field="text", text=unshuffled["text"])]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return how much of the two texts is the same."""
        return text_similarity(a["text"], b["text"])

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation and, if there is one, the draft."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def generations(self, body: Json) -> list[int]:
        """Return nothing: an answer is made of the item's draft, or of none."""
        return []

    def figures(self, form: Json, content: Json, body: Json, *, said: Mapping[int, str]) -> Figures:
        """Return how far the answer lies from the draft; nothing where there was none."""
        drafts: list[Json] = content.get("candidates") or []
        if not drafts:
            return Figures()
        draft, text = drafts[0]["content"], body["text"]
        flags = [Flag.DRAFT_UNTOUCHED] if text.strip() == draft.strip() else []
        return Figures(edits=[edit_of("text", draft=draft, text=text)], flags=flags)

    def passages(self, body: Json) -> list[Passage]:
        """Return the text."""
        return [Passage(path="text", text=body["text"])]

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return a text of a length that the form allows."""
        rule: Json = form.get("answer") or {}
        low, high = max(1, rule.get("min_chars", 1)), rule.get("max_chars", MAX_CHARS)
        return {"text": example_text(f"Answer {seed}.", low=low, high=high), "note": ""}
