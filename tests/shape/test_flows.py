"""Flows look alike: database and actor first, the rest by name, `now` where something is written, and no commit."""

from __future__ import annotations

import ast

import pytest

from shape.tree import FLOWS, SRC, called_names, place, public_functions, written_files

MAY_COMMIT = {
    "src/qilou/base/db.py": "the one place where transactions begin and end",
    "src/qilou/schema/migrations/env.py": "Alembic's own connection, outside any house",
}
NOBODY_YET = {
    "sign_in.py": "whoever signs in is not an actor yet",
    "show_model.py": "strangers are no actors",
    "show_wall.py": "a screen is no actor",
}
CHAPTERS = (
    [path for path in written_files(".py", under=FLOWS) if path.name != "__init__.py"]
    if FLOWS.exists()
    else []
)


def every_flow() -> list[object]:
    """Return each public function of each chapter, named for the report."""
    return [
        pytest.param(path.name, node, id=f"{path.stem}.{node.name}")
        for path in CHAPTERS
        for node in public_functions(path)
    ]


@pytest.mark.parametrize(("chapter", "node"), every_flow())
def test_a_flow_takes_the_database_and_the_actor_and_the_rest_by_name(
    chapter: str, node: ast.FunctionDef
) -> None:
    positional = [argument.arg for argument in node.args.args]

    assert positional == ["db", "actor"] or (chapter in NOBODY_YET and positional == ["db"])
    assert node.args.vararg is None
    assert node.args.kwarg is None


@pytest.mark.parametrize(("chapter", "node"), every_flow())
def test_a_flow_that_writes_takes_the_present_as_an_argument(chapter: str, node: ast.FunctionDef) -> None:
    named = {argument.arg for argument in node.args.kwonlyargs}

    if "record" in called_names(node):
        assert "now" in named
    assert {"now", "utcnow", "today", "sleep"}.isdisjoint(called_names(node)), "a flow never reads the clock"


@pytest.mark.parametrize(("chapter", "node"), every_flow())
def test_a_flow_says_what_it_does_and_what_it_returns(chapter: str, node: ast.FunctionDef) -> None:
    assert ast.get_docstring(node)
    assert node.returns is not None


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_flow_calls_another(path: object) -> None:
    nodes = public_functions(path)  # pyright: ignore[reportArgumentType]  # a Path, which ids' lambda hides
    names = {node.name for node in nodes}

    for node in nodes:
        called = {
            call.func.id
            for call in ast.walk(node)
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        }
        assert names.isdisjoint(called), node.name


def test_only_the_house_commits() -> None:
    found = {
        place(path)
        for path in written_files(".py", under=SRC)
        if place(path).split(":")[0] not in MAY_COMMIT
        and not {"commit", "rollback"}.isdisjoint(called_names(ast.parse(path.read_text(encoding="utf-8"))))
    }

    assert not found
