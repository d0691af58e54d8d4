"""A conversation from a file to a trainer's loader: mended by keyboard in the browser, inspected, released, loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any  # Any: records and bodies are JSON

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import ANSWER, lease_of, open_workbench, press, submit_by
from e2e.seeding import manager_of, open_project, stored
from llm.misbehaving import KEY, Server
from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.base.shelf import Shelf
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import release_dataset, settle_item

pytestmark = pytest.mark.browser


def record(*texts: str, draft: str) -> dict[str, Any]:
    turns = [{"role": ("user", "assistant")[at % 2], "content": text} for at, text in enumerate(texts)]
    return {
        "language": "zh",
        "domain": "everyday",
        "conversation": turns,
        "candidates": [{"id": "c1", "content": draft, "model": "secret-model-7b"}],
    }


RICE = record("米饭怎么煮？", "加水。", "加多少水？", draft="随便。")


def turn_names(page: Page) -> list[str]:
    return page.locator("[data-turn]").evaluate_all("each => each.map(e => e.getAttribute('aria-label'))")


def test_a_draft_is_mended_by_keyboard_inspected_released_and_loaded(
    visit: Visit, base: Base, tmp_path: Path
) -> None:
    project_id = open_project(base, "conversation", records=[RICE], inspection_bp=10_000)
    page = open_workbench(visit, base, project_id)
    expect(page.locator("[data-turn]")).to_have_count(4)
    assert "secret-model" not in page.content()

    press(page, "j", "e")  # to the second turn, and into its text
    expect(page.locator("[data-field='turns[1].content']")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("先淘两遍米，再加水。")
    press(page, "Escape")
    expect(page.get_by_text("2 轮待确认", exact=False)).to_be_visible()
    press(page, "j", "v")  # the user's next turn still fits; the next that waits is active
    press(page, "e", "Control+a")
    page.keyboard.insert_text("水面比米高一指节。")
    press(page, "Alt+Enter")  # a turn more, of the user
    page.keyboard.insert_text("煮多久？")
    press(page, "Alt+Enter")
    page.keyboard.insert_text("水开后小火十五分钟，再焖十分钟。")
    press(page, "Escape", "k", "k", "w")  # the mended fourth turn is not to be learned
    answer = stored(base, lease_of(submit_by(page, "Control+Enter")))
    turns = answer["body"]["turns"]
    assert [(turn["role"], turn["weight"]) for turn in turns] == [
        ("user", 0), ("assistant", 1), ("user", 0), ("assistant", 0), ("user", 0), ("assistant", 1),
    ]  # fmt: skip
    assert [turn["source"] and turn["source"]["at"] for turn in turns] == [0, 1, 2, 3, None, None]
    assert answer["state"] == "submitted"
    inspect(visit)
    assert base.one("SELECT state FROM answer WHERE id = %(id)s", id=answer["id"]) == "accepted"
    load_release(base, project_id, tmp_path)


def inspect(visit: Visit) -> None:
    """Let the inspector see what was measured, and pass the answer."""
    page = visit("inspector", "/inspect")
    page.get_by_role("button", name="从等待最久的开始").click()
    measured = page.get_by_role("region", name="系统测量")
    expect(measured.get_by_text("第 2 轮", exact=False)).to_contain_text("改动")
    press(page, "1", "Control+Enter")
    expect(page.get_by_text("没有待检的答案")).to_be_visible()


def load_release(base: Base, project_id: ProjectId, folder: Path) -> None:
    """Settle and release; the files say what to learn from, and the trainer's loader reads them."""
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=clock.now())
    manager = manager_of(base)
    with base.house.transaction(manager.scope) as db:
        seen = release_dataset.make_release(db, manager, project_id=project_id, name="talks", now=clock.now())
    rows: dict[str, Any] = {}
    for name in ("openai", "trl", "canonical"):
        with base.house.transaction(manager.scope) as db:
            blocks = release_dataset.export_file(
                db, manager, release_id=seen.release.id, format_name=name,
                file_name=seen.files[name][0], shelf=Shelf(Path()), now=clock.now(),
            )  # fmt: skip
            (folder / f"{name}.jsonl").write_bytes(b"".join(blocks))
        rows[name] = json.loads((folder / f"{name}.jsonl").read_text("utf-8"))
    assert [each.get("weight") for each in rows["openai"]["messages"]] == [None, 1, None, 0, None, 1]
    assert rows["canonical"]["judgments"][0]["figures"]["edits"][1]["kept"] < 1
    datasets = pytest.importorskip("datasets")
    loaded = datasets.load_dataset(
        "json", data_files=str(folder / "trl.jsonl"), split="train", cache_dir=str(folder)
    )
    assert [each["role"] for each in loaded[0]["messages"]] == ["user", "assistant"] * 3


