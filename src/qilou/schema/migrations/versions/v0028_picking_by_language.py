"""The one function that picks a seat minds languages, at both doors."""

from qilou.schema.pages import run_pages

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: the functions before know nothing of what is stored since; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
