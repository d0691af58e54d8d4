"""How quickly the workbench answers: checks A1 and A2, and items of 50,000 characters and of 150 turns.

    python bench/bench_workbench.py

Drives the built client in Chromium with the processor slowed to a quarter and 300 ms added to every request. Times are
taken inside the page, from the key's own time stamp to the frame after the one that shows what it did.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any  # Any: records are JSON

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])

from playwright.sync_api import Page, sync_playwright  # noqa: E402  # found by the path above
from psycopg import connect  # noqa: E402  # found by the path above

from conftest import PRISTINE, database_named  # noqa: E402  # found by the path above
from e2e.base import Base, running_base  # noqa: E402  # found by the path above
from e2e.seeding import confirm_guideline, open_project, sample_records  # noqa: E402  # found by the path above
from qilou.base.migrate import migrate  # noqa: E402  # found by the path above
from qilou.base.postgres import running_cluster  # noqa: E402  # found by the path above
from qilou.base.postgres.layout import OWNER, SUPERUSER  # noqa: E402  # found by the path above
from qilou.base.postgres.roles import create_database  # noqa: E402  # found by the path above

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWAPS = 20
KEYS = 20
SLOWER = 4
LATENCY_MS = 300
WORK_MS = 9_000  # a quick annotator still takes longer for a pair; the next item is fetched meanwhile
WATCH = """() => {
  window.keyed = 0; window.steps = [];
  addEventListener('keydown', (event) => { window.keyed = event.timeStamp; }, true);
  new PerformanceObserver((list) => list.getEntries().forEach((each) => window.steps.push(each.duration)))
    .observe({ entryTypes: ['longtask'] });
}"""
PAINTED = """([title, key]) => new Promise((resolve) => {
  const isShown = () => title === null
    ? document.querySelector('[data-field=preference] input:checked')?.value === key
    : document.querySelector('h1')?.textContent !== title;
  const told = () => setTimeout(() => resolve(performance.now() - window.keyed));
  const look = () => requestAnimationFrame(isShown() ? told : look);
  look();
})"""
TITLE = "document.querySelector('h1')?.textContent"


def main() -> None:
    """Measure on a base of its own, and print."""
    with served() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS)), None),
            args=["--no-sandbox", "--disable-gpu"],
        )
        ordinary = [
            {**each, "id": f"o{at}"} for at, each in enumerate(sample_records("comparison", items=60))
        ]
        short = open_project(base, "comparison", records=ordinary[: SWAPS + 2])
        page = opened(browser, base, short)
        swaps = [swap(page) for _ in range(SWAPS)]
        digits = [digit(page, str(at % 7 + 1)) for at in range(KEYS)]
        print(f"A1 Enter to the next item: {told(swaps)} (at most 150 median, 250 p95)")
        print(f"A2 digit to its mark: {told(digits)} (at most 100 median)")
        page.context.close()
        for name, record in (("50,000 characters", long_pair()), ("150 turns", long_talk())):
            heavy(
                opened(browser, base, open_project(base, "comparison", records=[ordinary[-1], record])), name
            )
        browser.close()


def heavy(page: Page, name: str) -> None:
    """Work on an ordinary item while a long one is prepared, go to it, press keys in it and scroll it."""
    page.wait_for_timeout(WORK_MS * 2)
    print(f"{name}: worst step while it is prepared {worst(page):.0f} ms")
    print(f"{name}: on the screen after {swap(page, wait=False):.0f} ms")
    keys = [digit(page, str(at % 7 + 1)) for at in range(KEYS)]
    print(f"{name}: keys {told(keys)}, worst step {worst(page):.0f} ms")
    print(f"{name}: worst step while scrolling {scrolled(page):.0f} ms")
    page.context.close()


def opened(browser: Any, base: Base, project_id: int) -> Page:  # Any: Playwright's browser
    """Open the workbench, warm, with the brakes on."""
    confirm_guideline(base, "annotator", project_id)  # type: ignore[arg-type]  # the project's own id
    context = browser.new_context(
        base_url=base.address, locale="zh-CN", viewport={"width": 1366, "height": 768}
    )
    context.add_cookies([base.cookie("annotator")])
    page = context.new_page()
    page.goto(f"/work/{project_id}")
    page.get_by_role("heading", name="题，共").wait_for(state="attached")
    page.evaluate(WATCH)
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY_MS, "downloadThroughput": -1, "uploadThroughput": -1},
    )
    return page


def swap(page: Page, *, wait: bool = True) -> float:
    """Answer the pair as a person would, hand it in, and time the next one."""
    for _ in range(5):
        page.keyboard.press("Shift+Digit4")
        page.keyboard.press("Alt+Digit3")
    page.keyboard.press("Digit3")
    page.keyboard.press("c")
    page.keyboard.insert_text("A 更准确，B 漏掉了一个必要的步骤。")
    page.keyboard.press("Escape")
    if wait:
        page.wait_for_timeout(WORK_MS)
    title = page.evaluate(TITLE)
    page.keyboard.press("Enter")
    return float(page.evaluate(PAINTED, [title, None]))


def digit(page: Page, key: str) -> float:
    """Press a digit and time its mark."""
    page.wait_for_timeout(150)
    page.keyboard.press(f"Digit{key}")
    return float(page.evaluate(PAINTED, [None, key]))


def scrolled(page: Page) -> float:
    """Scroll the first pane down by the wheel; the other follows."""
    page.evaluate("window.steps.length = 0")
    box = page.locator("[data-pane]").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 50, box["y"] + 50)
    for _ in range(30):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(100)
    return worst(page)


def worst(page: Page) -> float:
    """Return the longest step of the main thread since the last look; under 50 ms the browser does not tell."""
    page.wait_for_timeout(300)
    longest = page.evaluate("Math.max(0, ...window.steps.splice(0))")
    return float(longest)


def told(times: list[float]) -> str:
    """Say a row of times."""
    return f"median {median(times):.0f} ms, p95 {quantiles(times, n=20)[-1]:.0f} ms of {len(times)}"


def long_pair() -> dict[str, Any]:
    """A pair of 50,000 characters each, with everything that is dear to render."""
    block = (
        "## 第 {n} 节\n\n设 $x_{n}$ 满足 $\\sum_{{k=1}}^{n} k^2 \\le x_{n}$，则**结论**成立，见 `f_{n}(x)`。\n\n"
        "- 条件一：$a \\ne b$；\n- 条件二：对任意 $\\epsilon > 0$ 存在 $\\delta$。\n\n"
        "```python\ndef step_{n}(items):\n    return [item ** 2 for item in items if item % {m} == 0]\n```\n\n"
        + "这一段说明为什么上面的推导在一般情形下也成立，并指出它的适用范围。" * 4
        + "\n\n"
    )
    text = "".join(block.format(n=n, m=n + 1) for n in range(1, 400))
    record = sample_records("comparison", items=1)[0]
    for each in record["candidates"]:
        each["content"] = f"{each['id']}\n\n{text}"[:50_000]
    return record


def long_talk() -> dict[str, Any]:
    """A conversation of 150 turns before the pair."""
    record = sample_records("comparison", items=1)[0]
    said = "请看 $a_{%d}$ 与 `code_%d`：**第 %d 轮**。" + "这一轮继续讨论上一轮的问题。" * 12
    record["conversation"] = [
        {"role": "user" if at % 2 == 0 else "assistant", "content": said % (at, at, at)} for at in range(149)
    ]
    return record


@contextmanager
def served() -> Iterator[Base]:
    """A base with everybody in it, as the browser tests use it, until the block ends."""
    with tempfile.TemporaryDirectory(prefix="qilou-bench-", dir="/tmp") as folder:
        home = Path(folder)
        home.chmod(0o711)
        (home / "home").mkdir()
        with running_cluster(home) as cluster:
            with connect(cluster.superuser_dsn, autocommit=True) as connection:
                create_database(connection, PRISTINE)
            migrate(cluster.dsn(database=PRISTINE, user=OWNER))
            superuser = cluster.dsn(database=PRISTINE, user=SUPERUSER)
            with running_base(database_named(cluster, PRISTINE), superuser, home / "home") as base:
                yield base


if __name__ == "__main__":
    main()
