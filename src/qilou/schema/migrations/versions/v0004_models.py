"""Models in the house: endpoints, which of them a project uses, what they wrote, and jobs of many answers."""

from qilou.schema.pages import run_pages

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: what models wrote is provenance of answers; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
