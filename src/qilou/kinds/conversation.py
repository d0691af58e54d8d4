"""conversation: a person writes, or mends, a conversation of several turns.

    body  {"turns": [{"role", "content", "weight", "source"}, …], "note": "…"}

The form's `given` says what the item's own turns are: a `draft` to be changed at will, a `fixed` beginning that is
gone on from, or, the last of them, a `scenario` that tells the person what to write. `weight` is 1 where a model should
learn from the turn and 0 where not; only the assistant's turns have one. `source` says what a turn was made of, a turn
of the draft or a model's generation, and is null for what a person wrote; how far it was changed is the server's to
measure. A turn that is `stale`, because one before it was changed, has to be written anew, kept or deleted first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.examples import example_text
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.figures import Edit, Figures, Flag, Passage, edit_of
from qilou.kinds.forms import MAX_CHARS, check_no_dimensions, check_text_rule
from qilou.kinds.probe import Inquiry
from qilou.kinds.texts import text_similarity

FIELD = "turns"
DRAFT, FIXED, SCENARIO = "draft", "fixed", "scenario"
OPENINGS = (DRAFT, FIXED, SCENARIO)
_FORM = frozenset({"dimensions", "given", "turns", "alternate", "weights", "regenerate", "answer"})
_BODY = frozenset({"turns", "note"})
_KEPT = ("role", "content", "weight", "source")
_TURN = frozenset({"role", "content", "weight", "source", "stale"})
_RULE = frozenset({"min_chars", "max_chars"})
_SOURCE = frozenset({"from", "at", "id"})
_BIGGEST = 2**63 - 1


@takes_fields
class Conversation:
    """Writing a conversation, turn by turn."""

    name = "conversation"
    slot_names: tuple[str, ...] = ("A",)

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form: what opens, how many turns, whether they alternate, how long they are."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is None:
            return inquiry.problems
        check_no_dimensions(inquiry, found.get("dimensions"))
        if found.get("given") not in OPENINGS:
            inquiry.add("given", "must be draft, fixed or scenario")
        for name in ("alternate", "weights", "regenerate"):
            if not isinstance(found.get(name, True), bool):
                inquiry.add(name, "must be true or false")
        turns = inquiry.fields(found.get("turns"), "turns", known=frozenset({"min", "max"}))
        if turns is not None:
            low = inquiry.whole(turns.get("min"), "turns.min", low=1, high=contents.MAX_TURNS)
            inquiry.whole(turns.get("max"), "turns.max", low=low or 1, high=contents.MAX_TURNS)
        check_text_rule(inquiry, found.get("answer"), "answer", known=_RULE)
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content; the one candidate is a draft of the next turn."""
        return contents.check_content(content, fewest=0, most=1)

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the turns that shows without the item's own."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        turns = inquiry.items(found.get("turns"), "turns")
        low, high = form["turns"]["min"], form["turns"]["max"]
        if isinstance(found.get("turns"), list) and not low <= len(turns) <= high:
            inquiry.add("turns", f"needs {low} to {high} turns, has {len(turns)}")
        roles = [_check_turn(inquiry, form, turn, f"turns[{at}]") for at, turn in enumerate(turns[:high])]
        _check_order(inquiry, form, roles)
        if found.get("note") is not None:
            inquiry.text(found["note"], "note", low=0, high=MAX_CHARS)
        return inquiry.problems

    def check_against(self, form: Json, content: Json, body: Json) -> list[Problem]:
        """Return a problem where the first turn does not follow the item's, or a source does not exist."""
        problems: list[Problem] = []
        first = "assistant" if form["given"] == FIXED else "user"
        if form.get("alternate", True) and body["turns"][0]["role"] != first:
            problems.append(Problem("turns[0].role", f"must be {first}"))
        drafts = len(drafts_of(form, content))
        for at, turn in enumerate(body["turns"]):
            source: Json = turn.get("source") or {}
            if source.get("from") == "item" and source["at"] >= drafts:
                problems.append(Problem(f"turns[{at}].source.at", f"there are {drafts} turns of a draft"))
        return problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body as it is: there is nothing to undo."""
        return dict(body)

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the turns as one text: people's conversations are chosen between, never mixed."""
        kept = [{name: turn.get(name) for name in _KEPT} for turn in unshuffled["turns"]]
        return [Vote(field=FIELD, text=msgspec.json.encode(kept).decode())]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return how much of what is said in the two conversations is the same."""
        return text_similarity(_said(a), _said(b))

    def generations(self, body: Json) -> list[int]:
        """Return the numbers of the generations that turns were made of."""
        sources = [turn["source"] for turn in body["turns"] if turn.get("source")]
        return sorted({source["id"] for source in sources if source["from"] == "generation"})

    def figures(self, form: Json, content: Json, body: Json, *, said: Mapping[int, str]) -> Figures:
        """Return how far each turn lies from the draft or the generation it was made of; nothing changed is flagged."""
        drafts = drafts_of(form, content)
        edits: list[Edit] = []
        flags: list[Flag] = []
        for at, turn in enumerate(body["turns"]):
            source: Json | None = turn.get("source")
            if source is None:
                continue
            before = _before(source, drafts, said)
            if before is None:
                flags = [Flag.UNKNOWN_SOURCE]
            else:
                edits.append(edit_of(f"turns[{at}].content", draft=before, text=turn["content"]))
        untouched = len(edits) == len(drafts) == len(body["turns"]) and not any(each.chars for each in edits)
        return Figures(edits=edits, flags=[*flags, *([Flag.DRAFT_UNTOUCHED] if untouched else [])])

    def passages(self, body: Json) -> list[Passage]:
        """Return what the author lets the assistant say."""
        return [
            Passage(path=f"turns[{at}].content", text=turn["content"])
            for at, turn in enumerate(body["turns"])
            if turn["role"] == "assistant"
        ]

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the item's turns and, if there is one, the draft of the next."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return as few turns as the form allows that end with the assistant's."""
        first = 1 if form["given"] == FIXED else 0
        least = form["turns"]["min"]
        count = least + (first + least) % 2
        return {"turns": [_example(form, first + at, seed) for at in range(count)], "note": ""}


