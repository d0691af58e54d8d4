"""The kind of task whose whole answer is the fields of the form."""

from qilou.schema.pages import run_pages

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: a project of the new kind would have none; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
