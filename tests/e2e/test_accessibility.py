"""Every page in both languages and both appearances: nothing that axe objects to, no word left untranslated, nothing
wider than the window.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import ANY_ITEM
from e2e.seeding import answer_all, confirm_guideline, manager_of, open_project, sample_records, submit, take
from qilou.base import clock
from qilou.base.ids import ProjectId, RunId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.learning.model import Training
from qilou.domain.projects.model import ProjectState
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.flows import release_dataset, review_answer, settle_item, train_reward_model

AXE = Path(__file__).parents[2] / "client" / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not AXE.exists(), reason="NOT RUN: axe-core is not installed (python hatch_build.py npm ci)"
    ),
]
Look = tuple[Literal["zh", "en"], Literal["light", "dark"]]
LOOKS: list[Look] = [("zh", "light"), ("en", "dark")]
SMALLEST = (1366, 768)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
SCAN = """async (rules) => (await axe.run(document, {runOnly: rules, resultTypes: ['violations']})).violations.map(
  ({id, nodes}) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`)"""
IS_LOADED = """() => document.querySelector(':is(h1, h2, p)') !== null
  && document.querySelector('[aria-busy=true], [class*=skeleton]') === null"""
CHROME = "button, th, label, legend, summary, nav a, [role=tab], h2, dt, option"
OWN_NAMES = re.compile(  # the same in every language
    r"(中文|English|简体中文|sha256|Markdown|TRL|MT-Bench|ShareGPT|API|Esc|(Ctrl )?[A-Z]|\d+)"
)
LEFT_OVER = re.compile(r"\bundefined\b|\bNaN\b|\[object |\bnull\b")


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


class Routes(dict[str, list[str]]):
    """The addresses that each person may open, by login."""


@pytest.fixture(scope="module")
def routes(base: Base) -> Routes:
    """A base in which no page is empty but those that should be; and every address of it."""
    settled = open_project(base, "comparison", items=22, overlap=2, client_id=base.orgs["client"])
    answer_all(base, settled, "annotator", "annotator-2", items=22)
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=settled, now=clock.now())
    run_id = _release_and_train(base, settled)
    working = {
        kind: open_project(base, kind, inspection_bp=10_000) for kind in ("comparison", "rating", "sft")
    }
    for project_id in working.values():
        confirm_guideline(base, "annotator", project_id)
    submit(base, "annotator", take(base, "annotator", working["rating"]))
    answer_all(base, working["comparison"], "annotator-2", items=1)
    _return_one(base, working["rating"])
    unread = open_project(base, "sft", records=sample_records("sft", items=1))
    draft = open_project(base, "rating", state=ProjectState.DRAFT)
    tabs = ["", "/items", "/imports", "/guideline", "/consensus", "/releases", "/settings", "/form"]
    return Routes(
        {
            "annotator": [
                "/home", "/answers", "/profile", "/profile/keys", f"/work/{unread}", f"/work/{settled}",
                *(f"/work/{each}" for each in working.values()), "/manage/audit", "/nowhere",
            ],
            "inspector": ["/inspect"],
            "project-manager": [
                "/manage/projects", "/manage/projects/new", f"/manage/projects/{draft}",
                "/manage/reward-models", f"/manage/reward-models/{run_id}",
                *(f"/manage/projects/{settled}{tab}" for tab in tabs),
            ],
            "operator": ["/manage/overview", "/manage/organisations", "/manage/people", "/manage/audit"],
        }
    )  # fmt: skip


def _release_and_train(base: Base, project_id: ProjectId) -> RunId:
    manager = manager_of(base)
    with base.house.transaction(manager.scope) as db:
        made = release_dataset.make_release(
            db, manager, project_id=project_id, name="delivery", now=clock.now()
        )
        return train_reward_model.queue_training(
            db, manager, release_id=made.release.id, method=Training.LIGHT_RM, now=clock.now()
        ).id


def _return_one(base: Base, project_id: ProjectId) -> None:
    inspector = base.people["inspector"]
    with base.house.transaction(inspector.scope) as db:
        taken = review_answer.take_inspection(db, inspector, project_id=project_id, now=clock.now())
        assert isinstance(taken, review_answer.Taken)
        review_answer.review_answer(
            db, inspector, answer_id=taken.answer.id, verdict=Verdict.RETURN, comment="太笼统",
            reason_codes=[ReasonCode.WEAK_REASON], fixed_body=None, now=clock.now(),
        )  # fmt: skip


def faults_of(page: Page, language: str) -> list[str]:
    """Return what is wrong with the page as it stands."""
    page.wait_for_function(IS_LOADED)
    page.wait_for_load_state("networkidle")
    page.evaluate(axe())
    faults: list[str] = page.evaluate(SCAN, RULES)
    faults += [f"left over: {each}" for each in LEFT_OVER.findall(page.locator("body").inner_text())]
    faults += [f"not translated: {each}" for each in foreign(page, language)]
    if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
        faults.append("wider than the window")
    return faults


def foreign(page: Page, language: str) -> list[str]:
    """Return the words of the page's controls and headings that are in the other language, names aside."""
    texts = (
        page.locator(CHROME)
        .filter(visible=True)
        .evaluate_all(
            """(all) => all.filter((each) => !each.closest('.prose, .mono, [lang]:not(html), td, li')
             && !each.querySelector('.mono, [lang]')).map((each) => each.innerText.trim())"""
        )
    )
    words = [text for text in texts if text and not OWN_NAMES.fullmatch(text)]
    if language == "zh":
        return [text for text in words if re.fullmatch(r"[A-Za-z ,.’'-]{3,}", text)]
    return [text for text in words if re.search(r"[\u4e00-\u9fff]", text) and "▾" not in text]


@pytest.mark.parametrize("look", LOOKS, ids="-".join)
@pytest.mark.parametrize("login", ["annotator", "inspector", "project-manager", "operator"])
def test_every_page(visit: Visit, routes: Routes, login: str, look: Look) -> None:
    language, theme = look
    page = visit(login, "/profile", language=language, theme=theme, size=SMALLEST)
    faults: dict[str, list[str]] = {}
    for path in routes[login]:
        page.goto(path)
        faults[path] = faults_of(page, language)
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("look", LOOKS, ids="-".join)
def test_signing_in_inspecting_and_what_opens_over_a_page(visit: Visit, routes: Routes, look: Look) -> None:
    language, theme = look
    page = visit(None, "/sign-in", language=language, theme=theme, size=SMALLEST)
    faults = {"sign-in": faults_of(page, language)}

    page = visit("inspector", "/inspect", language=language, theme=theme, size=SMALLEST)
    page.get_by_role("button", name=re.compile("从等待最久的开始|Start with the longest")).click()
    expect(page.get_by_role("heading", name=re.compile(r"#\d+"))).to_be_focused()
    page.keyboard.press("3")
    expect(page.get_by_role("checkbox").first).to_be_visible()
    faults["case"] = faults_of(page, language)

    page = visit("annotator", routes["annotator"][6], language=language, theme=theme, size=SMALLEST)
    expect(page.get_by_role("heading", name=ANY_ITEM)).to_be_focused()
    for key, name in (("x", "skip"), ("Shift+Slash", "keys"), ("Control+k", "palette")):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        faults[name] = faults_of(page, language)
        page.keyboard.press("Escape")
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("look", LOOKS, ids="-".join)
def test_every_step_of_setting_up(visit: Visit, base: Base, look: Look) -> None:
    language, theme = look
    page = visit("project-manager", "/manage/projects/new", language=language, theme=theme, size=SMALLEST)
    page.get_by_label(re.compile("名称（中文）|Name in Chinese")).fill("试标")
    page.get_by_label(re.compile("名称（英文）|Name in English")).fill("Trial")
    faults: dict[str, list[str]] = {}
    forward = page.get_by_role("button", name=re.compile("下一步|Next"))
    forward.click()
    faults["form"] = faults_of(page, language)
    page.get_by_role("button", name=re.compile("以标注员身份试做|Try as annotator")).click()
    faults["trial"] = faults_of(page, language)
    page.get_by_role("button", name=re.compile("结束试做|End the trial")).click()
    for step in ("terms", "guideline"):
        forward.click()
        faults[step] = faults_of(page, language)
    assert {step: found for step, found in faults.items() if found} == {}
