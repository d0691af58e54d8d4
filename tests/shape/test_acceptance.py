"""The page of acceptance checks: all twenty-five are on it, and each test that it names exists."""

from __future__ import annotations

import re

import pytest

from shape.tree import ROOT

ROWS = dict(re.findall(r"^\| (A\d+) \|(.*)\|$", (ROOT / "docs/acceptance.md").read_text("utf-8"), flags=re.M))


def test_all_twenty_five_are_there() -> None:
    assert list(ROWS) == [f"A{number}" for number in range(1, 26)]


@pytest.mark.parametrize("check", list(ROWS))
def test_each_test_that_is_named_exists(check: str) -> None:
    named = re.findall(r"`((?:tests|client|bench)/[^`]+)`", ROWS[check])
    assert named or "no test yet" in ROWS[check]
    for each in named:
        path, _, function = each.partition("::")
        text = (ROOT / path).read_text("utf-8")
        assert not function or f"def {function}(" in text
