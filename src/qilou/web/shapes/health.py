"""Health."""

from __future__ import annotations

from typing import Literal

from qilou.web.shapes.base import Shown


class Health(Shown):
    """All is well."""

    status: Literal["ok"]
