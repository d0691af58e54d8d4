"""Every page in both languages and both appearances: nothing that axe objects to, no word left untranslated, nothing
wider than the window.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.everywhere import Routes, routes_of
from e2e.hands import ANY_ITEM

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
    r"(中文|English|Top P|简体中文|sha256|Markdown|TRL|MT-Bench|ShareGPT|API|Esc|(Ctrl )?[A-Z]|\d+)"
)
LEFT_OVER = re.compile(r"\bundefined\b|\bNaN\b|\[object |\bnull\b")


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def routes(base: Base) -> Routes:
    """Every address of a base in which no page is empty but those that should be."""
    return routes_of(base)


def test_no_address_of_the_client_is_left_out(routes: Routes) -> None:
    assert routes.missing() == []


def faults_of(page: Page, language: str) -> list[str]:
    """Return what is wrong with the page as it stands."""
    page.wait_for_function(IS_LOADED)
    if not urlsplit(page.url).path.startswith(
        ("/wall", "/talk/")
    ):  # a stream that never ends, a model that is asked
        page.wait_for_load_state("networkidle")
    page.evaluate(
        "() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))"
    )
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
@pytest.mark.parametrize("login", ["", "annotator", "inspector", "project-manager", "operator"])
def test_every_page(visit: Visit, routes: Routes, login: str, look: Look) -> None:
    language, theme = look
    page = visit(
        login or None, "/profile" if login else "/sign-in", language=language, theme=theme, size=SMALLEST
    )
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


def test_with_forced_colours_one_still_sees_where_one_is(visit: Visit, base: Base) -> None:
    page = visit("operator", "/manage/wall", size=SMALLEST)
    page.emulate_media(forced_colors="active")
    expect(page.get_by_role("heading", name="大屏")).to_be_visible()
    edges: list[str] = (
        page.get_by_role("navigation", name="管理")
        .get_by_role("link")
        .evaluate_all(
            "(all) => all.map((each) => `${each.ariaCurrent} ${getComputedStyle(each).borderLeftColor}`)"
        )
    )
    here = {each.removeprefix("page ") for each in edges if each.startswith("page ")}
    elsewhere = {each.removeprefix("null ") for each in edges if each.startswith("null ")}
    assert len(here) == len(elsewhere) == 1
    assert here != elsewhere
