"""Forms with versions: what a lease, an answer and a decision were made with."""

from qilou.schema.pages import run_pages

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: later versions of a form would have no place; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
