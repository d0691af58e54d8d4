"""A room's SQL writes only its own room's tables: what a row means is decided in one place.

What would need two rooms' tables is two calls in one flow, in one transaction.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from shape.tree import SRC, parsed, place, written_files

ROOMS = SRC / "domain"
PAGES = SRC / "schema" / "migrations" / "versions"
TABLES_OF = {
    "audit": {"event", "seal"},
    "people": {
        "org",
        "person",
        "account",
        "account_settings",
        "session",
        "api_token",
        "sign_in_bucket",
        "screen",
    },
    "projects": {"overlap_rule", "project", "project_vendor", "form", "guideline", "guideline_receipt"},
    "training": {
        "certificate",
        "course",
        "lesson",
        "lesson_read",
        "exam_question",
        "sitting",
        "ladder",
        "assessment",
    },
    "models": {"model_endpoint", "lease_model", "generation", "generation_job"},
    "dialogues": {"dialogue", "dialogue_message", "showcase_reply"},
    "items": {"import", "import_problem", "item", "media", "item_media"},
    "dispatch": {"lane", "ready", "lease", "draft", "dispatch_rule"},
    "reviews": {"inspection", "review", "appeal"},
    "answers": {"answer", "answer_revision", "tally", "passage"},
    "consensus": {
        "consensus",
        "agreement",
        "reliability",
        "settlement",
        "disagreement",
        "adjudication",
        "field_model",
        "habit",
        "signal",
        "leaderboard",
    },
    "acceptance": {"acceptance_rule", "switching", "lot", "lot_answer"},
    "questions": {"question"},
    "standing": {"standing_rule", "gold", "probe", "standing", "pause"},
    "datasets": {"release", "release_row"},
    "learning": {"training_run"},
}
OF_A_SESSION = {"staged_line", "staged_consensus"}  # temporary, and no page makes them
# Not the UPDATE of a row lock (FOR UPDATE OF …) or of an upsert (DO UPDATE SET …): they name no table of their own.
WRITES = re.compile(
    r"\bINSERT\s+INTO\s+(\w+)|\bDELETE\s+FROM\s+(\w+)|\bMERGE\s+INTO\s+(\w+)|\bCOPY\s+(\w+)|\bTRUNCATE\s+(\w+)"
    r"|(?<!FOR )(?<!DO )(?<!KEY )\bUPDATE\s+(\w+)",
)


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each string in the file with its line, docstrings left out."""
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(parsed(path))
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def written_tables(sql: str) -> set[str]:
    """Return the tables that the SQL writes to."""
    return {next(filter(None, found)) for found in WRITES.findall(sql)}


@pytest.mark.parametrize("room", sorted(path.name for path in ROOMS.iterdir() if path.is_dir()))
def test_a_room_writes_only_its_own_tables(room: str) -> None:
    foreign = [
        f"{place(path, line)} {table}"
        for path in written_files(".py", under=ROOMS / room)
        for line, text in texts(path)
        for table in written_tables(text) - TABLES_OF.get(room, set()) - OF_A_SESSION
    ]

    assert not foreign


def test_each_table_has_a_room() -> None:
    made = {
        name
        for page in written_files(".sql", under=PAGES)
        for name in re.findall(r"CREATE TABLE (\w+)", page.read_text(encoding="utf-8"))
    }

    assert made == set().union(*TABLES_OF.values())


def test_every_way_to_write_is_seen_and_no_lock_is_taken_for_one() -> None:
    ways = "INSERT INTO a (b) …; DELETE FROM c USING d; UPDATE e SET f = 1; COPY g FROM STDIN; MERGE INTO h USING i"
    locks = "SELECT 1 FROM a FOR UPDATE OF a; SELECT 1 FOR NO KEY UPDATE SKIP LOCKED; … DO UPDATE SET b = 2; FOR UPDATE"

    assert written_tables(ways) == {"a", "c", "e", "g", "h"}
    assert written_tables(locks) == set()
