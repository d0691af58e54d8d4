"""What a person's hands and eyes do at the workbench: keys pressed, and every field read off the screen."""

from __future__ import annotations

import re
from typing import Any  # Any: bodies are JSON

from playwright.sync_api import Locator, Page, Response, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.seeding import confirm_guideline
from qilou.base.ids import ProjectId

ANSWER = re.compile(r"/api/leases/\d+/answer$")
ANY_ITEM = re.compile(r"第 \d+ 题，共|Item \d+ of")
SHOWN = """() => Object.fromEntries(
  [...document.querySelectorAll('[data-field]')].map((field) => [
    field.dataset.field,
    field.matches('textarea') ? field.value : Number(field.querySelector('input:checked')?.value ?? NaN),
  ]))"""


def open_workbench(visit: Visit, base: Base, project_id: ProjectId, login: str = "annotator") -> Page:
    """Open the workbench on the project, whose guideline the person has read."""
    confirm_guideline(base, login, project_id)
    page = visit(login, f"/work/{project_id}")
    expect(page.get_by_role("heading", name=ANY_ITEM)).to_be_focused()
    return page


def tab_to(page: Page, target: Locator, *, most: int = 80) -> None:
    """Press Tab until the target has the focus, as a person without a mouse does."""
    for _ in range(most):
        if target.evaluate("(each) => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} times Tab did not lead to {target}")


def rows_of(page: Page, table: str) -> Locator:
    """Return the rows of the table with this name, its heading row among them."""
    return page.get_by_role("region", name=table, exact=True).get_by_role("row")


def under(page: Page, name: str) -> Locator:
    """Return what a list of names and values says under the name."""
    return page.locator("dl > div").filter(has=page.get_by_text(name, exact=True)).locator("dd")


def shown_fields(page: Page) -> dict[str, Any]:
    """Read every field of the answer off the screen, by its path; a scale without a choice is left out."""
    shown: dict[str, Any] = page.evaluate(SHOWN)
    return {path: value for path, value in shown.items() if value == value}  # NaN: nothing is chosen


def flat(body: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return a body by paths: {"ratings": {"A": {"accuracy": 4}}} has ratings.A.accuracy."""
    paths: dict[str, Any] = {}
    for key, value in body.items():
        if isinstance(value, dict):
            paths |= flat(value, f"{prefix}{key}.")
        else:
            paths[prefix + key] = value
    return paths


def press(page: Page, *keys: str) -> None:
    """Press the keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def score_pair(page: Page, *scores: tuple[int, int]) -> None:
    """Score A and B on each dimension in turn: Shift+digit and Alt+digit, and the next dimension follows."""
    for first, second in scores:
        press(page, f"Shift+Digit{first}", f"Alt+Digit{second}")


def give_reason(page: Page, reason: str) -> None:
    """Go to the reason by its key and write."""
    page.keyboard.press("c")
    expect(page.get_by_label(re.compile("^(理由|Reason)"))).to_be_focused()
    page.keyboard.insert_text(reason)


def answer_comparison(page: Page, reason: str = "") -> None:
    """Score every dimension, each otherwise than the next, prefer, and write the reason."""
    score_pair(page, (5, 1), (4, 2), (3, 3), (2, 4), (1, 5))
    page.keyboard.press("Digit6")
    give_reason(page, reason)


def submit_by(page: Page, keys: str) -> Response:
    """Press the keys that hand in, and return what the server said."""
    with page.expect_response(lambda answer: bool(ANSWER.search(answer.url))) as sent:
        page.keyboard.press(keys)
    return sent.value


def lease_of(answer: Response) -> int:
    """Return the lease that the answer was handed in for."""
    return int(answer.url.split("/")[-2])


def stands_at(page: Page, number: int, total: int) -> None:
    """Wait until the workbench shows the item with this number, and its heading has the focus: the keys work."""
    heading = page.get_by_role("heading", level=1, name=re.compile(f"(第 {number} 题|Item {number} of)"))
    expect(heading).to_be_focused()
    expect(heading).to_have_text(re.compile(f"{total}"))
