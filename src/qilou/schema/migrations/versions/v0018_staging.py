"""Imports copy their lines beside the items before they keep them."""

from qilou.schema.pages import run_pages

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: the checks that were dropped are not made again; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
