"""A thing without a name has no home yet: names that say nothing are refused."""

from __future__ import annotations

import re

from shape.tree import ROOT, SRC, classes, place, written_files

EMPTY = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "manager",
    "managers",
    "data",
    "info",
    "misc",
    "shared_code",
}
EMPTY_ENDING = re.compile(r"(Util|Utils|Helper|Helpers|Manager|Data|Info)$")


def test_no_file_or_folder_has_an_empty_name() -> None:
    parts = {
        place(path)
        for path in written_files(".py", ".ts", ".tsx")
        if EMPTY & {part.split(".")[0].lower() for part in path.relative_to(ROOT).parts}
    }

    assert not parts


def test_no_class_has_an_empty_name() -> None:
    found = {
        f"{place(path, node.lineno)} {node.name}"
        for path in written_files(".py", under=SRC)
        for node in classes(path)
        if EMPTY_ENDING.search(node.name)
    }

    assert not found
