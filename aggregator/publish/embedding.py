"""The embed kit: what a city's website puts into its pages. An element, frames, fragments for server-side includes and
the page that writes the lines to paste; see docs/embed.md."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from aggregator.model.site import EmbedPage
from aggregator.publish import embed_words, pages
from aggregator.publish.links import absolute, feed_page, page_path
from aggregator.publish.text import cleaned, day, direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aggregator.model import City, CityPair, Feed
    from aggregator.model.site import CityTally, PairTally, SiteInfo

FILES: Final = ("city-news.js", "configurator.css", "configurator.js", "frame.css", "frame.js")
SAID: Final = ("all", "failed", "saved", "none", "loading")  # in the order the module has them
SHOWN: Final = 10  # stories in a fragment or frame


def fragments(feed: Feed, site: SiteInfo) -> dict[str, bytes]:
    """An edition's newest stories as ``embed/<slug>.<lang>.html``, a piece of HTML with classes only, and as
    ``embed/<slug>.<lang>.frame.html``, a page to show in a frame. Path → bytes; none where the feed is no edition of a
    city or pair."""
    language = feed.language
    if language is None or feed.scope == "all":
        return {}
    feed, site = cleaned(replace(feed, entries=feed.entries[:SHOWN])), cleaned(site)
    name = f"embed/{feed.address.partition('/')[2]}"
    values: dict[str, Any] = {
        "feed": feed,
        "language": language,
        "page": feed_page(feed, site),
        "say": embed_words.words(language, "list"),
        "day": lambda when: day(when.date(), language),  # at the place of the news, never shifted
        "direction": direction(language),
        "site": site,
    }
    return {
        f"{name}.html": pages.render("fragment.html", **values),
        f"{name}.frame.html": pages.render("frame.html", **values),
    }


def kit(site: SiteInfo) -> dict[str, bytes]:
    """The element, its companions and the configurator's page in every language: path → bytes."""
    folder = files("aggregator.publish") / "embed"
    return {f"embed/{name}": _filled((folder / name).read_bytes(), site) for name in FILES} | {
        page_path("embed/index", language, site): pages.write(EmbedPage(language), site)
        for language in site.publisher.languages
    }


def _filled(data: bytes, site: SiteInfo) -> bytes:
    """The module with the site's languages, and with what it says in every language in place of the English it is kept
    with."""
    said = {language: [words[key] for key in SAID] for language, words in embed_words.table("list").items()}
    lines = ",\n".join(f"  {language}: {json.dumps(words, ensure_ascii=False)}" for language, words in said.items())
    editions = json.dumps(list(site.publisher.languages)).encode()
    data = re.sub(rb"(?<=const EDITIONS = )null", lambda _: editions, data, count=1)
    return re.sub(rb"(?s)(?<=const WORDS = \{\n).*?(?=\n\};)", lambda _: lines.encode(), data, count=1)


def register(
    cities: Mapping[str, Sequence[CityTally]], pairs: Mapping[str, Sequence[PairTally]], site: SiteInfo
) -> dict[str, bytes]:
    """``embed/cities.json``: what there is to choose from, by language the same cities and pairs under other names."""
    names: dict[str, dict[str, Any]] = {}

    def note(city: City, language: str, stories: int = 0) -> None:
        known = names.setdefault(city.slug, {"names": {}, "country": city.country, "stories": 0})
        known["names"][language] = city.name
        known["stories"] = max(known["stories"], stories)

    told: dict[str, tuple[CityPair, int]] = {}
    for language in site.publisher.languages:
        for one in cities.get(language, ()):
            note(one.city, language, one.stories)
        for two in pairs.get(language, ()):
            told[two.pair.slug] = (two.pair, two.stories)
            for city in (two.pair.a, two.pair.b):
                note(city, language)
    document = {
        "title": site.publisher.title,
        "base": absolute(site, ""),
        "languages": list(site.publisher.languages),
        "cities": dict(sorted(names.items())),
        "pairs": {slug: stories for slug, (_, stories) in sorted(told.items())},
    }
    return {"embed/cities.json": (json.dumps(cleaned_json(document), ensure_ascii=False) + "\n").encode()}


def cleaned_json(value: Any) -> Any:
    """The document with every string fit to be published."""
    if isinstance(value, dict):
        return {key: cleaned_json(inner) for key, inner in value.items()}
    return cleaned(tuple(value)) if isinstance(value, list) else cleaned(value)
