"""Fingerprints packed and numbered, keys as numbers with the week first; what the operator decided about stories."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)
PLACED, REVISED = 0, 2


def upgrade() -> None:
    """Placed items keep their stories; the next cycle makes their fingerprints anew."""
    op.drop_table("item_key")
    op.drop_column("placement", "fingerprint")
    op.create_table(
        "fingerprint",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("item_id", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("under", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_fingerprint"),
        sa.ForeignKeyConstraint(["item_id"], ["placement.item_id"], name="fk_fingerprint_item_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_fingerprint_item_id", "fingerprint", ["item_id"], unique=True)
    op.create_table(
        "item_key",
        sa.Column("key", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("key", "number", name="pk_item_key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alias",
        sa.Column("story_id", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("story_id", name="pk_alias"),
    )
    op.create_index("ix_alias_target", "alias", ["target"])
    op.create_table(
        "apart",
        sa.Column("item_id", sa.Text, nullable=False),
        sa.Column("story_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("item_id", "story_id", name="pk_apart"),
    )
    op.create_index("ix_apart_story_id", "apart", ["story_id"])
    item = sa.table("item", sa.column("todo", sa.SmallInteger))
    op.execute(item.update().where(item.c.todo == PLACED).values(todo=REVISED))
