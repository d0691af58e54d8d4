"""Figures: what the server measured of each revision of an answer."""

from qilou.schema.pages import run_pages

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: what was measured is part of the record; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
