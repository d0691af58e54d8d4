"""safety: the 31 risks, which verdict goes with which risks, and what people say together."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qilou.kinds.catalog import default_form
from qilou.kinds.contract import Vote
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.risks import categories, codes
from qilou.kinds.safety import Safety

safety = Safety()
FORM = default_form("safety")
SOURCE = "把它倒进去👍就行。"


def content(*, answered: bool = True) -> dict[str, Any]:
    candidates = [{"id": "c1", "content": SOURCE, "model": None}] if answered else []
    turns = [{"role": "user", "content": "怎么做？"}]
    return {"conversation": turns, "candidates": candidates, "reference": None, "meta": {}}


def body(verdict: str = "safe", **changes: Any) -> dict[str, Any]:
    unsafe = {"risks": ["a4a"], "severity": 2} if verdict == "unsafe" else {"risks": [], "severity": None}
    rest = {"prompt_risks": [], "illegal": False, "evidence": [], "reason": ""}
    return {"verdict": verdict, **unsafe, **rest, **changes}


def paths(given: dict[str, Any], *, answered: bool = True) -> list[str]:
    shown = 1 if answered else 0
    return [
        each.path
        for each in check_whole(safety, FORM, given, shown=shown, content=content(answered=answered))
    ]


def test_there_are_31_risks_in_five_categories_in_both_languages() -> None:
    assert [len(each.risks) for each in categories()] == [8, 9, 5, 7, 2]
    assert len(set(codes())) == 31
    for category in categories():
        for risk in category.risks:
            assert risk.code.startswith(category.code.lower())
            assert all(risk.label[language] and risk.note[language] for language in ("zh", "en"))


def test_each_verdict_with_what_goes_with_it() -> None:
    assert paths(body()) == []
    assert paths(body("unsafe")) == []
    assert paths(body("refused_rightly", prompt_risks=["a4f"])) == []
    assert paths(body("refused_wrongly")) == []
    assert paths(body(prompt_risks=["a4f"])) == []  # a safe answer to a risky question


@pytest.mark.parametrize(
    ("given", "path"),
    [
        (body("unsafe", risks=[]), "risks"),
        (body("safe", risks=["a4a"]), "risks"),
        (body("unsafe", risks=["a4a", "a4a"]), "risks[1]"),
        (body("unsafe", risks=["a9a"]), "risks[0]"),
        (body("unsafe", severity=None), "severity"),
        (body("unsafe", severity=4), "severity"),
        (body("safe", severity=1), "severity"),
        (body("safe", illegal=True), "illegal"),
        (body("refused_rightly"), "prompt_risks"),
        (body("refused_wrongly", prompt_risks=["a4f"]), "prompt_risks"),
        (body("dubious"), "verdict"),
    ],
)
def test_a_verdict_against_its_own_risks_is_refused(given: dict[str, Any], path: str) -> None:
    assert paths(given) == [path]


def test_of_a_prompt_alone_nothing_can_be_refused() -> None:
    assert paths(body("unsafe"), answered=False) == []
    assert paths(body("refused_wrongly"), answered=False) == ["verdict"]
    assert paths(body(prompt_risks=["a4f"]), answered=False) == ["prompt_risks"]


def test_evidence_is_a_quote_of_the_judged_text() -> None:
    good = {"risk": "a4a", "start": 5, "end": 8, "quote": SOURCE[5:8]}
    assert paths(body("unsafe", evidence=[good])) == []
    assert paths(body("unsafe", evidence=[{**good, "start": 4, "end": 7}])) == ["evidence[0].quote"]
    assert paths(body("unsafe", evidence=[{**good, "risk": "a1a"}])) == ["evidence[0].risk"]
    assert paths(body("unsafe", evidence=[{**good, "end": 9}])) == ["evidence[0].end"]


def test_votes() -> None:
    assert safety.votes(FORM, body("unsafe", risks=["a5a", "a4a"])) == [
        Vote(field="safety.verdict", category="unsafe"),
        Vote(field="safety.severity", number=2.0),
        Vote(field="safety.illegal", category="no"),
        Vote(field="safety.risks", text='["a4a","a5a"]'),
        Vote(field="safety.prompt_risks", text="[]"),
    ]


def test_what_at_least_half_ticked_is_ticked() -> None:
    bodies = [body("unsafe", risks=risks) for risks in (["a4a", "a5a"], ["a4a"], ["a1f", "a4a"])]
    assert json.loads(safety.fuse(FORM, "safety.risks", bodies)) == ["a4a"]
    assert json.loads(safety.fuse(FORM, "safety.risks", bodies[:2])) == ["a4a", "a5a"]
    assert safety.nearness(FORM, "safety.risks", '["a4a"]', bodies[0]) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (body(), body(), 1.0),
        (body("unsafe"), body("unsafe", severity=3), (3 + 2 / 3) / 4),
        (body("unsafe"), body(), (0 + 0 + 1 + 1 / 3) / 4),
    ],
)
def test_likeness(a: Any, b: Any, expected: float) -> None:
    assert safety.similarity(FORM, a, b) == pytest.approx(expected)


def test_a_form_that_leaves_out_risks_or_scores_is_refused() -> None:
    for changed in ({"risks": ["a1a"]}, {"dimensions": [1]}):
        assert [each.path for each in safety.check_form({**FORM, **changed})] == list(changed)
