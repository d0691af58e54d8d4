"""Images, sound and video in items: which a project has, and which item holds which."""

from qilou.schema.pages import run_pages

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: items hold files; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
