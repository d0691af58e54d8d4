"""People have languages, and a project may hand out by them."""

from qilou.schema.pages import run_pages

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: how people stood is a record; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
