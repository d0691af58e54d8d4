"""The wall: the screens that may show it, and what its counts need to stay cheap."""

from qilou.schema.pages import run_pages

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
