"""From the first lesson to a certificate that a stranger checks; and what the operator sees of it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import press, rows_of
from qilou.base import clock
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.training import curriculum
from qilou.flows import manage_courses

pytestmark = pytest.mark.browser
KEYS = {question.stem.en: question for question in curriculum.entry_questions()}


@pytest.fixture(scope="module", autouse=True)
def _course(base: Base) -> None:
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        manage_courses.put_entry_course(db, HOUSE_ITSELF, now=clock.now())


def read_all(page: Page) -> None:
    """Read the course's four lessons."""
    page.get_by_role("link", name="Study").click()
    for number in range(1, 5):
        expect(page.get_by_role("button", name=f"Lesson {number}")).to_have_attribute("aria-current", "true")
        page.get_by_role("button", name="I have read this").click()
    expect(page.get_by_role("button", name="Sit the exam")).to_be_visible()


def answer(page: Page, *, right: bool) -> None:
    """Answer the open question by its digits, and go on."""
    asked = page.locator("fieldset")
    question = KEYS[asked.locator("legend").inner_text()]
    wanted = [question.options[at].en for at in question.key]
    shown = [each.inner_text().split("\n")[0].strip() for each in asked.locator("label > span").all()]
    places = [shown.index(text) + 1 for text in wanted]
    if not right:
        places = [next(at for at in range(1, len(shown) + 1) if at not in places)]
    press(page, *[str(at) for at in places])


def sit(page: Page, *, wrong: int) -> None:
    """Answer the whole paper by keyboard and hand it in."""
    page.get_by_role("button", name="Sit the exam").click()
    page.get_by_role("dialog").get_by_role("button", name="Start").click()
    for number in range(1, 21):
        expect(page.get_by_role("heading", name=f"Question {number} of 20")).to_be_visible()
        answer(page, right=number > wrong)
        press(page, "j")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    press(page, "Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Hand in").click()


def test_a_course_an_exam_and_a_certificate(visit: Visit, base: Base) -> None:
    page = visit("annotator", "/learn", language="en")
    expect(page.get_by_text("The exam opens once all lessons are read")).to_be_visible()
    read_all(page)
    sit(page, wrong=2)
    expect(page.get_by_text("Score 90%")).to_be_visible()
    expect(page.get_by_text("You hold the certificate “entry”")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Why:")).to_have_count(2)

    page.get_by_role("link", name="Back to the courses").click()
    serial = rows_of(page, "My certificates").nth(1).get_by_role("link").inner_text()
    page.context.clear_cookies()
    page.goto(f"{base.address}/certificates/{serial}")
    expect(page.get_by_text("The signature holds and the certificate is valid")).to_be_visible()
    expect(page.get_by_text("林晓晴")).to_be_visible()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download").click()
    shown = json.loads(downloading.value.path().read_text(encoding="utf-8"))
    assert json.loads(shown["document"])["serial"] == serial
    image = page.get_by_alt_text("Scan to check")
    assert image.evaluate("each => each.naturalWidth") > 100


def test_a_failed_exam_explains_and_waits(visit: Visit, base: Base) -> None:
    page = visit("annotator-2", "/learn", language="en")
    read_all(page)
    sit(page, wrong=9)
    expect(page.get_by_text("Score 55%")).to_be_visible()
    expect(page.get_by_text("You may sit it again in 24 hours")).to_be_visible()
    page.get_by_role("link", name="Back to the courses").click()
    page.get_by_role("button", name="Sit the exam").click()
    page.get_by_role("dialog").get_by_role("button", name="Start").click()
    expect(page.get_by_text("too soon after the last attempt")).to_be_visible()


def test_an_exam_survives_a_reload(visit: Visit, base: Base) -> None:
    page = visit("annotator-3", "/learn", language="en")
    read_all(page)
    page.get_by_role("button", name="Sit the exam").click()
    page.get_by_role("dialog").get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", name="Question 1 of 20")).to_be_visible()
    answer(page, right=True)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="1 · answered")).to_be_visible()
    expect(page.locator("fieldset input:checked").first).to_be_visible()


def test_the_operator_sees_how_exams_and_questions_do(visit: Visit, base: Base) -> None:
    page = visit("operator", "/manage/courses", language="en")
    page.get_by_role("button", name="Take in or update").click()
    expect(page.get_by_text("The course is in")).to_be_visible()
    expect(rows_of(page, "Questions")).to_have_count(1 + 44)
