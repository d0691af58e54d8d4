"""What authors wrote, as signatures, so that near copies are found."""

from qilou.schema.pages import run_pages

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
