"""Projects that compare models may hand out first what tells most."""

from qilou.schema.pages import run_pages

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: how people stood is a record; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
