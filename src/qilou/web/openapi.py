"""The description of the API, from which the client's types are made."""

from __future__ import annotations

import json

from qilou.web.app import bare_app


def openapi_text() -> str:
    """Return the OpenAPI document as JSON, laid out so that its changes are easy to read."""
    document = bare_app().openapi()
    document["info"]["version"] = "0"  # a release of ours is no change of the API
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
