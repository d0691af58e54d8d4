"""What a person sets for themselves: keys and the size of what they read."""

from qilou.schema.pages import run_pages

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: people's settings would be lost; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
