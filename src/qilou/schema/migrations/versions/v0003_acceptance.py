"""Lot acceptance: plans of projects, lots of companies, their samples, and where each company stands."""

from qilou.schema.pages import run_pages

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: decided lots are records; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
