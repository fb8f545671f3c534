"""Values → files: the door to everything published.

A format is one file with a function ``(feed, site) -> bytes`` and one row of :data:`WRITERS`; its name is the suffix of
its files. The shell calls one function for each dirty address: :func:`publish_feed`, :func:`publish_page` and, once a
cycle, :func:`publish_lists`, :func:`publish_status`, :func:`publish_static`. Each returns the paths it really wrote, so
none means that nothing changed; each raises :class:`~aggregator.errors.PublishError` when the folder can't be written.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Protocol

from aggregator.publish import atom, chart, embedding, jsonfeed, links, missing, opml, pages, rss, sitemap
from aggregator.publish.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aggregator.model import Feed
    from aggregator.model.site import CityTally, FeedRef, Ground, PageRef, PairTally, SiteInfo, SitePage, StatusPage

__all__ = [
    "WRITERS",
    "Shelf",
    "Writer",
    "publish_countries",
    "publish_embed",
    "publish_embed_kit",
    "publish_feed",
    "publish_gone",
    "publish_lists",
    "publish_map",
    "publish_missing",
    "publish_page",
    "publish_redirect",
    "publish_sitemap",
    "publish_static",
    "publish_status",
    "sitemap_months",
]


class Writer(Protocol):
    """One output format. Pure: the same feed gives the same bytes."""

    def __call__(self, feed: Feed, site: SiteInfo) -> bytes: ...


WRITERS: Final[dict[str, Writer]] = {
    "atom": atom.write,
    "json": jsonfeed.write,
    "rss": rss.write,
}


def publish_feed(shelf: Shelf, feed: Feed, site: SiteInfo) -> list[str]:
    """The feed in every format, at its address plus the format's suffix."""
    return _put(shelf, {f"{feed.address}.{suffix}": write(feed, site) for suffix, write in WRITERS.items()})


def publish_embed(shelf: Shelf, feed: Feed, site: SiteInfo) -> list[str]:
    """An edition's fragment and frame for other websites; nothing for what is no edition of a city or pair."""
    return _put(shelf, embedding.fragments(feed, site))


def publish_embed_kit(
    shelf: Shelf,
    cities: Mapping[str, Sequence[CityTally]],
    pairs: Mapping[str, Sequence[PairTally]],
    site: SiteInfo,
) -> list[str]:
    """The element for other websites, the page that writes the lines to paste, and what it offers: by language, the
    same cities and pairs under other names."""
    return _put(shelf, embedding.kit(site) | embedding.register(cities, pairs, site))


def publish_page(shelf: Shelf, page: SitePage, site: SiteInfo) -> list[str]:
    """The page in the language it was composed for."""
    return _put(shelf, {links.page_path(page.address, page.language, site): pages.write(page, site)})


def publish_status(
    shelf: Shelf, document: Mapping[str, Any], translations: Iterable[StatusPage], site: SiteInfo
) -> list[str]:
    """``status.json`` (``document``, as ``aggregator status --json`` prints it) and the page in each language."""
    data = (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")
    written = _put(shelf, {"status.json": data})
    for page in translations:
        written += publish_page(shelf, page, site)
    return written


def publish_lists(shelf: Shelf, feeds: Iterable[FeedRef], pages: Iterable[PageRef], site: SiteInfo) -> list[str]:
    """``feeds.opml``; ``sitemap.xml``, which names the sitemap of these ``pages`` and every other that was published
    before; ``robots.txt``."""
    written = _put(shelf, {"feeds.opml": opml.write(site.publisher.title, feeds, site)})
    written += publish_sitemap(shelf, "pages", pages, site)
    index = sitemap.index(shelf.standing(sitemap.FOLDER), site)
    return written + _put(shelf, {"sitemap.xml": index, "robots.txt": sitemap.robots(site)})


def publish_sitemap(shelf: Shelf, name: str, pages: Iterable[PageRef], site: SiteInfo) -> list[str]:
    """The pages as ``sitemap/<name>.xml`` and as many more files as they need; files they no longer need are taken
    away, and named too."""
    wanted = sitemap.write(name, pages, site)
    left = [path for path in shelf.standing(sitemap.FOLDER) if sitemap.is_piece(path, name) and path not in wanted]
    return _put(shelf, wanted) + [path for path in left if shelf.remove(path)]


def sitemap_months(shelf: Shelf) -> set[str]:
    """The months that have a sitemap."""
    return {found[1] for path in shelf.standing(sitemap.FOLDER) if (found := sitemap.MONTHLY.fullmatch(path))}


def publish_countries(shelf: Shelf, feeds: Mapping[str, Iterable[FeedRef]], site: SiteInfo) -> list[str]:
    """``countries/<cc>.opml`` for each country code (any case) and its feeds."""
    return _put(
        shelf,
        {
            f"countries/{code.lower()}.opml": opml.write(f"{site.publisher.title} · {code.upper()}", refs, site)
            for code, refs in feeds.items()
        },
    )


def publish_map(shelf: Shelf, ground: Ground) -> list[str]:
    """``map/land.svg``: what lies below the home page's map."""
    return _put(shelf, {"map/land.svg": chart.ground(ground)})


def publish_static(shelf: Shelf) -> list[str]:
    """What pages and feeds link to: style sheet, icon, logo."""
    return _put(shelf, pages.static_files() | {"static/logo.png": _logo()})


@cache
def _logo() -> bytes:
    return (files("aggregator.publish") / "static" / "logo.png").read_bytes()


def publish_missing(shelf: Shelf, site: SiteInfo) -> list[str]:
    """``404.html``, ``410.html`` and their plain texts: what a server answers where nothing stands."""
    return _put(shelf, missing.write(site))


def publish_redirect(shelf: Shelf, address: str, to: str, site: SiteInfo) -> list[str]:
    """Pages at a former ``address`` that lead to ``to``, in every language. Feeds of the former address stay."""
    return _put(
        shelf,
        {
            links.page_path(address, language, site): pages.redirect(address, to, language, site)
            for language in site.publisher.languages
        },
    )


def publish_gone(shelf: Shelf, address: str, site: SiteInfo) -> list[str]:
    """Take a page away in every language. Where it stood, an empty ``<page>.gone`` tells servers to answer 410."""
    paths = [links.page_path(address, language, site) for language in site.publisher.languages]
    return [path for path in paths if shelf.remove(path) and shelf.put(f"{path}.gone", b"")]


def _put(shelf: Shelf, outcome: Mapping[str, bytes]) -> list[str]:
    return [path for path, data in outcome.items() if shelf.put(path, data)]
