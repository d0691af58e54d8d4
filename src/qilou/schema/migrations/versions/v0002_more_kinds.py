"""More kinds of work: conversations, prompts, trees, rubrics, safety, traces, dialogue and arena."""

from qilou.schema.pages import run_pages

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the pages in order."""
    run_pages(__file__)


def downgrade() -> None:
    """Refuse: work of the new kinds would have no place; restore a backup instead."""
    raise RuntimeError("This revision cannot be undone. Restore a backup.")
