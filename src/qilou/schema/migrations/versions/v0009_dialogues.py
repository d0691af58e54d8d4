"""Dialogues of signed-in people with models, and the meter of the public showcase."""

from qilou.schema.pages import run_pages

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: what people said to models would be lost; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
