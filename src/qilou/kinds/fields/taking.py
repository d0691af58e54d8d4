"""How a kind of task takes fields along: its own methods see neither the form's fields nor the answer's.

The one surprising fact: `takes_fields` changes the class that it decorates, so that it stays what protocols look for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, cast

from qilou.kinds.contract import Anchored, Json, Kind, Problem, Vote
from qilou.kinds.fields.asking import Scene, fields_of
from qilou.kinds.fields.checking import check_against, check_fields
from qilou.kinds.fields.shape import FIELDS_ONLY, check_shape
from qilou.kinds.fields.voting import by_candidate, example_fields, likeness, votes_of
from qilou.kinds.probe import Inquiry

K = TypeVar("K", bound=Kind)


def takes_fields(kind: type[K]) -> type[K]:
    """Let answers of this kind have fields beside what is its own; a form without any stays what it was."""
    own = kind  # read once: the methods below take the places of those that they call
    check_form, check_answer, unshuffle = own.check_form, own.check_answer, own.unshuffle
    votes, similarity, example_answer = own.votes, own.similarity, own.example_answer

    def form_checked(self: K, form: object) -> list[Problem]:
        problems = check_form(self, without(form))
        if not isinstance(form, dict) or not ("fields" in form or self.name in FIELDS_ONLY):
            return problems
        inquiry, whole = Inquiry(), cast("Json", form)
        check_shape(inquiry, self.name, {} if problems else whole, whole.get("fields"))
        return problems + inquiry.problems

    def answer_checked(self: K, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        if not fields_of(form):
            return check_answer(self, form, body, shown=shown)
        problems = check_answer(self, form, without(body), shown=shown)
        inquiry = Inquiry()
        if isinstance(body, dict):
            whole = cast("Json", body)
            check_fields(inquiry, form, whole, Scene(slots=_slots(self, form, whole, shown)))
        return problems + inquiry.problems

    def unshuffled(self: K, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        found = unshuffle(self, own_of(body), slots, form=form)
        if not fields_of(form):
            return found
        named = dict(zip(self.slot_names, slots, strict=False))
        return {**found, "fields": by_candidate(form, body, named=named)}

    def voted(self: K, form: Json, unshuffled: Json) -> list[Vote]:
        return votes(self, form, unshuffled) + votes_of(form, unshuffled)

    def alike(self: K, form: Json, a: Json, b: Json) -> float:
        near, beside = similarity(self, form, a, b), likeness(form, a, b)
        if beside is None or self.name in FIELDS_ONLY:
            return near if beside is None else beside
        return (near + beside) / 2

    def exemplified(self: K, form: Json, *, seed: int = 0) -> Json:
        body = example_answer(self, form, seed=seed)
        if not fields_of(form):
            return body
        slots = _slots(self, form, body, None)
        return {**body, "fields": example_fields(form, body, seed=seed, slots=slots)}

    for name, method in (
        ("check_form", form_checked),
        ("check_answer", answer_checked),
        ("unshuffle", unshuffled),
        ("votes", voted),
        ("similarity", alike),
        ("example_answer", exemplified),
    ):
        setattr(kind, name, method)
    return kind


def without(value: object) -> object:
    """Return a form or body as its kind knows it."""
    return own_of(cast("Json", value)) if isinstance(value, dict) else value


def own_of(body: Json) -> Json:
    """Return a body without its fields."""
    return {name: each for name, each in body.items() if name != "fields"}


def needs_content(kind: Kind, form: Json) -> bool:
    """Return whether an answer can only be checked beside the item's content."""
    fields = fields_of(form)
    return isinstance(kind, Anchored) or any(
        field.get("target") == "turn" or field.get("options_from") for field in fields
    )


def check_whole(
    kind: Kind, form: Json, body: Json, *, shown: int | None = None, content: Json | None
) -> list[Problem]:
    """Return every problem of the answer, beside the content where the kind or a field needs it and it is given."""
    problems = kind.check_answer(form, body, shown=shown)
    if problems or content is None:
        return problems
    if isinstance(kind, Anchored):
        problems = kind.check_against(form, content, body)
    if fields_of(form):
        problems = problems + check_against(form, content, body, slots=_slots(kind, form, body, shown))
    return problems


def _slots(kind: Kind, form: Json, body: Json, shown: int | None) -> Sequence[str]:
    """Return the slots that the person saw; where that is not told, those that the answer's fields name."""
    if shown is not None:
        return kind.slot_names[:shown]
    given = body.get("fields")
    found: dict[str, object] = cast("Json", given) if isinstance(given, dict) else {}
    named = {
        slot
        for field in fields_of(form)
        if field.get("target") == "slot"
        for slot in cast("Json", found.get(field["key"]) if isinstance(found.get(field["key"]), dict) else {})
    }
    return [slot for slot in kind.slot_names if slot in named] or kind.slot_names[:1]
