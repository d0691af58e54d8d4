"""Every sentence that says why something was refused, failed or lost has a translation in the client, and no other has.

The sentences are found by what they are, not by where they are passed: each text of at least two words in the sources
below, docstrings apart, is one. So a sentence cannot be missed for being built in an unforeseen way; what is a text
of two words and yet no sentence for people is listed here.
"""

from __future__ import annotations

import ast
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from qilou.formats.read import Kept, read_records
from shape.tree import ROOT, SRC, classes, parsed, place, written_files

BOOK: dict[str, dict[str, Any]] = json.loads((ROOT / "client/src/i18n/reasons.json").read_bytes())
SOURCES = (
    *written_files(".py", under=SRC / "kinds"),
    *written_files(".py", under=SRC / "formats"),
    SRC / "domain/projects/rules.py",
    SRC / "domain/reviews/rules.py",
    SRC / "domain/audit/seals.py",
    SRC / "jobs/importing.py",
    SRC / "jobs/training.py",
    SRC / "learn/pairs.py",
)
# The refusals that close an import; where they answer a request, the client words them by their names.
READING = SRC / "formats/read.py"
# What LeftOut says stands in the data card, which is one document in English; the others take patterns and types.
NOT_SPOKEN_IN = {"LeftOut", "compile", "cast"}
# What may carry a reason, as its last argument or as the argument of that name.
CARRIERS = {"add", "Problem", "Refused", "Unreadable", "Unusable", "Broken"}
NOT_SPOKEN = {
    "A is more accurate and complete.",  # an example's reason
    "Answer {}.",  # an example's text
    "Question {}.",  # an example's text
    "Reply {}.",  # an example's text
    "{} {}.",  # an example's text
    "Checked line by line.",  # an example's reason
    "Each step was worked through.",  # an example's reason
    "tie (bothbad)",  # a winner, as a file writes it
}
SQL = re.compile(r"\s*(SELECT|INSERT|WHERE|WITH)\b")
HOLES = re.compile(r"(\{[^{}]*\})+")


def with_bare_holes(sentence: str) -> str:
    """Return the sentence with its holes unnamed: the two sides name them differently."""
    return HOLES.sub("{}", sentence)


def template(node: ast.AST) -> str | None:
    """Return the text of a literal, with {} for what is filled in, or None."""
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return with_bare_holes("".join(map(str, parts)))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return with_bare_holes(node.value)
    return None


def literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of each literal in the node; docstrings, and what is inside NOT_SPOKEN_IN, are left out."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call) and called(node) in NOT_SPOKEN_IN:
        return
    text = template(node)
    if text is not None:
        yield getattr(node, "lineno", 0), text
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from literals(child)


def called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def is_sentence(text: str) -> bool:
    """Say whether the text is at least two words for people."""
    words = [word for word in text.split() if re.search(r"[A-Za-z]{2}|\{\}", word)]
    speaks = len(words) > 1 and any(HOLES.sub("", word).strip(":") for word in words)
    return speaks and text not in NOT_SPOKEN and not SQL.match(text)


def said() -> dict[str, str]:
    """Return each sentence of the sources with one place that says it."""
    found = {
        text: place(path, line)
        for path in SOURCES
        for line, text in literals(parsed(path))
        if is_sentence(text)
    }
    for node in classes(READING):
        if any(isinstance(base, ast.Name) and base.id == "Invalid" for base in node.bases):
            found[with_bare_holes(ast.get_docstring(node) or "")] = place(READING, node.lineno)
    return found


SAID = said()
INSIDE = {with_bare_holes(each) for inside in BOOK["holes"].values() for each in inside}
KNOWN = {with_bare_holes(each) for each in BOOK["sentences"]} | INSIDE


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_is_translated(sentence: str) -> None:
    assert sentence in KNOWN, f"{SAID[sentence]}: add it to client/src/i18n/reasons.json"


@pytest.mark.parametrize("sentence", BOOK["sentences"])
def test_nothing_is_translated_that_nobody_says(sentence: str) -> None:
    assert with_bare_holes(sentence) in SAID


