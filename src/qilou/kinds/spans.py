"""spans: a person marks the errors in one answer, each with a label and how heavy it is.

    body  {"spans": [{"label", "severity", "start", "end", "quote", "prefix", "suffix", "note"}, …],
           "no_errors": false, "reason": "…"}

Offsets count Unicode code points of the answer's source, the Markdown as it was imported, whatever a page makes of
it. What was marked is quoted too, and an answer whose quote is not what the source says there is refused.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import cast

import msgspec

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import MAX_CHARS, check_named, check_reason, check_text_rule
from qilou.kinds.marks import overlap, together
from qilou.kinds.probe import Inquiry, as_whole

MOST_SPANS = 200
MOST_LABELS = 9  # each has a digit
MOST_SEVERITIES = 5
MOST_POINTS = 1_000
CONTEXT_CHARS = 64
FIELD = "spans"
_FORM = frozenset({"dimensions", "labels", "severities", "reason"})
_BODY = frozenset({"spans", "no_errors", "reason"})
_SPAN = frozenset({"label", "severity", "start", "end", "quote", "prefix", "suffix", "note"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})


@takes_fields
class Spans:
    """Marking errors in one answer."""

    name = "spans"
    slot_names: tuple[str, ...] = ("A",)

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form: labels, severities with their points, the rule for the reason."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is None:
            return inquiry.problems
        if found.get("dimensions"):
            inquiry.add("dimensions", "must be empty: errors are marked, not scored")
        check_named(inquiry, found.get("labels"), "labels", most=MOST_LABELS, extra=frozenset())
        severities = check_named(
            inquiry, found.get("severities"), "severities", most=MOST_SEVERITIES, extra=frozenset({"points"})
        )
        for at, severity in severities:
            inquiry.whole(severity.get("points"), f"severities[{at}].points", low=1, high=MOST_POINTS)
        check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: exactly one candidate."""
        return contents.check_content(content, fewest=1, most=1)

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer that shows without the text it is about."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        spans = inquiry.items(found.get("spans"), "spans")
        if len(spans) > MOST_SPANS:
            inquiry.add("spans", f"may be at most {MOST_SPANS}, are {len(spans)}")
        for at, span in enumerate(spans[:MOST_SPANS]):
            _check_span(inquiry, form, span, path=f"spans[{at}]")
        _check_once(inquiry, spans[:MOST_SPANS])
        none = found.get("no_errors")
        if not isinstance(none, bool):
            inquiry.add("no_errors", "must be true or false")
        elif none and spans:
            inquiry.add("no_errors", "must be false where errors are marked")
        elif not none and not spans:
            inquiry.add("spans", "mark at least one error, or say that there are none")
        check_reason(inquiry, form, found)
        return inquiry.problems

    def check_against(self, form: Json, content: Json, body: Json) -> list[Problem]:
        """Return every quote and context that is not what the answer's source says at its place."""
        source: str = content["candidates"][0]["content"]
        inquiry = Inquiry()
        for at, span in enumerate(body["spans"]):
            start, end = span["start"], span["end"]
            if source[start:end] != span["quote"]:
                inquiry.add(f"spans[{at}].quote", f"is not what the answer says at {start} to {end}")
            if not source[:start].endswith(span.get("prefix") or ""):
                inquiry.add(f"spans[{at}].prefix", "is not what stands before")
            if not source[end:].startswith(span.get("suffix") or ""):
                inquiry.add(f"spans[{at}].suffix", "is not what stands after")
        return inquiry.problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body as it is: there is nothing to undo."""
        return dict(body)

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the penalty, whether each label occurs, and the marks themselves."""
        spans: list[Json] = unshuffled["spans"]
        given = {span["label"] for span in spans}
        return [
            Vote(field="penalty", number=penalty(form, spans)),
            *(
                Vote(field=f"has.{label['key']}", category="yes" if label["key"] in given else "no")
                for label in form["labels"]
            ),
            Vote(field=FIELD, text=_as_text(spans)),
        ]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return the F1 of the characters that both marked, half where the labels differ."""
        return overlap(a["spans"], b["spans"])

    def fuse(self, form: Json, field: str, bodies: Sequence[Json]) -> str:
        """Return, as JSON, the stretches that at least half of the people marked."""
        labels, severities = ([each["key"] for each in form[part]] for part in ("labels", "severities"))
        people = [body["spans"] for body in bodies]
        return _as_text(together(people, labels=labels, severities=severities))

    def nearness(self, form: Json, field: str, fused: str, body: Json) -> float:
        """Return the F1 of the characters of the fused marks and one person's."""
        return overlap(msgspec.json.decode(fused), body["spans"])

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation and the answer to mark."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return an answer with drawn marks on a made-up text; every fourth finds no error."""
        draw = random.Random(seed)
        count = 0 if seed % 4 == 3 else draw.randint(1, 3)
        spans = [_example_span(form, draw, start=10 * at) for at in range(count)]
        return {"spans": spans, "no_errors": not spans, "reason": "Checked line by line."}


def penalty(form: Json, spans: Sequence[Json]) -> float:
    """Return the sum of the points: with 1, 5 and 25, two minor errors and a major one give 7.0."""
    points: dict[str, int] = {severity["key"]: severity["points"] for severity in form["severities"]}
    return float(sum(points[span["severity"]] for span in spans))


def _check_span(inquiry: Inquiry, form: Json, span: object, *, path: str) -> None:
    found = inquiry.fields(span, path, known=_SPAN)
    if found is None:
        return
    for name, part in (("label", "labels"), ("severity", "severities")):
        keys = [each["key"] for each in form[part]]
        if found.get(name) not in keys:
            inquiry.add(f"{path}.{name}", f"must be one of {', '.join(keys)}")
    quote = inquiry.text(found.get("quote"), f"{path}.quote", low=1, high=MAX_CHARS)
    start = inquiry.whole(found.get("start"), f"{path}.start", low=0, high=contents.MAX_TURN_CHARS)
    if quote is not None and start is not None:
        end = start + len(quote)
        inquiry.whole(found.get("end"), f"{path}.end", low=end, high=end)
    for name, high in (("prefix", CONTEXT_CHARS), ("suffix", CONTEXT_CHARS), ("note", MAX_CHARS)):
        if found.get(name) is not None:
            inquiry.text(found[name], f"{path}.{name}", low=0, high=high)


def _check_once(inquiry: Inquiry, spans: Sequence[object]) -> None:
    met: set[tuple[str, int, int]] = set()
    for at, span in enumerate(spans):
        found = cast("dict[str, object]", span) if isinstance(span, dict) else {}
        label, start, end = found.get("label"), as_whole(found.get("start")), as_whole(found.get("end"))
        if not isinstance(label, str) or start is None or end is None:
            continue
        if (label, start, end) in met:
            inquiry.add(f"spans[{at}]", "marks the same place with the same label again")
        met.add((label, start, end))


def _example_span(form: Json, draw: random.Random, *, start: int) -> Json:
    length = draw.randint(1, 9)
    return {
        "label": draw.choice(form["labels"])["key"],
        "severity": draw.choice(form["severities"])["key"],
        "start": start,
        "end": start + length,
        "quote": "x" * length,
        "prefix": "",
        "suffix": "",
        "note": "",
    }


def _as_text(spans: Sequence[Json]) -> str:
    return msgspec.json.encode(spans).decode()
