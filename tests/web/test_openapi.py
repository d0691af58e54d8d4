"""The description of the API is what the client's types are made from, so it must be up to date."""

from __future__ import annotations

import json
from pathlib import Path

from qilou.web.openapi import openapi_text

KEPT = Path(__file__).parents[2] / "client" / "openapi.json"


def test_the_kept_description_is_todays() -> None:
    assert KEPT.read_text() == openapi_text(), "run: qilou openapi > client/openapi.json"


def test_every_operation_says_what_it_may_refuse() -> None:
    for path, methods in json.loads(openapi_text())["paths"].items():
        for method, operation in methods.items():
            assert operation["x-refuses"], (method, path)
            assert operation["description"], (method, path)
