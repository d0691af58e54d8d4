"""How a revision runs: its folder's .sql pages in order of name, on the connection that Alembic holds open."""

from __future__ import annotations

from pathlib import Path

from alembic import op


def run_pages(revision_file: str) -> None:
    """Run the pages in the folder that has the revision file's name."""
    connection = op.get_bind().connection.dbapi_connection
    assert connection is not None, "Alembic runs a revision on an open connection"
    for page in sorted(Path(revision_file).with_suffix("").glob("*.sql")):
        connection.execute(page.read_text(encoding="utf-8"))
