"""Models answer with their own parameters unless asked otherwise, so that one model may stand behind two endpoints."""

from qilou.schema.pages import run_pages

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: endpoints that share the embedded model would have no place; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
