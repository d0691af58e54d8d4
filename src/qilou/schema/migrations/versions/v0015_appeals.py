"""Appeals against verdicts, decided by a third person."""

from qilou.schema.pages import run_pages

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: decided appeals are records; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
