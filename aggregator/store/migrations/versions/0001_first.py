"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Every table of the first release."""
    op.create_table(
        "source",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
    )
    op.create_table(
        "host",
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_host"),
    )
    op.create_table(
        "reject",
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("reject", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source_id", "number", name="pk_reject"),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("guid", sa.Text),
        sa.Column("identity", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("published", MOMENT, nullable=False),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("todo", sa.SmallInteger, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("raw", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_item"),
    )
    _index("item", "source_id", "guid")
    _index("item", "source_id", "identity")
    _index("item", "identity")
    _index("item", "url")
    _index("item", "published", "source_id", "position", "id")
    _index("item", "todo", "published", "source_id", "position", "id")
    op.create_table(
        "story",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("founder", sa.Text, nullable=False),
        sa.Column("published", MOMENT, nullable=False),
        sa.Column("published_printed", sa.Text, nullable=False),
        sa.Column("updated", MOMENT, nullable=False),
        sa.Column("updated_printed", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_story"),
    )
    _index("story", "published")
    op.create_table(
        "placement",
        sa.Column("item_id", sa.Text, nullable=False),
        sa.Column("story_id", sa.Text, nullable=False),
        sa.Column("placement", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("tagging", sa.Text, nullable=False),
        sa.Column("gist", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("item_id", name="pk_placement"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_placement_item_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name="fk_placement_story_id", ondelete="CASCADE"),
    )
    _index("placement", "story_id")
    op.create_table(
        "item_key",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("item_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", "item_id", name="pk_item_key"),
        sa.ForeignKeyConstraint(["item_id"], ["placement.item_id"], name="fk_item_key_item_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    _index("item_key", "item_id")
    op.create_table(
        "shelf",
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("story_id", sa.Text, nullable=False),
        sa.Column("published", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("address", "story_id", name="pk_shelf"),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name="fk_shelf_story_id", ondelete="CASCADE"),
    )
    _index("shelf", "address", "published", "story_id")
    _index("shelf", "story_id")
    op.create_table(
        "dirty",
        sa.Column("address", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_dirty"),
    )
    op.create_table(
        "note",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_note"),
    )
    op.create_table(
        "city",
        sa.Column("slug", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("city", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_city"),
        sa.UniqueConstraint("key", name="uq_city_key"),
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
