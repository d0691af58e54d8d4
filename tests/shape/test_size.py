"""Files and functions stay small enough to be read at one sitting."""

from __future__ import annotations

import statistics

from shape.tree import ROOT, SRC, functions, line_count, place, written_files

LONGEST_FILE = 400
LONGEST_CLIENT_FILE = 250
LONGEST_FUNCTION = 60
MEDIAN_FILE = 120


def test_no_python_file_is_too_long() -> None:
    too_long = {
        place(path): size for path in written_files(".py") if (size := line_count(path)) > LONGEST_FILE
    }

    assert not too_long


def test_no_client_file_is_too_long() -> None:
    sources = ROOT / "client" / "src"
    files = written_files(".ts", ".tsx", ".css", under=sources) if sources.exists() else ()
    written = (path for path in files if not path.name.endswith((".gen.ts", "schema.d.ts")))

    assert not {place(path): size for path in written if (size := line_count(path)) > LONGEST_CLIENT_FILE}


def test_the_middle_file_is_short() -> None:
    sizes = [line_count(path) for path in written_files(".py", under=SRC)]

    assert statistics.median(sizes) < MEDIAN_FILE


def test_no_function_is_too_long() -> None:
    too_long = {
        place(path, node.lineno): size
        for path in written_files(".py", under=SRC)
        for node in functions(path)
        if (size := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    }

    assert not too_long
