"""Which stories stand under which address, and which addresses must be written again; the city slugs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from aggregator.model import City
from aggregator.store import codec, schema
from aggregator.store.rows import primary, upsert

SHELF = schema.shelf.c


@dataclass(frozen=True, slots=True)
class Shelf:
    """One address with what stands there."""

    address: str
    stories: int
    newest: datetime  # UTC
    recent: int = 0  # stories since the moment that was asked for


def put_on_shelves(connection: sa.Connection, story_id: str, addresses: Collection[str], published: datetime) -> None:
    """See :meth:`Store.put_on_shelves`."""
    before = set(connection.scalars(sa.select(SHELF.address).where(SHELF.story_id == story_id)))
    connection.execute(schema.shelf.delete().where(SHELF.story_id == story_id))
    upsert(
        connection,
        schema.shelf,
        [{"address": address, "story_id": story_id, "published": published} for address in sorted(set(addresses))],
    )
    mark_dirty(connection, {*before, *addresses, f"stories/{story_id}"})


def shelf(connection: sa.Connection, address: str, limit: int, language: str | None) -> list[str]:
    """Ids of the newest stories there, newest first, ties by id."""
    asked = sa.select(SHELF.story_id).where(SHELF.address == address)
    if language is not None:
        tellers = schema.placement.join(schema.item, schema.item.c.id == schema.placement.c.item_id)
        asked = asked.where(
            sa.exists()
            .select_from(tellers)
            .where(schema.placement.c.story_id == SHELF.story_id, schema.item.c.language == primary(language))
        )
    return list(connection.scalars(asked.order_by(SHELF.published.desc(), SHELF.story_id).limit(limit)))


def addresses(connection: sa.Connection, since: datetime | None, *, pages: bool) -> list[Shelf]:
    """See :meth:`Store.addresses`."""
    recent = sa.literal(0) if since is None else sa.func.sum(sa.case((SHELF.published >= since, 1), else_=0))
    asked = sa.select(SHELF.address, sa.func.count(), sa.func.max(SHELF.published), recent)
    if not pages:
        asked = asked.where(SHELF.address.not_like("stories/%"))
    rows = connection.execute(asked.group_by(SHELF.address).order_by(SHELF.address))
    return [Shelf(address, stories, newest, lately) for address, stories, newest, lately in rows]


def published(connection: sa.Connection, address: str, since: datetime | None) -> list[datetime]:
    """See :meth:`Store.published`."""
    asked = sa.select(SHELF.published).where(SHELF.address == address).order_by(SHELF.published.desc())
    return list(connection.scalars(asked.limit(1) if since is None else asked.where(SHELF.published >= since)))


def years(connection: sa.Connection, address: str) -> dict[int, int]:
    """See :meth:`Store.years`."""
    year = _year()
    rows = connection.execute(
        sa.select(year, sa.func.count())
        .join(schema.shelf, schema.story.c.id == SHELF.story_id)
        .where(SHELF.address == address)
        .group_by(year)
    )
    return {int(found): stories for found, stories in rows}


def of_year(connection: sa.Connection, address: str, year: int) -> list[str]:
    """Ids of the stories there from a year, as it is printed."""
    return list(
        connection.scalars(
            sa.select(SHELF.story_id)
            .join(schema.story, schema.story.c.id == SHELF.story_id)
            .where(SHELF.address == address, _year() == f"{year:04}")
        )
    )


def _year() -> sa.ColumnElement[str]:
    return sa.func.substr(schema.story.c.published_printed, 1, 4)


def listed(connection: sa.Connection, address: str, since: datetime, before: datetime) -> list[tuple[str, datetime]]:
    """See :meth:`Store.listed`."""
    told = schema.story.c
    rows = connection.execute(
        sa.select(SHELF.story_id, told.updated)
        .join(schema.story, told.id == SHELF.story_id)
        .where(SHELF.address == address, SHELF.published >= since, SHELF.published < before)
        .order_by(SHELF.published, SHELF.story_id)
    )
    return [(story_id, updated) for story_id, updated in rows]


def dirty(connection: sa.Connection) -> set[str]:
    """Addresses whose files are behind the store."""
    return set(connection.scalars(sa.select(schema.dirty.c.address)))


def mark_dirty(connection: sa.Connection, addresses: Iterable[str]) -> None:
    """These must be written again."""
    upsert(connection, schema.dirty, [{"address": address} for address in sorted(set(addresses))])


def mark_clean(connection: sa.Connection, addresses: Iterable[str]) -> None:
    """These have been written."""
    gone = [{"gone": address} for address in sorted(set(addresses))]
    if gone:
        connection.execute(schema.dirty.delete().where(schema.dirty.c.address == sa.bindparam("gone")), gone)


def mint(connection: sa.Connection, city: City) -> City:
    """See :meth:`Store.mint`."""
    table = schema.city.c
    key = str(city.geonameid) if city.geonameid is not None else f"{city.name}, {city.country}"
    slug = connection.execute(sa.select(table.slug).where(table.key == key)).scalar()
    if slug is None:
        taken = set(connection.scalars(sa.select(table.slug).where(table.slug.startswith(city.slug, autoescape=True))))
        slug = next(wish for wish in _wishes(city) if wish not in taken)
        minted = replace(city, slug=slug)
        connection.execute(schema.city.insert(), {"slug": slug, "key": key, "city": codec.dumps(minted)})
        return minted
    return replace(city, slug=slug)


def cities(connection: sa.Connection) -> dict[str, City]:
    """See :meth:`Store.cities`."""
    rows = connection.execute(sa.select(schema.city.c.slug, schema.city.c.city).order_by(schema.city.c.slug))
    return {row.slug: codec.loads(City, row.city) for row in rows}


def note(connection: sa.Connection, name: str) -> str | None:
    """See :meth:`Store.note`."""
    value: str | None = connection.execute(sa.select(schema.note.c.value).where(schema.note.c.name == name)).scalar()
    return value


def keep_note(connection: sa.Connection, name: str, value: str) -> None:
    """See :meth:`Store.keep_note`."""
    upsert(connection, schema.note, [{"name": name, "value": value}])


def _wishes(city: City) -> Iterable[str]:
    yield city.slug
    if city.geonameid is not None:
        yield f"{city.slug}-{city.geonameid}"
    number = 2
    while True:
        yield f"{city.slug}-{number}"
        number += 1
