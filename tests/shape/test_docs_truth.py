"""The reference pages name everything that there is: no permit, setting, event, job or command can be forgotten.

Tables that can be compared cell by cell are; the rest is looked for by its name.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from qilou.base.config import Settings
from qilou.domain.access.model import Permit, Role
from qilou.domain.access.rules import PERMITS_OF
from qilou.domain.audit.model import Action
from qilou.domain.consensus.figures import Method
from qilou.flows import __doc__ as contents
from qilou.jobs.chores import CHORES
from qilou.jobs.handlers import DEFERRED
from qilou.kinds.catalog import KINDS
from shape.tree import FLOWS, ROOT

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
DECISIONS = sorted((DOCS / "decisions").glob("0*.md"))
BESIDE_THE_CHORES = ("rescue", "forget")


def text_of(path: Path) -> str:
    """Return the page."""
    return path.read_text(encoding="utf-8")


def rows_of(page: Path, *, first: str) -> list[list[str]]:
    """Return the cells of the table whose heading begins with this word, without the heading."""
    lines = text_of(page).splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(f"| {first} |"))
    table = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


def test_the_table_of_permits_is_the_table_of_the_code() -> None:
    page = REFERENCE / "permits.md"
    heading = next(line for line in text_of(page).splitlines() if line.startswith("| permit |"))
    roles = [Role(cell.strip().replace(" ", "_")) for cell in heading.strip("|").split("|")[2:]]

    written = {
        row[0].strip("`"): {role for role, mark in zip(roles, row[2:], strict=True) if mark}
        for row in rows_of(page, first="permit")
    }

    assert set(roles) == set(Role)
    assert written == {
        permit.value: {role for role in Role if permit in PERMITS_OF[role]} for permit in Permit
    }


def test_each_setting_is_on_its_page_with_its_default() -> None:
    written = {
        row[0].strip("`"): row[1].strip("`") for row in rows_of(REFERENCE / "settings.md", first="variable")
    }

    for name, field in Settings.model_fields.items():
        default = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
        assert written[f"QILOU_{name.upper()}"] == ("–" if field.default is None else default), name


def test_each_event_is_on_its_page_and_no_other() -> None:
    written = {row[0].strip("`") for row in rows_of(REFERENCE / "events.md", first="action")}

    assert written == {action.value for action in Action}


def test_each_job_and_chore_is_on_its_page_and_no_other() -> None:
    page = REFERENCE / "jobs.md"

    assert {row[0].strip("`") for row in rows_of(page, first="job")} == set(DEFERRED)
    assert {row[0].strip("`") for row in rows_of(page, first="chore")} == {
        *(chore.name for chore in CHORES),
        *BESIDE_THE_CHORES,
    }


def test_each_command_and_option_is_on_its_page() -> None:
    # Imported here: the command line imports every door.
    from qilou.cli import app

    page = text_of(REFERENCE / "cli.md")
    commands = getattr(get_command(app), "commands", {})

    for name, command in commands.items():
        if command.hidden:
            continue
        assert f"`qilou {name}" in page, name
        options = [option for param in command.params for option in param.opts if option.startswith("--")]
        assert not [option for option in options if f"`{option}" not in page], name


def test_each_endpoint_is_on_its_page() -> None:
    from qilou.web.openapi import openapi_text

    page = text_of(REFERENCE / "http.md")
    paths = json.loads(openapi_text())["paths"]
    endpoints = [f"`{method.upper()} {path}`" for path, methods in paths.items() for method in methods]

    assert not [endpoint for endpoint in endpoints if endpoint not in page]


def test_the_page_of_refusals_says_what_the_person_reads() -> None:
    from qilou.base.errors import Conflict, Exhausted, Invalid, NotAllowed, NotFound
    from qilou.web.app import bare_app  # importing every door imports every refusal
    from qilou.web.errors import Unauthenticated, status_of

    bare_app()
    page = text_of(REFERENCE / "refusals.md")
    kinds = (NotFound, NotAllowed, Invalid, Conflict, Exhausted, Unauthenticated)
    for refusal in (each for kind in kinds for each in kind.__subclasses__()):
        if not refusal.__module__.startswith("qilou."):
            continue
        sentence = " ".join((refusal.__doc__ or "").split("\n\n")[0].split())
        assert f"| `{refusal.__name__}` | {int(status_of(refusal))} | {sentence} |" in page, refusal.__name__


def test_the_walk_tells_every_chapter_in_order() -> None:
    chapters = [path.name for path in FLOWS.glob("*.py") if path.name != "__init__.py"]
    told = re.findall(r"\]\(\.\./src/qilou/flows/([a-z]\w*\.py)\)", text_of(DOCS / "walk.md"))
    listed = [f"{word}.py" for word in re.findall(r"^    (\w+) ", contents or "", flags=re.MULTILINE)]

    assert set(told) == set(chapters)
    assert [each for each in told if each in listed] == listed


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_is_on_its_page(kind: object) -> None:
    assert f"`{getattr(kind, 'name', '')}`" in text_of(REFERENCE / "kinds.md")


def test_each_statistic_and_method_is_told_with_its_module() -> None:
    page = text_of(DOCS / "methods.md")
    tools = {"__init__.py", "votes.py", "tally.py"}
    modules = [
        path.name for path in (ROOT / "src" / "qilou" / "measure").glob("*.py") if path.name not in tools
    ]

    assert not [name for name in modules if f"/measure/{name})" not in page]
    assert not [method.value for method in Method if f"`{method.value}`" not in page]


def test_each_floor_and_room_is_on_the_map() -> None:
    page = text_of(DOCS / "map.md")
    package = ROOT / "src" / "qilou"
    folders = [path for root in (package, package / "domain") for path in root.iterdir()]
    places = [path.name for path in folders if (path / "__init__.py").exists()]

    assert not [name for name in places if f"`{name}`" not in page]


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_four_parts_and_is_listed(page: Path) -> None:
    headings = re.findall(r"^## (.+)$", text_of(page), flags=re.MULTILINE)

    assert headings == ["Context", "Decision", "Consequences", "Alternatives"]
    assert f"]({page.name})" in text_of(page.parent / "README.md").replace("](./", "](")
