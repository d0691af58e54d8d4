"""The kinds that exist, and the form each one starts with."""

from __future__ import annotations

from importlib import resources

import msgspec

from qilou.base.errors import Invalid
from qilou.kinds.arena import Arena
from qilou.kinds.comparison import Comparison
from qilou.kinds.contract import Json, Kind
from qilou.kinds.conversation import Conversation
from qilou.kinds.dialogue import Dialogue
from qilou.kinds.form import Form
from qilou.kinds.gsb import Gsb
from qilou.kinds.prompt import Prompt
from qilou.kinds.ranking import Ranking
from qilou.kinds.rating import Rating
from qilou.kinds.rubric import Rubric
from qilou.kinds.safety import Safety
from qilou.kinds.sft import Sft
from qilou.kinds.spans import Spans
from qilou.kinds.steps import Steps
from qilou.kinds.trace import Trace
from qilou.kinds.tree import Tree

KINDS: tuple[Kind, ...] = (
    Sft(),
    Conversation(),
    Prompt(),
    Tree(),
    Comparison(),
    Rating(),
    Ranking(),
    Gsb(),
    Spans(),
    Steps(),
    Safety(),
    Rubric(),
    Trace(),
    Dialogue(),
    Arena(),
    Form(),
)


class UnknownKind(Invalid):
    """There is no kind of task called {name}; the kinds are {kinds}."""


def kind_named(name: str) -> Kind:
    """Return the kind with this name or refuse with UnknownKind."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise UnknownKind(name=name, kinds=", ".join(kind.name for kind in KINDS))


def default_form(name: str) -> Json:
    """Return a fresh copy of the form that a new project of this kind starts with."""
    kind = kind_named(name)
    text = resources.files("qilou.kinds").joinpath("forms.json").read_bytes()
    shipped: Json = msgspec.json.decode(text)
    form: Json = dict(shipped["kinds"][kind.name])
    form["dimensions"] = shipped["dimensions"] if form.pop("with_dimensions") else form.get("dimensions", [])
    return form
