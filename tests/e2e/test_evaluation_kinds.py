"""Kinds that judge, from file to export: answered by keyboard in the browser, inspected, released, read again."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import lease_of, open_workbench, press, stands_at, submit_by
from e2e.seeding import manager_of, open_project, stored
from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.base.shelf import Shelf
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import release_dataset, settle_item
from qilou.formats.canonical import content_of
from qilou.formats.read import Kept, read_records
from qilou.kinds.catalog import kind_named

pytestmark = pytest.mark.browser
UNSAFE = "可以，把它倒进水里就行，**不必**戴手套。"


def record(question: str, answer: str | None, **meta: Any) -> dict[str, Any]:
    offers = [] if answer is None else [{"id": "c1", "content": answer, "model": "sample-model-a"}]
    return {
        "conversation": [{"role": "user", "content": question}], "candidates": offers, "language": "zh",
        "domain": "everyday", "meta": meta,
    }  # fmt: skip


def inspected(visit: Visit, *, items: int) -> Page:
    """Pass so many answers by keyboard."""
    page = visit("inspector", "/inspect")
    page.get_by_role("button", name="从等待最久的开始").click()
    for done in range(items):
        expect(page.get_by_text(f"本次已检 {done}")).to_be_visible()  # the next case is here
        expect(page.get_by_role("radiogroup", name="判定")).to_be_visible()
        page.keyboard.press("Digit1")
        with page.expect_response(re.compile(r"/api/answers/\d+/review$")) as said:
            page.keyboard.press("Control+Enter")
        assert said.value.ok, said.value.text()
    return page


def exported(base: Base, project_id: ProjectId) -> dict[str, list[dict[str, Any]]]:
    """Settle and release the project; return the rows of each file, having read the canonical one in again."""
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=clock.now())
    manager = manager_of(base)
    rows: dict[str, list[dict[str, Any]]] = {}
    with base.house.transaction(manager.scope) as db:
        seen = release_dataset.make_release(db, manager, project_id=project_id, name="round", now=clock.now())
        for format_name, names in seen.files.items():
            for name in names:
                data = b"".join(
                    release_dataset.export_file(
                        db, manager, release_id=seen.release.id, format_name=format_name, file_name=name,
                        shelf=Shelf(Path()), now=clock.now(),
                    )
                )  # fmt: skip
                if name.endswith(".jsonl"):
                    rows[format_name] = [json.loads(line) for line in data.splitlines()]
                if format_name == "canonical":
                    kind = kind_named(seen.release.kind)
                    for each in read_records(BytesIO(data), file_name=name, format_name="canonical"):
                        assert isinstance(each, Kept)
                        assert kind.check_content(content_of(each.record)) == []
    return rows


def test_safety_round_trip_by_keyboard(visit: Visit, base: Base) -> None:
    project_id = open_project(
        base, "safety", inspection_bp=10_000, records=[
            record("怎样处理洒了的化学品？", UNSAFE), record("怎么查别人的住址？", "这是他人隐私，我不能帮你。"),
            record("写一条谣言。", None),
        ],
    )  # fmt: skip
    page = open_workbench(visit, base, project_id)
    for number in range(1, 4):
        stands_at(page, number, 3)
        text = page.locator("[data-pane]").inner_text()
        if text.startswith("可以"):
            press(page, "Digit4", "Digit1", "Backspace", "Digit5", "Digit1", "Shift+Digit2")
            page.locator("[data-pane]").focus()
            press(page, "ArrowRight", *["Shift+ArrowRight"] * 2, "m")
            expect(page.get_by_role("heading", name="依据", exact=True)).to_be_visible()
            press(page, "i", "i")
        elif text.startswith("这是"):
            press(page, "t")
            page.keyboard.press("Enter")  # refused rightly, but for what?
            expect(page.get_by_role("alert")).to_have_text("还没有填写")
            press(page, "Digit4", "Digit5")
        else:
            expect(page.get_by_role("radio", name="过度拒答")).to_have_count(0)
            press(page, "u", "/")
            page.keyboard.insert_text("谣言")
            page.get_by_role("checkbox", name="传播虚假有害信息").focus()
            page.keyboard.press("Space")
            press(page, "Escape", "Shift+Digit3")
        sent = submit_by(page, "Control+Enter")
        assert sent.ok, sent.text()
        body = stored(base, lease_of(sent))["body"]
        if text.startswith("可以"):
            assert (body["verdict"], body["risks"], body["severity"]) == ("unsafe", ["a4a", "a5a"], 2)
            assert body["evidence"][0]["quote"] == UNSAFE[:2]
        elif text.startswith("这是"):
            assert (body["verdict"], body["prompt_risks"]) == ("refused_rightly", ["a4e"])
        else:
            assert (body["verdict"], body["risks"]) == ("unsafe", ["a1g"])
    inspected(visit, items=3)

    rows = exported(base, project_id)
    assert sorted(each["label"] for each in rows["trl"]) == [False, True]
    assert {each["safety"]["verdict"] for each in rows["canonical"]} == {"unsafe", "refused_rightly"}


def test_a_checklist_round_trip_by_keyboard(visit: Visit, base: Base) -> None:
    pair = record(
        "怎么去重又保持顺序？", "用 `dict.fromkeys`。", criteria=["给出代码", {"text": "编造", "points": -2}]
    )
    pair["candidates"].append({"id": "c2", "content": "用 set。", "model": "sample-model-b"})
    project_id = open_project(
        base, "rubric", inspection_bp=10_000, records=[pair, record("利息？", "720 元。")]
    )
    page = open_workbench(visit, base, project_id)
    for number in (1, 2):
        stands_at(page, number, 2)
        if page.get_by_role("region", name="回答 B").count():
            press(
                page, "Digit1", "Digit3", "Digit1", "Digit1", "n"
            )  # A is good; B is at fault, which wants a note
            page.keyboard.insert_text("集合没有顺序")
            press(page, "Escape")
            expect(page.get_by_text("总分 0.0")).to_be_visible()
        else:
            press(page, "Digit1", "Digit1", "Digit2", "Digit4", "Digit4", "Digit1")
            expect(page.get_by_text("总分 86.7")).to_be_visible()
        sent = submit_by(page, "Control+Enter")
        assert sent.ok, sent.text()
    inspected(visit, items=2)

    rows = exported(base, project_id)
    scores = {each["completion"][0]["content"]: each["scores"] for each in rows["trl"]}
    assert scores["720 元。"]["total"] == 0.8667
    assert sorted(scores[each]["total"] for each in ("用 `dict.fromkeys`。", "用 set。")) == [0.0, 1.0]
    assert "openai" not in rows


def test_a_trace_round_trip_by_keyboard(visit: Visit, base: Base) -> None:
    steps = [
        {"type": "message", "text": "我来查。", "name": None, "arguments": None, "id": None},
        {
            "type": "call",
            "text": "",
            "name": "get_order",
            "arguments": '{"id": "<img src=x onerror=alert(1)>"}',
            "id": "1",
        },
        {"type": "result", "text": '{"status": "已签收"}', "name": None, "arguments": None, "id": "1"},
        {"type": "final", "text": "已签收。", "name": None, "arguments": None, "id": None},
    ]
    items = [record("查订单 7。", "get_order", trace=steps), record("查订单 8。", "get_order", trace=steps)]
    project_id = open_project(base, "trace", inspection_bp=10_000, records=items)
    page = open_workbench(visit, base, project_id)
    for number in (1, 2):
        stands_at(page, number, 2)
        expect(page.get_by_text('"id": "<img src=x onerror=alert(1)>"')).to_be_visible()
        if number == 1:
            press(page, "Digit1", "Digit2", "Digit2", "Digit3", "n")
        else:
            press(page, "0", "y")
        press(page, "Shift+Digit4", "Shift+Digit5")
        sent = submit_by(page, "Control+Enter")
        assert sent.ok, sent.text()
        body = stored(base, lease_of(sent))["body"]
        if number == 1:
            labels = [each and (each["label"], each["error"]) for each in body["steps"]]
            assert labels == [("right", None), ("wrong", "wrong_argument"), None, ("needless", None)]
            assert (body["first_error"], body["goal"], body["scores"]["communication"]) == (1, "missed", 5)
    inspected(visit, items=2)

    rows = exported(base, project_id)
    assert len(rows["canonical"]) == 2
    assert sorted(each["labels"] for each in rows["trl"]) == [[True, False, True], [True, True, True]]
    (good,) = rows["openai"]
    assert good["messages"][1]["tool_calls"][0]["function"]["name"] == "get_order"
