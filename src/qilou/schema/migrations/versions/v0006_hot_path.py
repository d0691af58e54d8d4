"""Taking and handing in as one statement each, many at once; how many items a person has answered, kept ready."""

from qilou.schema.pages import run_pages

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: the flows of this version call these functions; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
