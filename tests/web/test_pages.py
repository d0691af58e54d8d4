"""The built client at every address that is not the API's."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from qilou.web import client


@pytest.fixture
def static(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a built client."""
    (tmp_path / "assets").mkdir()
    (tmp_path / ".vite").mkdir()
    (tmp_path / "index.html").write_text("<title>骑楼</title>")
    (tmp_path / "mark.svg").write_text("<svg/>")
    (tmp_path / "assets" / "app-1a2b.js").write_text("let a = 1;" * 1000)
    (tmp_path / ".vite" / "manifest.json").write_text("{}")
    (tmp_path.parent / "secret.txt").write_text("secret")
    monkeypatch.setattr(client, "STATIC", tmp_path)
    yield tmp_path
    client.read_file.cache_clear()


@pytest.mark.parametrize(
    "path", ["/", "/work", "/projects/7/items", "/.vite/manifest.json", "/%2e%2e/secret.txt"]
)
def test_every_address_gets_the_page(stranger: TestClient, static: Path, path: str) -> None:
    answer = stranger.get(path)

    assert answer.status_code == 200
    assert answer.text == "<title>骑楼</title>"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


def test_hashed_files_are_kept_for_ever_and_gzipped(stranger: TestClient, static: Path) -> None:
    answer = stranger.get("/assets/app-1a2b.js")

    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text == "let a = 1;" * 1000
    plain = stranger.get("/assets/app-1a2b.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == answer.text


def test_the_builds_own_compressed_copy_is_what_is_sent(stranger: TestClient, static: Path) -> None:
    (static / "assets" / "app-1a2b.js.gz").write_bytes(gzip.compress(b"let b = 2;"))

    assert stranger.get("/assets/app-1a2b.js").text == "let b = 2;"


def test_a_missing_hashed_file_is_not_the_page(stranger: TestClient, static: Path) -> None:
    assert stranger.get("/assets/app-gone.js").status_code == 404


def test_other_files_are_served_as_they_are(stranger: TestClient, static: Path) -> None:
    assert stranger.get("/mark.svg").headers["content-type"].startswith("image/svg+xml")


def test_without_a_built_client_the_answer_says_so(
    stranger: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "STATIC", tmp_path)

    answer = stranger.get("/work")

    assert answer.status_code == 503
    assert "make client" in answer.text
    assert stranger.get("/api/health").status_code == 200
