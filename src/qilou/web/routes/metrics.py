"""Counts for Prometheus."""

from __future__ import annotations

from fastapi import APIRouter, Response

from qilou.domain.access.model import Permit
from qilou.domain.access.rules import require
from qilou.web.deps import SignedIn
from qilou.web.errors import refuses
from qilou.web.metrics import written

router = APIRouter(tags=["health"])


@router.get("/metrics", response_class=Response, **refuses())
def read_metrics(actor: SignedIn) -> Response:
    """Return what this base counts, in Prometheus's text format, for a token with report.read."""
    require(actor, Permit.REPORT_READ)
    return Response(written(), media_type="text/plain; version=0.0.4; charset=utf-8")
