"""What feeds told, for their archives; what hubs are still to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """The next publishing writes everything again, and so begins every archive."""
    op.create_table(
        "archive",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("story_id", sa.Text, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.Column("page", sa.Integer),
        sa.PrimaryKeyConstraint("number", name="pk_archive"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_archive_feed_page", "archive", ["feed", "page"])
    op.create_index("ix_archive_feed_gone_number", "archive", ["feed", "gone", "number"])
    op.create_index("ix_archive_story_id_feed", "archive", ["story_id", "feed"])
    op.create_table(
        "ping",
        sa.Column("hub", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hub", "topic", name="pk_ping"),
    )
    note = sa.table("note", sa.column("name", sa.Text))
    op.execute(note.delete().where(note.c.name == "published"))