def drafts_of(form: Json, content: Json) -> list[Json]:
    """Return the turns that a person starts from: all but the system's in a draft, and a draft of the next one."""
    candidates: list[Json] = content.get("candidates") or []
    spoken = [turn for turn in content["conversation"] if turn["role"] != "system"]
    offered = [{"role": "assistant", "content": each["content"]} for each in candidates]
    return [
        *(spoken if form["given"] == DRAFT else []),
        *(offered if form["given"] != SCENARIO else []),
    ]


def opening_of(form: Json, content: Json) -> list[Json]:
    """Return the item's turns that stand before those that a person writes."""
    turns: list[Json] = content["conversation"]
    return turns if form["given"] == FIXED else [turn for turn in turns if turn["role"] == "system"]


def _before(source: Json, drafts: list[Json], said: Mapping[int, str]) -> str | None:
    if source["from"] == "generation":
        number: int = source["id"]
        return said.get(number)
    place: int = source["at"]
    return drafts[place]["content"]


def _check_turn(inquiry: Inquiry, form: Json, value: object, path: str) -> object:
    turn = inquiry.fields(value, path, known=_TURN)
    if turn is None:
        return None
    role = turn.get("role")
    if role not in ("user", "assistant"):
        inquiry.add(f"{path}.role", "must be user or assistant")
    low, high = _limits(form, role)
    inquiry.text(turn.get("content"), f"{path}.content", low=low, high=high)
    inquiry.whole(turn.get("weight"), f"{path}.weight", low=0, high=1 if role == "assistant" else 0)
    _check_source(inquiry, turn.get("source"), f"{path}.source")
    if turn.get("stale", False) is not False:
        inquiry.add(f"{path}.stale", "the turn must be written anew, kept or deleted first")
    return role


def _limits(form: Json, role: object) -> tuple[int, int]:
    rule: Json = form.get("answer") or {}
    if role != "assistant":
        return 1, MAX_CHARS
    return max(1, rule.get("min_chars", 1)), rule.get("max_chars", MAX_CHARS)


def _check_source(inquiry: Inquiry, value: object, path: str) -> None:
    found = None if value is None else inquiry.fields(value, path, known=_SOURCE)
    if found is None:
        return
    match found.get("from"), "at" in found, "id" in found:
        case "item", True, False:
            inquiry.whole(found["at"], f"{path}.at", low=0, high=contents.MAX_TURNS)
        case "generation", False, True:
            inquiry.whole(found["id"], f"{path}.id", low=1, high=_BIGGEST)
        case _:
            inquiry.add(path, "must give a place in the item's draft, or the number of a generation")


def _check_order(inquiry: Inquiry, form: Json, roles: list[object]) -> None:
    if roles and roles[-1] != "assistant":
        inquiry.add(f"turns[{len(roles) - 1}].role", "the last turn must be the assistant's")
    if not form.get("alternate", True):
        return
    for at in range(1, len(roles)):
        if roles[at] == roles[at - 1]:
            inquiry.add(f"turns[{at}].role", "must be another one than the turn before")


def _said(body: Json) -> str:
    return "\n".join(turn["content"] for turn in body["turns"])


def _example(form: Json, at: int, seed: int) -> Json:
    if at % 2 == 0:
        return {"role": "user", "content": f"Question-{seed}.{at}?", "weight": 0, "source": None}
    low, high = _limits(form, "assistant")
    text = example_text(f"Answer-{seed}.{at}.", low=low, high=high)
    return {"role": "assistant", "content": text, "weight": 1, "source": None}
