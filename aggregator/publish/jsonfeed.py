"""JSON Feed 1.1 (jsonfeed.org), with what it has no word for in objects of our own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aggregator.publish.links import absolute, feed_page, spoken
from aggregator.publish.text import authors, cleaned, iri, language_tag, source_name, summary_with_tellers

if TYPE_CHECKING:
    from aggregator.model import City, Entry, Feed
    from aggregator.model.site import SiteInfo


def write(feed: Feed, site: SiteInfo) -> bytes:
    """The feed as a JSON Feed."""
    feed, site = cleaned(feed), cleaned(site)
    author = site.publisher.author
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title or feed.address,
        "home_page_url": feed_page(feed, site),
        "feed_url": absolute(site, f"{feed.address}.json"),
        "description": feed.subtitle,
        "icon": absolute(site, "static/icon.svg"),
        "authors": [_told({"name": author.name, "url": author.uri})],
        "language": language_tag(spoken(feed, site)),
    }
    items = [_item(entry, site) for entry in feed.entries]
    return (json.dumps(_told(document) | {"items": items}, ensure_ascii=False) + "\n").encode()


def _item(entry: Entry, site: SiteInfo) -> dict[str, Any]:
    summary = summary_with_tellers(entry)
    item = {
        "id": entry.id,
        "url": iri(entry.url),
        "title": entry.title,
        "summary": summary,
        "content_html": entry.content_html,
        "image": entry.image and iri(entry.image),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in authors(entry)],
        "tags": list(
            dict.fromkeys(
                [city.name for city in entry.cities]
                + [f"{pair.a.name} – {pair.b.name}" for pair in entry.pairs]
                + list(entry.labels)
            )
        ),
        "language": entry.language and language_tag(entry.language),
        "attachments": [
            _told(
                {
                    "url": iri(file.url),
                    "mime_type": file.type or "application/octet-stream",
                    "size_in_bytes": file.length,
                }
            )
            for file in entry.enclosures
        ],
        "_source": _told(
            {
                "about": absolute(site, f"sources/{entry.origin.source_id}.html"),
                "id": entry.origin.id,
                "title": source_name(entry),
                "url": iri(entry.origin.url),
                "rights": entry.rights or entry.origin.rights,
            }
        ),
        "_related": {
            "about": absolute(site, f"stories/{entry.story_id}.html"),
            "tellings": [
                _told(
                    {
                        "url": iri(other.url),
                        "title": other.title,
                        "language": other.language and language_tag(other.language),
                        "source": other.source_title,
                        "date_published": other.published.isoformat(),
                    }
                )
                for other in entry.related
            ],
        },
        "_places": {
            "about": absolute(site, "about.html"),
            "cities": [_place(city) for city in entry.cities],
            "pairs": [pair.slug for pair in entry.pairs],
        },
    }
    if not entry.content_html:  # the specification demands one of the two
        item["content_text"] = summary or entry.title or entry.url
    return _told(item)


def _place(city: City) -> dict[str, Any]:
    return _told({"slug": city.slug, "name": city.name, "latitude": city.latitude, "longitude": city.longitude})


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """Without the fields nothing is known for; a zero is known."""
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
