"""A project from its first click to its reward model: set up, filled from a file with faults in it, opened; and where
answers are in: agreement, a release, its file, a training run.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import rows_of, under
from e2e.seeding import answer_all, open_project, sample_records
from qilou.base import clock
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import settle_item

pytestmark = pytest.mark.browser
ITEMS = 30
WORKERS_PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def settled(base: Base) -> int:
    """A comparison project in which three people have answered every item."""
    project_id = open_project(base, "comparison", items=ITEMS, overlap=3, client_id=base.orgs["client"])
    answer_all(base, project_id, "annotator", "annotator-2", "annotator-3", items=ITEMS)
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=clock.now())
    return project_id


def file_with_faults(folder: Path) -> Path:
    """Write a file of five lines: three good ones, one that is no JSON, one without its second answer."""
    good = sample_records("comparison", items=4)
    faulty = good[3] | {"candidates": good[3]["candidates"][:1]}
    lines = [json.dumps(each, ensure_ascii=False) for each in (*good[:3], faulty)]
    path = folder / "first-batch.jsonl"
    path.write_text("\n".join([lines[0], lines[1], "{not json", lines[3], lines[2]]), encoding="utf-8")
    return path


def test_setting_up_a_project(visit: Visit, base: Base, tmp_path: Path) -> None:
    page = visit("project-manager", "/manage/projects", language="en")
    page.get_by_role("link", name="New project").first.click()
    go_on = page.get_by_role("button", name="Next")
    expect(go_on).to_be_disabled()
    page.get_by_label("Name in Chinese").fill("旅行问答·试标")
    page.get_by_label("Name in English").fill("Travel questions, trial")
    page.get_by_label("Client").select_option(label="Yunhai Models")
    go_on.click()

    page.get_by_label("Weight %").first.fill("20")
    expect(page.get_by_text("The weights must sum to 100%.")).to_be_visible()
    expect(go_on).to_be_disabled()
    page.get_by_label("Weight %").first.fill("30")
    page.get_by_role("button", name="Try as annotator").click()
    page.get_by_role("button", name="End the trial").click()
    go_on.click()

    page.get_by_label("People per item").fill("2")
    page.get_by_label("Price (yuan per item)").fill("3.2")
    go_on.click()
    page.get_by_label("Guideline (Markdown)").fill("# 试标规范\n\n先读完两个回答，再选。")
    expect(page.get_by_role("heading", name="试标规范")).to_be_visible()
    page.get_by_role("button", name="Make the project").click()

    expect(page.get_by_role("heading", name="Travel questions, trial")).to_be_visible()
    page.get_by_label("Choose a file").set_input_files(file_with_faults(tmp_path))
    row = page.get_by_role("row").filter(has_text="first-batch.jsonl")
    expect(row).to_contain_text("Done", timeout=WORKERS_PATIENCE_MS)
    row.click()
    report = page.get_by_role("dialog")
    rows = report.get_by_role("row")
    expect(rows.filter(has_text=re.compile("^3"))).to_contain_text("JSON")
    expect(rows.filter(has_text=re.compile("^4"))).to_contain_text("candidates")
    report.get_by_role("button", name="Close").click()

    page.get_by_role("link", name="Settings").click()
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_text("Open: annotators can claim.")).to_be_visible()
    (project,) = base.ask("SELECT * FROM project WHERE title_en = 'Travel questions, trial'")
    assert (project["state"], project["overlap"], project["price_fen"]) == ("open", 2, 320)
    assert project["client_id"] == base.orgs["client"]
    assert base.one("SELECT count(*) FROM item WHERE project_id = %(id)s", id=project["id"]) == 3
    page.get_by_role("link", name="Overview").last.click()
    expect(page.get_by_text("3 items, 6 answers wanted")).to_be_visible()


def test_agreement_and_consensus(visit: Visit, base: Base, settled: int) -> None:
    page = visit("project-manager", f"/manage/projects/{settled}/consensus", language="en")

    preference = rows_of(page, "Agreement").filter(has_text="Preference")
    expect(preference).to_contain_text(re.compile(r"-?\d\.\d{3} \[-?\d\.\d{3}, -?\d\.\d{3}\]"))
    expect(preference).to_contain_text(str(3 * ITEMS))
    expect(rows_of(page, "Consensus")).to_have_count(1 + ITEMS)
    expect(rows_of(page, "Annotators’ accuracy")).to_have_count(1 + 3)

    page.get_by_role("button", name="Settle again").click()
    expect(page.get_by_text("Settling has started")).to_be_visible()


def test_a_release_its_file_and_a_reward_model(visit: Visit, base: Base, settled: int) -> None:
    page = visit("project-manager", f"/manage/projects/{settled}/releases", language="en")
    page.get_by_label("Name").fill("first accepted batch")
    page.get_by_role("button", name="Make a release").click()
    expect(page.get_by_role("heading", name="v1 · first accepted batch")).to_be_visible()
    expect(page.get_by_text(f"{ITEMS} rows")).to_be_visible()

    with page.expect_download() as downloading:
        under(page, "trl").get_by_role("link").click()
    pairs = [json.loads(line) for line in downloading.value.path().read_text(encoding="utf-8").splitlines()]
    assert pairs
    assert {"prompt", "chosen", "rejected"} <= set(pairs[0])

    page.get_by_role("button", name="Train a reward model").click()
    expect(page.get_by_text("Training has started")).to_be_visible()
    page.get_by_role("link", name="Reward models").click()
    rows_of(page, "Reward models").nth(1).click()
    expect(page.get_by_text("Too few pairs to judge")).to_be_visible(timeout=WORKERS_PATIENCE_MS)
    beside = page.get_by_role("heading", name="Beside its baselines")
    expect(beside).to_be_visible()
    expect(page.get_by_text("Length only").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\d+ pairs · 5-fold"))).to_be_visible()
