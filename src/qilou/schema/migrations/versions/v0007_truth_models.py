"""The model behind each field's consensus and why it was taken; each person's habits, with intervals."""

from qilou.schema.pages import run_pages

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: figures with intervals would lose them; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
