"""The walking base: people, projects, items, dispatch, answers, reviews, consensus, datasets, learning, audit, jobs."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PAGES = Path(__file__).with_suffix("")


def upgrade() -> None:
    """Run the pages in order, then the job queue's own schema as its library ships it."""
    from procrastinate.schema import SchemaManager

    connection = op.get_bind().connection.dbapi_connection
    assert connection is not None, "Alembic runs a revision on an open connection"
    for page in sorted(PAGES.glob("*.sql")):
        connection.execute(page.read_text(encoding="utf-8"))
    connection.execute(SchemaManager.get_schema())
    connection.execute((PAGES / "grants" / "jobs.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """Refuse: the first revision is the house itself; drop the database instead."""
    raise RuntimeError("The first revision cannot be undone. Restore a backup or drop the database.")
