"""The floors and rooms are what the map says: import-linter's contracts in pyproject.toml hold."""

from __future__ import annotations

import subprocess
import sys

from shape.tree import ROOT


def test_imports_go_downward_only() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(show_timings=False))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
