"""Where things stand on the site: relative paths and absolute addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aggregator.model import Feed
    from aggregator.model.site import SiteInfo

#: Media types by suffix; a format without a row is written, but not announced on pages and in other formats.
MEDIA_TYPES: Final[dict[str, str]] = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}


def absolute(site: SiteInfo, path: str) -> str:
    """The public address of ``path``; "index.html" at the end is left out."""
    path = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    return site.publisher.base_url.rstrip("/") + "/" + path


def page_path(address: str, language: str | None, site: SiteInfo) -> str:
    """The file of a page: in the root for the first language, in a folder for the others."""
    languages = site.publisher.languages
    folder = f"{language}/" if language in languages[1:] else ""
    return f"{folder}{address}.html"


def subject_address(feed: Feed) -> str:
    """The address of the feed that an edition or a document of its archive belongs to."""
    address = feed.chain.current or feed.address
    return address.removesuffix(f".{feed.language}") if feed.language else address


def feed_links(feed: Feed, site: SiteInfo, suffix: str) -> Iterator[dict[str, str]]:
    """The feed's own links as Atom has them, to files of the format ``suffix``.

    Itself; one page for people only, for of several alternates newsboat takes the last as the feed's home; hubs
    (WebSub § 4); its editions; its neighbours in the archive (RFC 5005 § 4).
    """
    media_type = MEDIA_TYPES[suffix]

    def link(rel: str, address: str, **more: str) -> dict[str, str]:
        return {"rel": rel, "type": media_type, "href": absolute(site, f"{address}.{suffix}"), **more}

    yield link("self", feed.address)
    yield {"rel": "alternate", "type": "text/html", "href": feed_page(feed, site)}
    chain = feed.chain
    if chain.current is None:
        for hub in site.hubs:
            yield {"rel": "hub", "href": hub}
        for language, address in editions(feed, site):
            yield link("related", address, hreflang=language)
    else:
        yield link("current", chain.current)
    if chain.older:
        yield link("prev-archive", chain.older)
    if chain.newer:
        yield link("next-archive", chain.newer)


def editions(feed: Feed, site: SiteInfo) -> Iterator[tuple[str, str]]:
    """(language, address) of the feed's other editions; of all stories there are none."""
    if feed.scope != "all":
        for language in site.publisher.languages:
            if language != feed.language:
                yield language, f"{subject_address(feed)}.{language}"


def feed_page(feed: Feed, site: SiteInfo) -> str:
    """The absolute address of the page that shows what the feed brings."""
    address = subject_address(feed)
    return absolute(site, page_path("index" if address == "all" else address, feed.language, site))


def spoken(feed: Feed, site: SiteInfo) -> str:
    """The language of the feed's own title."""
    return feed.language or (site.publisher.languages or ("en",))[0]
