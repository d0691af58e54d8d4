"""tree: a person writes what may come next in a conversation, several ways, and puts them in order, best first.

    as shown    {"replies": [{"text": "…", "next": ["…"]}, {"slot": "A"}], "ordered": true,
                 "labels": {"parent": {"quality": 4}}, "note": "…"}
    unshuffled  the same with {"id": "c1"} for {"slot": "A"}, and labels by candidate id; `ordered` has done its work

An item is a path of a conversation tree; its candidates are the replies that stand there already, which are put in
order with the new ones. Who speaks next follows from the path: after the user's message the assistant, and the other
way round. `next` holds what may follow a new reply, where the form asks for both. Labels are for messages that others
wrote: the last of the path (`parent`) and the candidates. `ordered` is the person's word that the order is theirs,
for a list has one from the start. The one surprising fact: nothing is chosen between here,
everybody's replies grow on the same tree.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec

from qilou.kinds import contents
from qilou.kinds.branches import (
    ROLES,
    check_labels,
    check_ordered,
    check_replies,
    joined,
    next_role,
    order_of,
    scales_of,
    worth,
)
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.examples import example_text
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.figures import Passage
from qilou.kinds.forms import MAX_CHARS, check_named, check_no_dimensions, check_text_rule
from qilou.kinds.probe import Inquiry
from qilou.kinds.prompt import are_twins, nearness
from qilou.kinds.ranking import kendall_tau_b

FIELD, PARENT = "replies", "parent"
ASSISTANT, PROMPTER, BOTH = "assistant", "prompter", "both"
TASKS = (ASSISTANT, PROMPTER, BOTH)
MOST_GIVEN, MOST_REPLIES = 12, 10
_FORM = frozenset({"dimensions", "task", "replies", "answer", "labels"})
_BODY = frozenset({"replies", "ordered", "labels", "note"})
_RULE = frozenset({"min_chars", "max_chars"})
_MOST_LABELS = 9


@takes_fields
class Tree:
    """Growing conversation trees."""

    name = "tree"
    slot_names: tuple[str, ...] = tuple("ABCDEFGHIJKL")
    joins = True

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form: whose messages are written, how many, how long, and the labels."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is None:
            return inquiry.problems
        check_no_dimensions(inquiry, found.get("dimensions"))
        if found.get("task") not in TASKS:
            inquiry.add("task", "must be assistant, prompter or both")
        count = inquiry.fields(found.get("replies"), "replies", known=frozenset({"min", "max"}))
        if count is not None:
            low = inquiry.whole(count.get("min"), "replies.min", low=0, high=MOST_REPLIES)
            inquiry.whole(count.get("max"), "replies.max", low=max(1, low or 0), high=MOST_REPLIES)
        check_text_rule(inquiry, found.get("answer"), "answer", known=_RULE)
        if found.get("labels"):
            extra = frozenset({"scale"})
            for at, label in check_named(inquiry, found["labels"], "labels", most=_MOST_LABELS, extra=extra):
                if label.get("scale") not in ("yes_no", "five"):
                    inquiry.add(f"labels[{at}].scale", "must be yes_no or five")
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: a path of any end, and up to twelve replies to its last message."""
        return contents.check_content(content, fewest=0, most=MOST_GIVEN, ends=ROLES)

    def check_fit(self, form: Json, content: Json) -> list[Problem]:
        """Return a problem where the form asks for the other speaker's messages than the path waits for."""
        writer = ASSISTANT if next_role(content) == "assistant" else PROMPTER
        if form["task"] in (BOTH, writer):
            return []
        last = len(content["conversation"]) - 1
        return [
            Problem(f"conversation[{last}].role", f"waits for the {writer}, whom the form does not ask for")
        ]

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer as shown."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        slots = self.slot_names if shown is None else self.slot_names[:shown]
        check_replies(inquiry, form, found.get("replies"), slots=slots, whole=shown is not None)
        check_ordered(inquiry, found)
        if found.get("labels") is not None:
            check_labels(inquiry, form, found["labels"], targets=(PARENT, *slots))
        if found.get("note") is not None:
            inquiry.text(found["note"], "note", low=0, high=MAX_CHARS)
        return inquiry.problems

    def check_against(self, form: Json, content: Json, body: Json) -> list[Problem]:
        """Return a problem for each new reply that is nearly the same as one that stands there already."""
        given: list[Json] = content.get("candidates") or []
        return [
            Problem(f"replies[{at}].text", "is nearly the same as a reply that is there already")
            for at, reply in enumerate(body["replies"])
            if "text" in reply and any(are_twins(each["content"], reply["text"]) for each in given)
        ]

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body by candidate id."""
        named = dict(zip(self.slot_names, slots, strict=False))
        labels: dict[str, Json] = body.get("labels") or {}
        return {
            "replies": [
                {"id": named.get(each["slot"], each["slot"])} if "slot" in each else dict(each)
                for each in body["replies"]
            ],
            "labels": {named.get(target, target): dict(given) for target, given in labels.items() if given},
            "note": body.get("note") or "",
        }

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the replies in order, as one text, and each label as a share: yes is 1, of five the fourth 0.75."""
        scales = scales_of(form)
        labels = [
            Vote(field=f"label.{target}.{key}", number=worth(scales[key], value))
            for target, given in unshuffled["labels"].items()
            for key, value in given.items()
            if key in scales
        ]
        return [*labels, Vote(field=FIELD, text=_as_text(joined([unshuffled["replies"]])))]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return the mean of how alike the new replies are and how alike the order of those that stood there."""
        return _alike(a["replies"], b["replies"])

    def fuse(self, form: Json, field: str, bodies: Sequence[Json]) -> str:
        """Return, as JSON, everybody's replies and those that stood there, by their mean place."""
        return _as_text(joined([body["replies"] for body in bodies]))

    def nearness(self, form: Json, field: str, fused: str, body: Json) -> float:
        """Return how alike one person's replies are to those of all."""
        return _alike(msgspec.json.decode(fused), body["replies"])

    def passages(self, body: Json) -> list[Passage]:
        """Return the new replies."""
        return [
            Passage(path=f"replies[{at}].text", text=each["text"])
            for at, each in enumerate(body["replies"])
            if "text" in each
        ]

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the path and the replies that stand there, as A, B, C …."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return as few new replies as the form allows, at least one, with drawn labels of the path's last message."""
        draw = random.Random(seed)
        rule: Json = form.get("answer") or {}
        limits = {"low": max(1, rule.get("min_chars", 1)), "high": rule.get("max_chars", MAX_CHARS)}

        def text() -> str:
            return example_text(" ".join(map(str, draw.sample(range(10**6, 10**7), k=8))), **limits)

        count = max(1, form["replies"]["min"])
        replies = [{"text": text(), "next": [text()] if form["task"] == BOTH else []} for _ in range(count)]
        labels = {
            key: draw.randint(0, 1) if scale == "yes_no" else draw.randint(1, 5)
            for key, scale in scales_of(form).items()
        }
        return {"replies": replies, "ordered": True, "labels": {PARENT: labels} if labels else {}, "note": ""}


def _alike(a: Sequence[Json], b: Sequence[Json]) -> float:
    """New replies are compared as prompts are; an order needs two candidates that both have ranked."""
    texts = [[{"text": each["text"]} for each in some if "text" in each] for some in (a, b)]
    parts: list[float] = []
    if texts[0] or texts[1]:
        parts.append(nearness(*texts) if texts[0] and texts[1] else 0.0)
    orders = [order_of(some) for some in (a, b)]
    shared = orders[0].keys() & orders[1].keys()
    if len(shared) > 1:
        first, second = ({name: each[name] for name in sorted(shared)} for each in orders)
        parts.append((kendall_tau_b(first, second) + 1) / 2)
    return sum(parts) / len(parts) if parts else 1.0


def _as_text(replies: Sequence[Json]) -> str:
    return msgspec.json.encode(replies).decode()
