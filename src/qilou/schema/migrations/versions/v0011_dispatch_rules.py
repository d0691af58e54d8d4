"""How a project hands out: priority, weight, deadline, quotas, caps, breaks, and the least time an item takes."""

from qilou.schema.pages import run_pages

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: the flows of this version call these functions; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
