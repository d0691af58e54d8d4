"""Prompts from a scenario, and conversation trees: from a file to a loader, by keyboard in the browser."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any  # Any: records and bodies are JSON

import pytest
from playwright.sync_api import expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import lease_of, open_workbench, press, submit_by
from e2e.seeding import manager_of, open_project, sample_records, stored
from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.base.shelf import Shelf
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import release_dataset, settle_item
from qilou.formats.read import Kept, read_records

pytestmark = pytest.mark.browser
MOULD = "浴室墙上长了黑色的霉，房东说自己擦，我该用什么擦才不伤墙？"
LEAK = "楼上漏水滴到我的床头，先找物业还是先找房东？"
REPLY = "先把土里的水放掉：停水几天，挪到通风的地方；土干得发白再浇透。"
QUESTION = "土是湿的，还有酸味，还能救吗？"


def exported(base: Base, project_id: ProjectId) -> dict[str, bytes]:
    """Settle and release the project; return each file by format and name."""
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=clock.now())
    manager, files = manager_of(base), dict[str, bytes]()
    with base.house.transaction(manager.scope) as db:
        seen = release_dataset.make_release(db, manager, project_id=project_id, name="r", now=clock.now())
        for format_name, names in seen.files.items():
            for name in names:
                blocks = release_dataset.export_file(
                    db, manager, release_id=seen.release.id, format_name=format_name, file_name=name,
                    shelf=Shelf(Path()), now=clock.now(),
                )  # fmt: skip
                files[f"{format_name}/{name}"] = b"".join(blocks)
    return files


def rows(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def inspected(visit: Visit, *texts: str) -> None:
    """Let an inspector see the texts and pass the answer by keyboard."""
    page = visit("inspector", "/inspect", language="en", theme="dark")
    page.get_by_role("button", name="Start with the longest wait").click()
    for text in texts:
        expect(page.get_by_text(text).first).to_be_visible()
    page.keyboard.press("Digit1")
    with page.expect_response(lambda answer: answer.url.endswith("/review")) as said:
        page.keyboard.press("Control+Enter")
    assert said.value.ok, said.value.text()


def test_prompts_are_written_by_keyboard_and_loaded_as_prompts(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "prompt", records=sample_records("prompt", items=1), inspection_bp=10_000)
    page = open_workbench(visit, base, project_id)
    expect(page.get_by_role("region", name="场景")).to_contain_text("租房两年")
    press(page, "e")
    page.keyboard.insert_text(MOULD)
    press(page, "Escape", "Digit4", "Shift+Digit2")  # advice, medium
    press(page, "a")
    page.keyboard.insert_text(MOULD.replace("？", "呢？"))
    press(page, "Control+Enter")  # nearly the same, and without tags
    expect(page.get_by_role("listitem").get_by_role("alert")).to_have_text("与第 1 条几乎相同")
    press(page, "Control+a")
    page.keyboard.insert_text(LEAK)
    press(page, "Escape", "Digit1", "Shift+Digit1")
    page.wait_for_timeout(1_500)  # the draft is on the server
    page.reload()
    expect(page.get_by_role("listitem", name="第 2 条")).to_contain_text(LEAK)
    answer = stored(base, lease_of(submit_by(page, "Control+Enter")))
    assert answer["body"]["prompts"] == [
        {"text": MOULD, "tags": {"skill": "advice", "difficulty": "medium"}},
        {"text": LEAK, "tags": {"skill": "knowledge", "difficulty": "easy"}},
    ]
    inspected(visit, MOULD, LEAK)
    files = exported(base, project_id)
    assert [row["prompt"][-1]["content"] for row in rows(files["trl/r.jsonl"])] == [MOULD, LEAK]
    assert [each["text"] for each in rows(files["canonical/r.jsonl"])[0]["prompts"]] == [MOULD, LEAK]


def test_a_tree_grows_by_keyboard_and_comes_back_as_items(visit: Visit, base: Base, tmp_path: Path) -> None:
    project_id = open_project(base, "tree", records=sample_records("tree", items=1), inspection_bp=10_000)
    page = open_workbench(visit, base, project_id)
    expect(page.get_by_role("heading", name="写助手的回复")).to_be_visible()
    press(page, "e")
    page.keyboard.insert_text(REPLY)
    press(page, "Control+Enter")  # what may follow is missing, and so is the word on the order
    field = page.locator("[data-field='replies[1].next[0]']")
    expect(field).to_be_focused()
    page.keyboard.insert_text(QUESTION)
    press(page, "Alt+ArrowUp")
    expect(page.get_by_role("listitem", name="第 1 位 · 新写")).to_be_visible()
    press(
        page, "Escape", "j", "Digit1", "k", "k", "Digit4"
    )  # quality of what stood there, and of the question
    page.wait_for_timeout(1_500)
    page.reload()
    expect(page.get_by_role("listitem", name="第 1 位 · 新写")).to_contain_text(REPLY)
    answer = stored(base, lease_of(submit_by(page, "Control+Enter")))
    assert answer["body"]["replies"] == [{"text": REPLY, "next": [QUESTION]}, {"slot": "A"}]
    assert answer["body"]["labels"] == {"A": {"quality": 1}, "parent": {"quality": 4}}
    inspected(visit, REPLY, QUESTION, "Quality: 1")

    files = exported(base, project_id)
    (tree,) = rows(files["oasst/r.trees.jsonl"])
    first, second = sorted(tree["prompt"]["replies"], key=lambda each: each["rank"])
    assert (first["text"], first["review_result"], second["labels"]["quality"]) == (
        REPLY, True, {"value": 0.0, "count": 1},
    )  # fmt: skip
    assert first["replies"][0]["text"] == QUESTION
    again = list(
        read_records(BytesIO(files["oasst/r.messages.jsonl"]), file_name="a.jsonl", format_name="auto")
    )
    assert all(isinstance(each, Kept) for each in again)
    assert len(again) == 4
    pairs = rows(files["trl/r.pairs.jsonl"])
    assert [(row["chosen"][0]["content"], row["rejected"][0]["content"]) for row in pairs] == [
        (REPLY, second["text"])
    ]
