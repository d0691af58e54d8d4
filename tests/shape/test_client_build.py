"""The client is built again whenever something changes that it is built from, wherever that lies."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest

from shape.tree import ROOT, written_files

SPEC = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
assert SPEC is not None
assert SPEC.loader is not None
hatch_build = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(hatch_build)


@pytest.mark.parametrize("name", ["forms.json", "templates.json", "risks.json", "packs.json"])
def test_the_fingerprint_covers_what_the_client_reads_from_the_python_side(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(hatch_build, "CLIENT", tmp_path / "client")
    monkeypatch.setattr(hatch_build, "FORMS", [tmp_path / path.name for path in hatch_build.FORMS])
    (tmp_path / name).write_text("{}")
    before = hatch_build.fingerprint_of_sources()

    (tmp_path / name).write_text('{"changed": true}')

    assert hatch_build.fingerprint_of_sources() != before


def test_the_client_reads_these_files_and_no_other_of_the_python_side() -> None:
    read = {
        (path.parent / name).resolve()
        for path in written_files(".ts", ".tsx", under=ROOT / "client" / "src")
        for name in re.findall(r'from "(\.[^"]*\.json)"', path.read_text(encoding="utf-8"))
        if not path.name.endswith(".test.ts")  # nothing is built from tests
    }

    assert {path for path in read if ROOT / "client" not in path.parents} == set(hatch_build.FORMS)


def test_every_package_that_a_page_imports_is_listed_for_it() -> None:
    manifest = json.loads((ROOT / "client" / "package.json").read_text(encoding="utf-8"))
    listed = {*manifest["dependencies"], *manifest["devDependencies"]}
    imported = {
        (path.name, "/".join(name.split("/")[: 2 if name.startswith("@") else 1]))
        for path in written_files(".ts", ".tsx", under=ROOT / "client" / "src")
        for name in re.findall(r'(?:from|import) "((?:@\w|\w)[^":]*)"', path.read_text(encoding="utf-8"))
    }

    missing = {(file, package) for file, package in imported if package not in listed}

    assert missing == set(), "list it in client/package.json; addresses and links come from @/lib/routing"
