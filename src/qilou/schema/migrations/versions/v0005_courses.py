"""Courses, their questions, sittings of exams, and certificates that can be checked by anybody."""

from qilou.schema.pages import run_pages

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: sittings and certificates are records; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
