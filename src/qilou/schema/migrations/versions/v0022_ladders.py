"""Ladders as a base sets them, and assessments of people."""

from qilou.schema.pages import run_pages

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
