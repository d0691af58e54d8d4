"""Each refusal has a sentence of its own for the person, and a name that no other refusal has."""

from __future__ import annotations

import ast
import string

import pytest

from shape.tree import ROOT, SRC, classes, place, written_files

KINDS = {"NotFound", "NotAllowed", "Invalid", "Conflict", "Exhausted"}
PAGE = ROOT / "docs" / "reference" / "refusals.md"


def every_refusal() -> list[tuple[str, ast.ClassDef]]:
    """Return where each refusal is, and its class."""
    return [
        (place(path, node.lineno), node)
        for path in written_files(".py", under=SRC)
        for node in classes(path)
        if KINDS & {base.id for base in node.bases if isinstance(base, ast.Name)}
    ]


REFUSALS = [pytest.param(where, node, id=node.name) for where, node in every_refusal()]


@pytest.mark.parametrize(("where", "node"), REFUSALS)
def test_a_refusal_says_a_whole_sentence(where: str, node: ast.ClassDef) -> None:
    sentence = (ast.get_docstring(node) or "").split("\n\n")[0]

    assert sentence, where
    assert sentence[0].isupper() or sentence[0] == "{", where
    assert sentence.endswith("."), where
    for _, field, _, _ in string.Formatter().parse(sentence):
        assert field is None or field.isidentifier(), f"{where}: facts are named"


def test_no_two_refusals_share_a_name() -> None:
    names = [node.name for _, node in every_refusal()]

    assert {name for name in names if names.count(name) > 1} == set()


@pytest.mark.skipif(not PAGE.exists(), reason="the page of refusals is not written yet")
def test_each_refusal_is_on_its_page() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert not [node.name for _, node in every_refusal() if node.name not in page]
