"""What data is annotated for: to make a model able, or to make it safe. The two are kept apart from import to release.

A project has one kind and a release one project, so safety data and other data never share a release.
"""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """The two sorts of annotation that TC260-003 wants separate rules for."""

    FUNCTIONAL = "functional"  # 功能性标注: inspected in part
    SAFETY = "safety"  # 安全性标注: each answer is passed by another person before it is released


def purpose_of(kind: str) -> Purpose:
    """Return what a kind's data is for."""
    return Purpose.SAFETY if kind == "safety" else Purpose.FUNCTIONAL
