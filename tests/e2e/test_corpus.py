"""Kind by kind: what an item holds and what people write may not act, fetch or leave its place: not in the workbench,
not in the editors' previews, not before an inspector, not on a manager's screen. The corpus is that of test_safety.py.
"""

from __future__ import annotations

import json
from typing import Any  # Any: records and bodies are JSON

import pytest
from playwright.sync_api import expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import open_workbench, press
from e2e.seeding import confirm_guideline, open_project, sample_records, submit, take
from e2e.test_safety import CORPUS, HARM, HARMFUL, watch
from qilou.kinds.catalog import default_form, kind_named

pytestmark = pytest.mark.browser
OTHER = (
    f'另一段 <svg onload="{HARM}"></svg> [点](javascript:{HARM}) ![图](http://attacker.example/2.png) 到底'
)
KINDS = (
    "sft", "conversation", "prompt", "tree", "rating", "ranking", "gsb", "spans", "steps", "safety", "rubric",
    "trace",
)  # fmt: skip
WRITES = {"conversation": "turns[0].content", "prompt": "prompts[0].text", "tree": "replies[1].text"}


def poisoned(kind: str) -> dict[str, Any]:
    """Return a sample record whose every text that people are shown is the corpus."""
    record = sample_records(kind, items=1)[0]
    for turn in record["conversation"]:
        turn["content"] = CORPUS
    for at, candidate in enumerate(record["candidates"]):
        candidate["content"] = CORPUS + str(at)
    for step in record.get("meta", {}).get("trace", []):
        step["text"] = CORPUS if step["text"] else ""
        step["arguments"] = json.dumps({"q": CORPUS}) if step["arguments"] else None
    record["candidates"] = record["candidates"][:1] if kind == "conversation" else record["candidates"]
    record["meta"] = (
        {"trace": record["meta"]["trace"]} if kind == "trace" else {"tree": {}} if kind == "tree" else {}
    )
    return record


def body_of(kind: str, view: dict[str, Any]) -> dict[str, Any]:
    """Return an answer in which every free text is the corpus."""
    form, shown = default_form(kind), view["candidates"]
    match kind:
        case "sft":
            return {"text": CORPUS, "note": CORPUS}
        case "conversation":
            turns = [("user", OTHER), ("assistant", CORPUS)]
            return {
                "turns": [
                    {"role": role, "content": text, "weight": int(role == "assistant"), "source": None}
                    for role, text in turns
                ],
                "note": CORPUS,
            }
        case "prompt":
            tags = {tag["key"]: tag["choices"][0]["key"] for tag in form["tags"]}
            return {"prompts": [{"text": text, "tags": tags} for text in (CORPUS, OTHER)], "note": CORPUS}
        case "tree":
            given = [{"slot": each["slot"]} for each in shown]
            return {"replies": [{"text": OTHER, "next": [CORPUS]}, *given], "ordered": True, "note": CORPUS}
        case "ranking":
            return {"ranks": {each["slot"]: 1 for each in shown}, "reason": CORPUS}
        case "spans":
            return {"spans": [], "no_errors": True, "reason": CORPUS}
        case "steps":
            return {"labels": [1] * len(shown[0]["steps"]), "first_error": None, "reason": CORPUS}
        case "safety":
            return {
                "verdict": "safe", "risks": [], "prompt_risks": [], "severity": None, "illegal": False, "evidence": [],
                "reason": CORPUS,
            }  # fmt: skip
        case "rubric":
            checks = {key["key"]: {"value": "no", "note": CORPUS} for key in form["criteria"]}
            return {"checks": {each["slot"]: checks for each in shown}, "own": None, "reason": CORPUS}
        case "trace":
            own = ("message", "call", "final")
            steps = [{"label": "right"} if each["type"] in own else None for each in view["trace"]]
            scores = {each["key"]: 3 for each in form["dimensions"]}
            return {
                "steps": steps,
                "first_error": None,
                "goal": "reached",
                "scores": scores,
                "reason": CORPUS,
            }
        case _:
            return {**kind_named(kind).example_answer(form), "reason": CORPUS}


@pytest.mark.parametrize("kind", KINDS)
def test_the_corpus_does_nothing_in_any_kind(visit: Visit, base: Base, kind: str) -> None:
    project_id = open_project(base, kind, records=[poisoned(kind)], overlap=2, inspection_bp=10_000)
    page = open_workbench(visit, base, project_id)
    opened = watch(page)
    pages = [page]
    expect(page.get_by_text("结尾").filter(visible=True).first).to_be_visible()
    press(page, "p", "r", "r")
    if kind in WRITES:
        page.locator(f"[data-field='{WRITES[kind]}']").focus()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(CORPUS)
        press(page, "Escape", "k", "j")  # what was written is shown as it will be read

    confirm_guideline(base, "annotator-2", project_id)
    taken = take(base, "annotator-2", project_id)
    submit(base, "annotator-2", taken, body_of(kind, taken.view))
    inspector = visit("inspector", "/inspect")
    opened_there = watch(inspector)
    inspector.get_by_role("button", name="从等待最久的开始").click()
    expect(inspector.get_by_role("radiogroup", name="判定")).to_be_visible()
    expect(inspector.get_by_text("结尾").filter(visible=True).first).to_be_visible()
    pages.append(inspector)
    manager = visit("project-manager", f"/manage/projects/{project_id}/items")
    opened_at_last = watch(manager)
    manager.get_by_role("region", name="题目", exact=True).get_by_role("row").last.click()
    expect(manager.get_by_text("结尾").filter(visible=True).first).to_be_visible()
    pages.append(manager)
    for each in pages:
        expect(each.locator(HARMFUL)).to_have_count(0)
        assert each.evaluate("() => window.harmed") is None
    assert opened + opened_there + opened_at_last == []
    inspector.keyboard.press("Digit1")
    with inspector.expect_response(lambda answer: answer.url.endswith("/review")) as said:
        inspector.keyboard.press("Control+Enter")
    assert said.value.ok, said.value.text()
