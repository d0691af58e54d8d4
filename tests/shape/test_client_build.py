"""The client is built again whenever something changes that it is built from, wherever that lies."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from shape.tree import ROOT, written_files

SPEC = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
assert SPEC is not None
assert SPEC.loader is not None
hatch_build = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(hatch_build)


def test_the_fingerprint_covers_what_the_client_reads_from_the_python_side(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(hatch_build, "CLIENT", tmp_path / "client")
    monkeypatch.setattr(hatch_build, "FORMS", tmp_path / "forms.json")
    (tmp_path / "forms.json").write_text("{}")
    before = hatch_build.fingerprint_of_sources()

    (tmp_path / "forms.json").write_text('{"changed": true}')

    assert hatch_build.fingerprint_of_sources() != before


def test_the_client_reads_no_other_file_of_the_python_side() -> None:
    read = {
        (path.parent / name).resolve()
        for path in written_files(".ts", ".tsx", under=ROOT / "client" / "src")
        for name in re.findall(r'from "(\.[^"]*\.json)"', path.read_text(encoding="utf-8"))
    }

    assert {path for path in read if ROOT / "client" not in path.parents} == {hatch_build.FORMS}
