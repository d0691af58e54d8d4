"""Images and sound from the manager's ZIP to the client's: imported, looked at and listened to by keyboard, inspected,
released; and what is shown where an image does not come.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import answer_comparison, open_workbench, press, submit_by, under
from e2e.seeding import confirm_guideline, manager_of
from e2e.test_accessibility import RULES, SCAN, axe
from make.pictures import packed, photo, picture, tone
from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.flows import import_items, manage_projects, settle_item
from qilou.jobs.importing import run_import
from qilou.kinds.catalog import default_form

pytestmark = pytest.mark.browser
WORKERS_PATIENCE_MS = 60_000
PICTURE = picture(640, 480)
FILES = {
    "pictures/街景.jpg": photo(),
    "pictures/circle.png": PICTURE,
    "pictures/left.png": picture(300, 300, colour="navy"),
    "pictures/right.png": picture(300, 300, colour="maroon"),
    "tone.wav": tone(12),
    "page.png": b"<html><script>alert(1)</script>",
}


def asking(
    text: str, *files: str, answers: tuple[str, ...] = ("甲答", "乙答"), **more: Any
) -> dict[str, Any]:
    """Return a line that asks about the files."""
    media = [{"file": name, "alt": f"{name} 的说明"} for name in files]
    candidates = [{"id": f"c{at}", "content": answer} for at, answer in enumerate(answers, start=1)]
    turn = {"role": "user", "content": text, **({"media": media} if media else {})}
    return {"conversation": [turn], "candidates": candidates, "language": "zh", "domain": "everyday", **more}


def with_pictures(line: dict[str, Any], *files: str) -> dict[str, Any]:
    """Return the line with a picture in each of its answers."""
    answers = [
        {**answer, "media": [{"file": file}]} for answer, file in zip(line["candidates"], files, strict=True)
    ]
    return {**line, "candidates": answers}


def filled(base: Base, kind: str, lines: list[dict[str, Any]], folder: Path) -> ProjectId:
    """Open a project of the kind with the lines and their files, imported as the worker would."""
    draft = ProjectDraft(
        kind=kind, title=f"看图 {kind}", title_en=f"Pictures {kind}", form=default_form(kind), overlap=1,
        inspection_bp=10_000, price_fen=320, minutes_per_item=3, lease_minutes=30, guideline_md="# 规范",
    )  # fmt: skip
    file, manager = packed(folder / f"{kind}.zip", lines, FILES), manager_of(base)
    with base.house.transaction(manager.scope) as db:
        project_id = manage_projects.make_project(db, manager, draft=draft, now=clock.now()).project.id
        received = import_items.receive_import(
            db, manager, project_id=project_id, file_name=file.name, format_name="auto", file_path=str(file),
            wait=timedelta(hours=1), now=clock.now(),
        )  # fmt: skip
    assert run_import(base.house, received.id, files=base.home / "files").kept == len(lines)
    with base.house.transaction(manager.scope) as db:
        manage_projects.set_project_state(
            db, manager, project_id=project_id, state=ProjectState.OPEN, now=clock.now()
        )
    return project_id


def is_there(image: Locator) -> None:
    """Wait until the image is drawn."""
    expect(image).to_be_visible()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("(each) => each.naturalWidth") > 0


def set_up(page: Page, file: Path) -> None:
    """Make a comparison project through the wizard, import the file, and open the project."""
    page.get_by_role("link", name="New project").first.click()
    go_on = page.get_by_role("button", name="Next")
    page.get_by_label("Name in Chinese").fill("看图比较")
    page.get_by_label("Name in English").fill("Pictures compared")
    page.get_by_label("Client").select_option(label="Yunhai Models")
    go_on.click()
    page.get_by_role("button", name="Try as annotator").click()
    page.get_by_role("button", name="End the trial").click()
    go_on.click()
    page.get_by_label("People per item").fill("1")
    go_on.click()
    page.get_by_label("Guideline (Markdown)").fill("# 看图规范")
    page.get_by_role("button", name="Make the project").click()
    expect(page.get_by_role("heading", name="Pictures compared")).to_be_visible()
    page.get_by_label("Choose a file").set_input_files(file)
    row = page.get_by_role("row").filter(has_text=file.name)
    expect(row).to_contain_text("Done", timeout=WORKERS_PATIENCE_MS)
    row.click()
    report = page.get_by_role("dialog")
    expect(
        report.get_by_role("row").filter(has_text="page.png").or_(report.get_by_text("not the bytes of PNG"))
    ).to_be_visible()
    report.get_by_role("button", name="Close").click()
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_text("Open: annotators can claim.")).to_be_visible()


def test_pictures_and_sound_go_all_the_way(visit: Visit, base: Base, tmp_path: Path) -> None:
    lines = [
        with_pictures(
            asking("哪张图更清楚？", "pictures/街景.jpg", "pictures/circle.png"),
            "pictures/left.png",
            "pictures/right.png",
        ),
        asking("这是什么声音？", "tone.wav"),
        asking("这张呢？", "page.png"),
    ]
    set_up(
        visit("project-manager", "/manage/projects", language="en"),
        packed(tmp_path / "set.zip", lines, FILES),
    )
    project_id = ProjectId(base.one("SELECT id FROM project WHERE title_en = 'Pictures compared'"))
    base.overrule("UPDATE project SET inspection_bp = 10000 WHERE id = %(id)s", id=project_id)

    page = open_workbench(visit, base, project_id)
    for _ in range(2):
        answer_one(page)
    inspector = visit("inspector", f"/inspect?project={project_id}", language="en", theme="dark")
    inspect_all(inspector)

    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=clock.now())
    releases = visit("project-manager", f"/manage/projects/{project_id}/releases", language="en")
    releases.get_by_label("Name").fill("pictures")
    releases.get_by_role("button", name="Make a release").click()
    with releases.expect_download() as downloading:
        under(releases, "canonical").get_by_role("link", name="pictures.zip").click()
    with zipfile.ZipFile(io.BytesIO(downloading.value.path().read_bytes())) as archive:
        names = archive.namelist()
        assert len([each for each in names if each.startswith("media/")]) == 5
        assert PICTURE in [archive.read(each) for each in names]
        assert not any(b"Zhang San" in archive.read(each) for each in names)


def answer_one(page: Page) -> None:
    """Look or listen by keyboard, answer, and hand in."""
    player = page.locator("audio")
    expect(page.locator("[data-media]").first).to_be_visible()
    if player.count() > 0:
        listen(page, player)
    else:
        look(page)
    answer_comparison(page, reason="看得更清楚，说得更准")
    answer = submit_by(page, "Control+Enter")
    assert answer.ok, answer.text()
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    page.wait_for_timeout(300)


def look(page: Page) -> None:
    """See all four images, A's and B's as large as each other; enlarge the first by its key, turn it, and go on."""
    images = page.locator("[data-zoom] img")
    expect(images).to_have_count(4)
    for at in range(4):
        is_there(images.nth(at))
    sizes = [page.locator(f"[data-pane='回答 {side}'] img").bounding_box() for side in "AB"]
    assert sizes[0] is not None
    assert sizes[1] is not None
    assert (sizes[0]["width"], sizes[0]["height"]) == (sizes[1]["width"], sizes[1]["height"])
    press(page, "z")
    large = page.get_by_role("dialog", name="放大的图片")
    expect(large).to_be_visible()
    press(page, "1")
    expect(large.get_by_role("status")).to_have_text("100 % · 0°")
    press(page, "r", "=")
    expect(large.get_by_role("status")).to_have_text("125 % · 90°")
    press(page, "]")
    expect(large).to_contain_text("2 / 2")
    assert page.locator("[role=radio]:checked, input:checked").count() == 0, (
        "the workbench heard a key meant for the image"
    )
    press(page, "Escape")
    expect(large).not_to_be_attached()
    expect(page.get_by_role("heading", level=1)).to_be_focused()  # where it was before


def listen(page: Page, player: Locator) -> None:
    """Wind, slow down and play with the focus on the player; no key of it reaches the workbench."""
    expect(player).to_have_js_property("readyState", 4)
    player.focus()
    press(page, "ArrowRight")
    expect(player).to_have_js_property("currentTime", 5)
    press(page, "ArrowLeft")
    expect(player).to_have_js_property("currentTime", 0)
    press(page, "]", "]")
    expect(page.get_by_label("倍速")).to_have_value("1.5")
    press(page, "k")
    expect(player).to_have_js_property("paused", False)
    press(page, "k")
    expect(player).to_have_js_property("paused", True)
    page.get_by_role("heading", level=1).evaluate("(each) => each.focus()")


def inspect_all(page: Page) -> None:
    """Pass whatever waits, having seen or heard it."""
    page.get_by_role("button", name=re.compile("^Start")).first.click()
    for _ in range(2):
        expect(page.get_by_role("radiogroup", name="Verdict")).to_be_visible()
        expect(page.locator("[data-media]").first).to_be_visible()
        if page.locator("audio").count() == 0:
            is_there(page.locator("[data-zoom] img").first)
        press(page, "Digit1")
        with page.expect_response(re.compile(r"/review$")) as sent:
            press(page, "Control+Enter")
        assert sent.value.ok, sent.value.text()
        page.wait_for_timeout(300)


def test_an_image_that_does_not_come_says_so_and_is_tried_again(
    visit: Visit, base: Base, tmp_path: Path
) -> None:
    line = asking("图里是什么？", "pictures/circle.png", answers=("圆",))
    project_id = filled(base, "rating", [line], tmp_path)
    confirm_guideline(base, "annotator", project_id)
    page, broken = visit("annotator", "/"), [True]
    page.context.route("**/api/media/**", lambda route: route.abort() if broken else route.continue_())
    page.goto(f"/work/{project_id}")

    failed = page.get_by_role("alert").filter(has_text="图片未能显示，请勿据此扣分")
    expect(failed).to_be_visible()
    failed.get_by_role("button", name="重试").click()
    expect(failed).to_be_visible()
    broken.clear()
    failed.get_by_role("button", name="重试").click()
    is_there(page.locator("[data-zoom] img"))


def test_nothing_moves_while_an_image_comes(visit: Visit, base: Base, tmp_path: Path) -> None:
    line = asking("描述这张图。", "pictures/circle.png", answers=())
    project_id = filled(base, "sft", [line], tmp_path)
    confirm_guideline(base, "annotator-2", project_id)
    page, held = visit("annotator-2", "/"), list[Route]()
    page.context.route("**/api/media/**", lambda route: held.append(route))
    page.goto(f"/work/{project_id}")
    frame = page.locator("[data-zoom]")
    expect(frame).to_have_attribute("data-state", "coming")
    before = frame.bounding_box()
    for each in held:
        each.continue_()
    expect(frame).to_have_attribute("data-state", "there")

    assert frame.bounding_box() == before


def test_the_safety_of_a_picture_is_judged(visit: Visit, base: Base, tmp_path: Path) -> None:
    project_id = filled(
        base, "safety", [asking("这张图能发吗？", "pictures/circle.png", answers=("可以。",))], tmp_path
    )
    page = open_workbench(visit, base, project_id)

    is_there(page.locator("[data-zoom] img"))
    press(page, "a")
    answer = submit_by(page, "Control+Enter")
    assert answer.ok, answer.text()


@pytest.mark.parametrize(("language", "theme"), [("zh", "light"), ("en", "dark")])
def test_axe_objects_to_nothing_about_files(
    visit: Visit, base: Base, tmp_path: Path, language: Literal["zh", "en"], theme: Literal["light", "dark"]
) -> None:
    line = asking("听一听，看一看。", "tone.wav", "pictures/circle.png", answers=("圆",))
    project_id = filled(base, "rating", [line], tmp_path)
    confirm_guideline(base, "annotator", project_id)
    page = visit("annotator", f"/work/{project_id}", language=language, theme=theme)
    is_there(page.locator("[data-zoom] img"))
    page.evaluate(axe())

    assert page.evaluate(SCAN, RULES) == []
    press(page, "z")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(SCAN, RULES) == []
