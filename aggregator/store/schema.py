"""The tables. They change only by a new file in ``migrations/versions``; a test holds both to one another."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

HEAD = "0004"  # the newest migration: what this program reads and writes


class Moment(sa.TypeDecorator[datetime]):
    """An instant in UTC, for sorting and comparing; what was printed stands in the JSON beside it."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        try:
            instant = value.astimezone(UTC)
        except OverflowError:  # the first or last day of the calendar, in a zone beyond UTC's
            instant = value.replace(tzinfo=UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        del dialect
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

source = sa.Table(
    "source",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),  # SourceState
)

host = sa.Table(
    "host",
    metadata,
    sa.Column("host", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),  # HostState
)

reject = sa.Table(
    "reject",  # of each source's latest stored visit
    metadata,
    sa.Column("source_id", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("reject", sa.Text, nullable=False),  # Reject
)

kept = sa.Table(
    "kept",  # what servers answered at the latest visits, the source's own page first
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source_id", sa.Text, nullable=False),
    sa.Column("visit", sa.Integer, nullable=False),  # counts a source's visits
    sa.Column("visited", Moment, nullable=False),
    sa.Column("head", sa.Text, nullable=False),  # Head
    sa.Column("body", sa.LargeBinary, nullable=False),  # zlib
    sa.Column("size", sa.Integer, nullable=False),  # of the body as it is stored
    sa.Index(None, "source_id", "visit"),
)

PLACED, UNPLACED, REVISED = 0, 1, 2  # item.todo

item = sa.Table(
    "item",  # what visits brought
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("source_id", sa.Text, nullable=False),
    sa.Column("guid", sa.Text),
    sa.Column("identity", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("language", sa.Text),  # primary subtag, lower case
    sa.Column("published", Moment, nullable=False),
    sa.Column("first_seen", Moment, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("todo", sa.SmallInteger, nullable=False),
    sa.Column("item", sa.Text, nullable=False),  # Item
    sa.Column("raw", sa.Text, nullable=False),  # RawItem
    sa.Index(None, "source_id", "guid"),
    sa.Index(None, "source_id", "identity"),
    sa.Index(None, "identity"),
    sa.Index(None, "url"),
    sa.Index(None, "published", "source_id", "position", "id"),
    sa.Index(None, "todo", "published", "source_id", "position", "id"),
)

story = sa.Table(
    "story",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("founder", sa.Text, nullable=False),  # item id
    sa.Column("published", Moment, nullable=False),
    sa.Column("published_printed", sa.Text, nullable=False),  # ISO 8601 with its own offset
    sa.Column("updated", Moment, nullable=False),
    sa.Column("updated_printed", sa.Text, nullable=False),
    sa.Index(None, "published"),
)

placement = sa.Table(
    "placement",  # what placing decided
    metadata,
    sa.Column("item_id", sa.Text, sa.ForeignKey("item.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("story_id", sa.Text, sa.ForeignKey("story.id", ondelete="CASCADE"), nullable=False),
    sa.Column("placement", sa.Text, nullable=False),  # Placement
    sa.Column("tagging", sa.Text, nullable=False),  # Tagging
    sa.Column("gist", sa.Text, nullable=False),  # digest of what a reader would care about
    sa.Index(None, "story_id"),
)

fingerprint = sa.Table(
    "fingerprint",  # what placing compares; numbered in the order of placing, no number twice
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("item_id", sa.Text, sa.ForeignKey("placement.item_id", ondelete="CASCADE"), nullable=False),
    sa.Column("fingerprint", sa.LargeBinary, nullable=False),  # Fingerprint, packed
    sa.Column("under", sa.LargeBinary, nullable=False),  # its keys in item_key, packed
    sa.Index(None, "item_id", unique=True),
    sqlite_autoincrement=True,
)

item_key = sa.Table(
    "item_key",  # what placing finds candidates by; week first, so the present stays together
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),  # of a fingerprint, which may be gone
    sqlite_with_rowid=False,
)

alias = sa.Table(
    "alias",  # stories that the operator joined to others
    metadata,
    sa.Column("story_id", sa.Text, primary_key=True),
    sa.Column("target", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Index(None, "target"),
)

apart = sa.Table(
    "apart",  # items that the operator parted from stories
    metadata,
    sa.Column("item_id", sa.Text, primary_key=True),
    sa.Column("story_id", sa.Text, primary_key=True),
    sa.Index(None, "story_id"),
)

shelf = sa.Table(
    "shelf",  # which stories stand under which address
    metadata,
    sa.Column("address", sa.Text, primary_key=True),
    sa.Column("story_id", sa.Text, sa.ForeignKey("story.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("published", Moment, nullable=False),
    sa.Index(None, "address", "published", "story_id"),
    sa.Index(None, "story_id"),
)

archive = sa.Table(
    "archive",  # what every feed told, in order: its entries coming, changing, leaving
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("feed", sa.Text, nullable=False),
    sa.Column("story_id", sa.Text, nullable=False),  # which may be gone
    sa.Column("moment", Moment, nullable=False),
    sa.Column("gone", sa.Boolean, nullable=False),
    sa.Column("page", sa.Integer),  # archive document; None: not archived yet
    sa.Index(None, "feed", "page"),
    sa.Index(None, "feed", "gone", "number"),
    sa.Index(None, "story_id", "feed"),
    sqlite_autoincrement=True,
)

ping = sa.Table(
    "ping",  # changed feeds that a hub was not told of yet
    metadata,
    sa.Column("hub", sa.Text, primary_key=True),
    sa.Column("topic", sa.Text, primary_key=True),
)

dirty = sa.Table(
    "dirty",  # addresses to compose and write again
    metadata,
    sa.Column("address", sa.Text, primary_key=True),
)

note = sa.Table(
    "note",  # what the shell remembers between cycles
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

city = sa.Table(
    "city",  # slugs, minted once
    metadata,
    sa.Column("slug", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),  # GeoNames id, or the operator's name
    sa.Column("city", sa.Text, nullable=False),  # City
)
