"""The log: structured lines to standard error, readable for people or as JSON for a collector."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import Processor

from qilou.base.config import Settings


def configure_log(settings: Settings) -> None:
    """Set up the log of this process; libraries that use Python's own logging are let through from warnings on."""
    logging.basicConfig(
        level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )
    renderer: Processor = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    if settings.log_json:
        renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
    formatting = [structlog.processors.format_exc_info] if settings.log_json else []
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *formatting,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(settings.log_level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
