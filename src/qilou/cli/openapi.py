"""`qilou openapi`: the description of the API, from which the client's types are made."""

from __future__ import annotations

from qilou.web.openapi import openapi_text


def openapi() -> None:
    """Print the API's OpenAPI document."""
    print(openapi_text(), end="")
