"""prompt: a person writes prompts from a scenario: what a user of this sort, in this situation, would ask.

    body  {"prompts": [{"text": "…", "tags": {"skill": "reasoning", "difficulty": "hard"}}, …], "note": "…"}

The item's last turn is the scenario; a system turn before it is what the prompts will be asked under. Tags are chosen
from the form's lists. The one surprising fact: what several people wrote is joined, not chosen between, for two
different prompts of one scenario are both of use; of two that are nearly the same the first stays.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

import msgspec

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.examples import example_text
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.figures import Passage
from qilou.kinds.forms import MAX_CHARS, check_named, check_no_dimensions, check_text_rule
from qilou.kinds.probe import Inquiry
from qilou.kinds.sft import text_similarity

FIELD = "prompts"
MOST_PROMPTS = 20
ALIKE = 0.8  # "如何煮软米饭？", "怎样煮软米饭？" → 0.57; one word more at the end of a sentence of twenty → above 0.9
_MOST_TAGS, _MOST_CHOICES = 3, 9  # three: plain digits, with Shift, with Alt
_FORM = frozenset({"dimensions", "prompts", "answer", "tags"})
_BODY = frozenset({"prompts", "note"})
_PROMPT = frozenset({"text", "tags"})
_RULE = frozenset({"min_chars", "max_chars"})


@takes_fields
class Prompt:
    """Writing prompts from a scenario."""

    name = "prompt"
    slot_names: tuple[str, ...] = ()
    joins = True

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form: how many prompts, how long, and which tags they must carry."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is None:
            return inquiry.problems
        check_no_dimensions(inquiry, found.get("dimensions"))
        count = inquiry.fields(found.get("prompts"), "prompts", known=frozenset({"min", "max"}))
        if count is not None:
            low = inquiry.whole(count.get("min"), "prompts.min", low=1, high=MOST_PROMPTS)
            inquiry.whole(count.get("max"), "prompts.max", low=low or 1, high=MOST_PROMPTS)
        check_text_rule(inquiry, found.get("answer"), "answer", known=_RULE)
        if found.get("tags"):
            _check_tags(inquiry, found["tags"])
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content; a scenario has no candidates."""
        return contents.check_content(content, fewest=0, most=0)

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the prompts: their number, lengths and tags, and which are nearly the same."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        prompts = inquiry.items(found.get("prompts"), "prompts")
        low, high = form["prompts"]["min"], form["prompts"]["max"]
        if isinstance(found.get("prompts"), list) and not low <= len(prompts) <= high:
            inquiry.add("prompts", f"needs {low} to {high} prompts, has {len(prompts)}")
        texts = [
            _check_prompt(inquiry, form, each, f"prompts[{at}]") for at, each in enumerate(prompts[:high])
        ]
        for at, earlier in twins_in(texts):
            inquiry.add(f"prompts[{at}].text", f"is nearly the same as prompt {earlier + 1}")
        if found.get("note") is not None:
            inquiry.text(found["note"], "note", low=0, high=MAX_CHARS)
        return inquiry.problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body as it is: there is nothing to undo."""
        return dict(body)

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the prompts, as one text."""
        return [Vote(field=FIELD, text=_as_text(unshuffled["prompts"]))]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return the mean likeness of each prompt to the nearest of the other person's, both ways."""
        return nearness(a["prompts"], b["prompts"])

    def fuse(self, form: Json, field: str, bodies: Sequence[Json]) -> str:
        """Return, as JSON, everybody's prompts; of those that are nearly the same the first, with how many wrote it."""
        joined: list[Json] = []
        for body in bodies:
            for each in body["prompts"]:
                twin = next((old for old in joined if are_twins(old["text"], each["text"])), None)
                if twin is None:
                    joined.append({**each, "votes": 1})
                else:
                    twin["votes"] += 1
        return _as_text(joined)

    def nearness(self, form: Json, field: str, fused: str, body: Json) -> float:
        """Return the mean likeness of one person's prompts to those of all."""
        return nearness(body["prompts"], msgspec.json.decode(fused))

    def passages(self, body: Json) -> list[Passage]:
        """Return the prompts."""
        return [
            Passage(path=f"prompts[{at}].text", text=each["text"]) for at, each in enumerate(body["prompts"])
        ]

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the scenario."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return as many prompts as the form asks for at least, with drawn tags."""
        draw = random.Random(seed)
        low, high = _limits(form)
        words = [draw.sample(range(10**6, 10**7), k=8) for _ in range(form["prompts"]["min"])]
        return {
            "prompts": [
                {
                    "text": example_text(f"{' '.join(map(str, each))}?", low=low, high=high),
                    "tags": {tag["key"]: draw.choice(choices_of(tag)) for tag in tags_of(form)},
                }
                for each in words
            ],
            "note": "",
        }


def tags_of(form: Json) -> list[Json]:
    """Return the tags that each prompt carries."""
    tags: list[Json] = form.get("tags") or []
    return tags


def choices_of(tag: Json) -> list[str]:
    """Return the keys that a tag may have."""
    choices: list[Json] = tag["choices"]
    return [choice["key"] for choice in choices]


def are_twins(a: str, b: str) -> bool:
    """Return whether two prompts are so alike that one of them adds nothing."""
    return text_similarity(a, b) >= ALIKE


def twins_in(texts: Sequence[str | None]) -> list[tuple[int, int]]:
    """Return the place of each text that is nearly the same as an earlier one, and the first such place."""
    given = [(at, text) for at, text in enumerate(texts) if text is not None]
    found: dict[int, int] = {}
    for (first, a), (second, b) in combinations(given, 2):
        if second not in found and are_twins(a, b):
            found[second] = first
    return sorted(found.items())


def nearness(some: Sequence[Json], others: Sequence[Json]) -> float:
    """Return the mean likeness of each text to the nearest of the others', both ways, 0..1; neither may be empty."""
    there = [max(text_similarity(each["text"], other["text"]) for other in others) for each in some]
    back = [max(text_similarity(each["text"], other["text"]) for other in some) for each in others]
    return (sum(there) / len(there) + sum(back) / len(back)) / 2


def _check_tags(inquiry: Inquiry, value: object) -> None:
    extra = frozenset({"choices", "required"})
    for at, tag in check_named(inquiry, value, "tags", most=_MOST_TAGS, extra=extra):
        check_named(inquiry, tag.get("choices"), f"tags[{at}].choices", most=_MOST_CHOICES, extra=frozenset())
        if not isinstance(tag.get("required"), bool):
            inquiry.add(f"tags[{at}].required", "must be true or false")


def _check_prompt(inquiry: Inquiry, form: Json, value: object, path: str) -> str | None:
    prompt = inquiry.fields(value, path, known=_PROMPT)
    if prompt is None:
        return None
    low, high = _limits(form)
    text = inquiry.text(prompt.get("text"), f"{path}.text", low=low, high=high)
    tags = tags_of(form)
    known = frozenset(tag["key"] for tag in tags)
    given = inquiry.fields(prompt.get("tags"), f"{path}.tags", known=known)
    for tag in tags if given is not None else []:
        choices = choices_of(tag)
        said = (given or {}).get(tag["key"])
        if said not in choices and (said is not None or tag["required"]):
            inquiry.add(f"{path}.tags.{tag['key']}", f"must be one of {', '.join(choices)}")
    return text


def _limits(form: Json) -> tuple[int, int]:
    rule: Json = form.get("answer") or {}
    return max(1, rule.get("min_chars", 1)), rule.get("max_chars", MAX_CHARS)


def _as_text(prompts: Sequence[Json]) -> str:
    return msgspec.json.encode(prompts).decode()