def test_a_reason_is_at_least_two_words() -> None:
    """One word alone would not be found above."""
    one_word = [
        place(path, line)
        for path in SOURCES
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and called(call) in CARRIERS
        for reason in reasons_of(call)
        for line, text in literals(reason)
        if re.search(r"\w", text) and not is_sentence(text)
    ]

    assert not one_word


def reasons_of(call: ast.Call) -> list[ast.expr]:
    """Return the expression that the call takes as a reason, if there is one."""
    named = [each.value for each in call.keywords if each.arg in ("reason", "problem")]
    return named or call.args[-1:]


# What the libraries say of broken files. Their sentences are in no source here, so files make them speak.
BROKEN_FILES: list[tuple[str, bytes, str]] = [
    *(
        ("a.jsonl", line, "json")
        for line in (
            b'{"a":1,}', b'{"a" 1}', b"{1:2}", b'{"a":1e999}', b'{"a":"\\x"}', b'{"a":"\x01"}', b'{"a":1} x',
            b'{"a":"\\uZZ"}', b'{"a":[1,]}', b'{"a":[1 2]}', b'{"a":01}', b'{"a":1 "b":2}', b'{"a":"\\ud800"}',
            b'{"a":"\\ud800\\u0041"}', b"{'a':1}", b"\\",
        )
    ),
    ("a.json", b'[{"a":1},]', "json"),
    ("a.csv", b'prompt,response\n"q"x,a\n', "csv"),
    ("a.csv", b'prompt,response\n"q', "csv"),
    ("a.csv", b"prompt,response\nq\ra,b\n", "csv"),
    ("a.parquet", b"", "parquet"),
    ("a.parquet", b"abc", "parquet"),
    ("a.parquet", b"x" * 50, "parquet"),
    ("a.parquet", b"PAR1" + b"x" * 50 + b"\x08\x00\x00\x00PAR1", "parquet"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "file", "hole"), BROKEN_FILES)
def test_what_a_library_says_of_a_broken_file_is_translated(name: str, file: bytes, hole: str) -> None:
    [refused] = read_records(
        io.BytesIO(file + b"\n" * name.endswith(".jsonl")), file_name=name, format_name="auto"
    )

    assert not isinstance(refused, Kept)
    library_said = refused.reason.split(": ", 1)[1]
    assert any(fits(each, library_said) for each in BOOK["holes"][hole]), library_said


TURN = {"role": "user", "content": "x"}
ODD_RECORDS: list[dict[str, Any]] = [
    {"conversation": [TURN], **parts}
    for parts in (
        {"conversation": 1}, {"conversation": [1]}, {"conversation": [{"role": "tool", "content": "x"}]},
        {"conversation": [{**TURN, "odd": 1}]}, {"conversation": [{"role": "user"}]}, {"id": 1}, {"candidates": {}},
        {"conversation": [{"role": 3, "content": "x"}]}, {"scores": {"a": {"value": "x"}}}, {"scores": 3},
        {"preference": {"winner": "a", "strength": 1.5}}, {"preference": {"winner": "a", "confidence": "x"}},
        {"preference": 3}, {"judgments": [{"annotator": "x", "body": []}]}, {"provenance": True},
        {"candidates": [{"id": "a", "content": None}]}, {"language": []},
    )
]  # fmt: skip


@pytest.mark.parametrize("record", ODD_RECORDS, ids=str)
def test_what_the_library_says_of_an_odd_record_is_translated(record: dict[str, Any]) -> None:
    stream = io.BytesIO(json.dumps(record).encode())
    [refused] = read_records(stream, file_name="a.jsonl", format_name="canonical")

    assert not isinstance(refused, Kept)
    [pattern] = [each for each in BOOK["libraries"] if fits(each, refused.reason)]
    if pattern.startswith("expected"):
        wanted, got = refused.reason.removeprefix("expected ").split(", got ")
        assert wanted in BOOK["holes"]["type"]
        assert got in BOOK["holes"]["got"]


def fits(pattern: str, sentence: str) -> bool:
    """Say whether the client would know the sentence by this pattern."""
    shape = ".*?".join(re.escape(part) for part in with_bare_holes(pattern).split("{}"))
    return re.fullmatch(shape, sentence, re.DOTALL | re.IGNORECASE) is not None
