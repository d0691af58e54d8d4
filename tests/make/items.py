"""Items and their contents, by kind."""

from __future__ import annotations

import hashlib
from typing import Any  # Any: contents are JSON

import msgspec

from make.moments import NOW, number
from qilou.base.db import Db, json, value
from qilou.base.ids import ItemId, ProjectId


def comparison_content(
    prompt: str | None = None, *, first: str = "好", second: str = "很好"
) -> dict[str, Any]:
    """Return a question with two answers, c1 and c2."""
    candidates = [
        {"id": "c1", "content": first, "model": "model-one"},
        {"id": "c2", "content": second, "model": "model-two"},
    ]
    return _content(prompt, candidates)


def rating_content(prompt: str | None = None, *, answer: str = "好") -> dict[str, Any]:
    """Return a question with one answer, c1."""
    return _content(prompt, [{"id": "c1", "content": answer, "model": "model-one"}])


def gsb_content(prompt: str | None = None) -> dict[str, Any]:
    """Return a question with an old answer, c1, and a new one, c2."""
    old, new = comparison_content()["candidates"]
    return _content(prompt, [{**old, "is_new": False}, {**new, "is_new": True}])


def ranking_content(prompt: str | None = None, *, answers: int = 3) -> dict[str, Any]:
    """Return a question with so many answers, c1, c2, …."""
    numbers = range(1, answers + 1)
    candidates = [{"id": f"c{n}", "content": f"回答 {n}", "model": f"model-{n}"} for n in numbers]
    return _content(prompt, candidates)


def sft_content(prompt: str | None = None) -> dict[str, Any]:
    """Return a question without an answer."""
    return _content(prompt, [])


def content_of(kind: str) -> dict[str, Any]:
    """Return a content of the kind."""
    made = {
        "comparison": comparison_content,
        "sft": sft_content,
        "prompt": sft_content,
        "tree": sft_content,
        "ranking": ranking_content,
        "gsb": gsb_content,
    }
    return made.get(kind, rating_content)()


def item(
    db: Db,
    *,
    project_id: ProjectId,
    content: dict[str, Any] | None = None,
    seats: int | None = None,
    language: str = "zh",
    domain: str = "everyday",
    state: str = "open",
) -> ItemId:
    """Write an item (of the project's kind and overlap, unless told otherwise) with an import of its own."""
    kind = value(db, str, "SELECT kind FROM project WHERE id = %(id)s", {"id": project_id})
    content = content or content_of(str(kind))
    found = value(
        db,
        int,
        """
        WITH source AS (
          INSERT INTO import (project_id, file_name, file_path, format, state, lines, kept, created_at,
                              finished_at)
          VALUES (%(project)s, 'made.jsonl', '', 'canonical', 'done', 1, 1, %(now)s, %(now)s)
          RETURNING id )
        INSERT INTO item (project_id, import_id, line, digest, language, domain, content, seats, state,
                          created_at)
        SELECT %(project)s, source.id, 1, %(digest)s, %(language)s, %(domain)s, %(content)s,
               coalesce(%(seats)s, project.overlap), %(state)s, %(now)s
        FROM source, project
        WHERE project.id = %(project)s
        RETURNING id
        """,
        {
            "project": project_id,
            "digest": hashlib.sha256(msgspec.json.encode(content)).digest(),
            "language": language,
            "domain": domain,
            "content": json(content),
            "seats": seats,
            "state": state,
            "now": NOW,
        },
    )
    return ItemId(found)


def _content(prompt: str | None, candidates: list[dict[str, Any]]) -> dict[str, Any]:
    question = prompt or f"问题 {number()}：如何煮饭？"
    conversation = [{"role": "user", "content": question}]
    return {"conversation": conversation, "candidates": candidates, "reference": None, "meta": {}}
