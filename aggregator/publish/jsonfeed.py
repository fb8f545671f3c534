"""JSON Feed 1.1 (jsonfeed.org), with what it has no word for in objects of our own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aggregator.publish.links import absolute, editions, feed_page, spoken
from aggregator.publish.terms import subjects, terms
from aggregator.publish.text import (
    authors,
    cleaned,
    description,
    files,
    language_tag,
    licence,
    source_name,
    summary_with_tellers,
    uri,
)

if TYPE_CHECKING:
    from aggregator.model import City, Entry, Feed
    from aggregator.model.site import SiteInfo
    from aggregator.publish.terms import Term


def write(feed: Feed, site: SiteInfo) -> bytes:
    """The feed as a JSON Feed."""
    feed, site = cleaned(feed), cleaned(site)
    author = site.publisher.author
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title or feed.address,
        "home_page_url": feed_page(feed, site),
        "feed_url": _address(feed.address, site),
        "next_url": _address(feed.chain.older, site),
        "description": feed.subtitle,
        "icon": absolute(site, "static/icon.svg"),
        "authors": [_told({"name": author.name, "url": author.uri})],
        "language": language_tag(spoken(feed, site)),
        "hubs": [] if feed.chain.current else [{"type": "WebSub", "url": hub} for hub in site.hubs],
        "_feed": _feed(feed, site),
    }
    items = [_item(entry, site, spoken(feed, site)) for entry in feed.entries]
    return (json.dumps(_told(document) | {"items": items}, ensure_ascii=False) + "\n").encode()


def _feed(feed: Feed, site: SiteInfo) -> dict[str, Any]:
    """What Atom says of the feed and JSON Feed has no word for: its id, date and categories, and RFC 5005 and 6721."""
    chain = feed.chain
    return _told(
        {
            "about": absolute(site, "about.html"),
            "id": feed.id,
            "date_modified": feed.updated.isoformat(),
            "categories": [_category(term) for term in subjects(feed, site)],
            "editions": []
            if chain.current
            else [{"language": language, "url": _address(address, site)} for language, address in editions(feed, site)],
            "archive": True if chain.current else None,
            "current": _address(chain.current, site),
            "newer": _address(chain.newer, site),
            "deleted": [
                _told(
                    {
                        "id": gone.id,
                        "when": gone.when.isoformat(),
                        "url": gone.into and absolute(site, f"{gone.into}.html"),
                    }
                )
                for gone in feed.gone
            ],
        }
    )


def _address(address: str | None, site: SiteInfo) -> str | None:
    return absolute(site, f"{address}.json") if address else None


def _category(term: Term) -> dict[str, Any]:
    return _told({"term": term.term, "scheme": term.scheme, "label": term.label})


def _item(entry: Entry, site: SiteInfo, spoken: str) -> dict[str, Any]:
    filed = list(terms(entry, site, spoken))
    item = {
        "id": entry.id,
        "url": uri(entry.url),
        "title": entry.title,
        "summary": summary_with_tellers(entry),
        "content_html": entry.content_html,
        "image": entry.image and uri(entry.image),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in authors(entry)],
        "tags": list(dict.fromkeys(term.shown for term in filed)),
        "language": entry.language and language_tag(entry.language),
        "attachments": [
            _told(
                {
                    "url": uri(file.url),
                    "mime_type": file.type or "application/octet-stream",
                    "size_in_bytes": file.length,
                }
            )
            for file in files(entry)
        ],
        "_source": _told(
            {
                "about": absolute(site, f"sources/{entry.origin.source_id}.html"),
                "id": entry.origin.id,
                "title": source_name(entry),
                "url": uri(entry.origin.url),
                "rights": entry.rights or entry.origin.rights,
                "license": (terms_of_use := licence(entry.rights)) and uri(terms_of_use),
            }
        ),
        "_related": {
            "about": absolute(site, f"stories/{entry.story_id}.html"),
            "tellings": [
                _told(
                    {
                        "url": uri(other.url),
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
        "_categories": {"about": absolute(site, "about.html"), "categories": [_category(term) for term in filed]},
    }
    if not entry.content_html:  # the specification demands one of the two
        item["content_text"] = description(entry)
    return _told(item)


def _place(city: City) -> dict[str, Any]:
    return _told({"slug": city.slug, "name": city.name, "latitude": city.latitude, "longitude": city.longitude})


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """Without the fields nothing is known for; a zero is known."""
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
