"""Adaptive overlap: an item may stop before its seats are used up, or get more; signals of how people answer."""

from qilou.schema.pages import run_pages

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: stopped items would lack answers; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