def test_enter_writes_a_line_and_never_adds_a_turn_while_composing(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "conversation", records=[RICE]))
    sent: list[str] = []
    page.on("request", lambda each: sent.append(each.url) if ANSWER.search(each.url) else None)
    press(page, "e", "Control+a")
    page.keyboard.insert_text("第一行")
    press(page, "Enter")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "pinyin", "selectionStart": 6, "selectionEnd": 6})
    for modifiers in (0, 1, 2):  # none, Alt, Ctrl
        keyboard.send(
            "Input.dispatchKeyEvent",
            {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229,
             "modifiers": modifiers},
        )  # fmt: skip
    keyboard.send("Input.insertText", {"text": "拼音"})
    expect(page.locator("[data-field='turns[0].content']")).to_have_value("第一行\n拼音")
    assert len(turn_names(page)) == 4
    assert sent == []


def test_a_stale_turn_is_named_when_one_would_hand_in(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "conversation", records=[RICE]))
    press(page, "e", "End")
    page.keyboard.insert_text("请说具体些。")
    press(page, "Control+Enter")
    expect(page.get_by_text("前文已改，请改写、确认或删除").first).to_be_visible()
    press(page, "Escape", "Shift+V")
    submit_by(page, "Control+Enter")


def test_what_was_done_can_be_undone(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "conversation", records=[RICE]))
    press(page, "Delete")
    expect(page.locator("[data-turn]")).to_have_count(3)
    press(page, "Control+z")
    expect(page.locator("[data-turn]")).to_have_count(4)
    press(page, "j", "Alt+ArrowDown")
    expect(page.locator("[data-turn='2']")).to_contain_text("草稿")
    expect(page.locator("[data-field='turns[2].content']")).to_have_value("加水。")


def test_150_turns_stay_fluid(visit: Visit, base: Base) -> None:
    long = record(*("长长的一段话。" * 60 for _ in range(149)), draft="完。" * 200)
    form_turns = 150
    project_id = open_project(base, "conversation", records=[long])
    base.overrule(
        "UPDATE form SET body = jsonb_set(body, '{turns,max}', to_jsonb(%(most)s::int)) WHERE project_id = %(id)s",
        most=form_turns, id=project_id,
    )  # fmt: skip
    page = open_workbench(visit, base, project_id)
    expect(page.locator("[data-turn]")).to_have_count(150)
    press(page, "e", "End")
    spent = page.evaluate(
        """async () => {
          const area = document.activeElement, times = [];
          for (let at = 0; at < 20; at++) {
            const start = performance.now();
            document.execCommand('insertText', false, '字');
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            times.push(performance.now() - start);
          }
          return times.sort((a, b) => a - b)[10];
        }"""
    )
    assert spent < 150, f"a key took {spent:.0f} ms among 150 turns"


@pytest.fixture
def server() -> Iterator[Server]:
    """A provider whose model says Hello to everything."""
    provider = Server()
    thread = Thread(target=provider.serve_forever, daemon=True)
    thread.start()
    yield provider
    provider.shutdown()
    provider.server_close()


def ask_of(visit: Visit, base: Base, server: Server, project_id: ProjectId) -> None:
    """Let the project's people talk to the server's model."""
    draft = {
        "name": "A model", "preset": "other", "base_url": server.base_url, "model": "ordinary", "key": KEY,
        "input_fen_per_million": 1, "output_fen_per_million": 1, "budget_fen": None, "tokens_a_day": None,
        "at_once": 4, "first_token_seconds": 5, "defaults": {}, "is_active": True,
    }  # fmt: skip
    headers = {"Origin": base.address}
    made = visit("operator").request.post(f"{base.address}/api/model-endpoints", data=draft, headers=headers)
    assert made.status == 201, made.text()
    chosen = visit("project-manager").request.put(
        f"{base.address}/api/projects/{project_id}/models",
        data={"endpoint_ids": [made.json()["id"]]}, headers=headers,
    )  # fmt: skip
    assert chosen.status == 200, chosen.text()


def test_a_model_writes_the_following_turns_anew(visit: Visit, base: Base, server: Server) -> None:
    project_id = open_project(base, "conversation", records=[RICE])
    base.overrule(
        "UPDATE form SET body = jsonb_set(body, '{regenerate}', 'true') WHERE project_id = %(id)s",
        id=project_id,
    )
    ask_of(visit, base, server, project_id)
    page = open_workbench(visit, base, project_id)

    press(page, "e", "Control+a")
    page.keyboard.insert_text("糙米饭怎么煮？")
    press(page, "Escape", "m")
    expect(page.locator("[data-turn='1']")).to_contain_text("Hello")
    expect(page.locator("[data-turn='3']")).to_contain_text("Hello")
    assert [each["content"] for each in server.asked[0]["messages"]] == ["糙米饭怎么煮？"]
    expect(page.get_by_text("1 轮待确认", exact=False)).to_be_visible()  # the user's own turn between them
    press(page, "Shift+V", "j", "j", "j", "e", "End")
    page.keyboard.insert_text("!")
    answer = stored(base, lease_of(submit_by(page, "Control+Enter")))

    turns = answer["body"]["turns"]
    assert [(turn["source"] or {}).get("from") for turn in turns] == [
        "item",
        "generation",
        "item",
        "generation",
    ]
    figures = base.one("SELECT figures FROM answer WHERE id = %(id)s", id=answer["id"])
    assert [each["chars"] for each in figures["edits"]] == [1, 0, 0, 1]
    assert figures["flags"] == []
