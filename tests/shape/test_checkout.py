"""The checkout speaks of no machine and keeps its links: what one person sees, everyone sees."""

from __future__ import annotations

import re

import pytest

from qilou.base.config import Settings
from shape.tree import ROOT, place, written_files

# Put together from pieces, so that this file may be searched as well.
PRIVATE = re.compile(
    "|".join(["/" + r"work/(main|shared|\.)", "/" + "root/", "/" + "home/[a-z]+/", "bash" + "_jobs"])
)
UNFINISHED = re.compile(r"\b(TO" + "DO|FIX" + "ME|X" + r"XX)\b")
TEXT = (".py", ".ts", ".tsx", ".css", ".md", ".toml", ".sql", ".json", ".yaml", ".yml", ".html", "")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)")
PAGES = list(written_files(".md"))


@pytest.mark.parametrize("pattern", [PRIVATE, UNFINISHED], ids=["paths of one machine", "unfinished work"])
def test_no_written_file_holds(pattern: re.Pattern[str]) -> None:
    found = [
        f"{place(path, number)} {line.strip()[:100]}"
        for path in written_files(*TEXT)
        if path.name != "package-lock.json"
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]

    assert not found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: object) -> None:
    assert hasattr(page, "read_text")
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert not [target for target in LINK.findall(text) if not (page.parent / target).exists()]


def test_each_setting_is_on_its_page() -> None:
    page = ROOT / "docs" / "reference" / "settings.md"
    if not page.exists():
        pytest.skip("the page of settings is not written yet")
    text = page.read_text(encoding="utf-8")

    assert not [name for name in Settings.model_fields if f"QILOU_{name.upper()}" not in text]
