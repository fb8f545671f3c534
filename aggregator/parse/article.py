"""The page of one article → one raw item: headline, date, whole main text, picture, authors, what it points to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aggregator.errors import LayoutChanged
from aggregator.model import Parsed, RawItem
from aggregator.parse import article_dates, article_text, charset, dom, furniture, head, headline

if TYPE_CHECKING:
    from aggregator.model import Page, Source


def parse(page: Page, source: Source) -> Parsed:
    """Exactly one item. Raises :exc:`LayoutChanged` when the page holds no article text."""
    decoded = charset.decode(page.body, page.content_type, kind="html")
    document = dom.read(decoded.text, page.url)
    language = head.language(document)
    hint = language or source.language
    title = headline_of(document)
    published, dates = article_dates.published(document, title, hint, page.fetched)
    updated = article_dates.updated(document, page.fetched)
    titles = (title, *(dom.text(h1) for h1 in document.root.iter("h1")), *head.meta(document, "og:title"))
    image = _image(document)
    authors = _authors(document)

    removed = furniture.clear(document, title, hint)
    main = _main_text(document, source, titles, hint)
    item = RawItem(
        title=title,
        link=_link(document, page.url),
        published=published,
        updated=updated,
        summary=next(iter(head.meta(document, "og:description", "description")), None),
        content=main.html,
        text=main.text,
        language=language,
        authors=authors,
        categories=tuple(dict.fromkeys(head.meta(document, "article:section", "article:tag"))),
        image=image,
        base=document.base,
        related=tuple(removed.related),
        dates=tuple(dict.fromkeys(value for value in (*dates, *removed.dates) if value != published)),
    )
    return Parsed(
        kind="article",
        items=(item,),
        title=head.site_name(document) or title,
        language=language,
        site=page.url,
        warnings=(decoded.warning,) if decoded.warning else (),
    )


def _main_text(
    document: dom.Document, source: Source, titles: tuple[str, ...], language: str | None
) -> article_text.MainText:
    css = source.selectors.text if source.selectors is not None else None
    if css is None:
        if main := article_text.extract(document, titles=titles, language=language):
            return main
        raise LayoutChanged(
            source.id, f"no article text found at {document.url}: no block with sentences outside links"
        )
    try:
        if main := article_text.selected(document, css):
            return main
    except dom.BadSelector as error:
        raise LayoutChanged(source.id, f"{error}; correct selectors: in feeds.yaml") from error
    raise LayoutChanged(source.id, f"selector text: {css!r} matches nothing on {document.url}; was it redesigned?")


def headline_of(document: dom.Document) -> str:
    """What two of JSON-LD headline, og:title, h1 and ``<title>`` agree on, without the site's name."""
    site = head.site_name(document)
    headings = [line for h1 in document.root.iter("h1") if (line := dom.text(h1))]
    stated = [value for node in head.article_objects(document) for value in head.strings(node.get("headline"))][:1]
    tagged = head.meta(document, "og:title", "twitter:title")[:1]
    element = document.root.find(".//title")
    named = [dom.text(element)] if element is not None else []
    known = (*headings, *stated)
    clean = [headline.without_site(value, site, *known) for value in (*stated, *tagged, *named)]
    for heading in headings:
        if any(heading.casefold() == value.casefold() for value in clean):
            return heading
    for value in clean[:2]:
        if value and (len(clean) < 3 or value.casefold() in dom.squash(clean[-1]).casefold()):
            return value
    return next(filter(None, (*headings[:1], *clean)), "")


def _link(document: dom.Document, url: str) -> str:
    """The canonical address, if it is on this site and does not stand for another page."""
    canonical = head.canonical(document)
    if canonical is None:
        return url
    here, there = urlsplit(url), urlsplit(canonical)
    hosts = [(part.hostname or "").removeprefix("www.").removeprefix("m.") for part in (here, there)]
    if hosts[0] != hosts[1]:
        return url
    if there.path.rstrip("/") == "" and not there.query and here.path.rstrip("/"):
        return url  # a template that names the home page everywhere
    if (here.path.rstrip("/") + "/").startswith(there.path.rstrip("/") + "/") and there.path.rstrip(
        "/"
    ) != here.path.rstrip("/"):
        return url  # … or the section
    return canonical


def _image(document: dom.Document) -> str | None:
    stated = head.meta(document, "og:image:secure_url", "og:image", "twitter:image", "twitter:image:src")
    for value in stated:
        if address := dom.resolve(document.base, value):
            return address
    for container in (*document.root.iter("article"), *document.root.iter("main")):
        if address := dom.picture(container, document.base):
            return address
    return None


def _authors(document: dom.Document) -> tuple[str, ...]:
    stated = [value for node in head.article_objects(document) for value in head.strings(node.get("author"))]
    stated = stated or head.meta(document, "author", "article:author", "dc.creator", "parsely-author")
    if not stated:
        stated = [
            dom.text(node)
            for node in document.root.iter("a", "span", "div", "address")
            if "author" in (node.get("rel") or "").split() or node.get("itemprop") == "author"
        ]
    site = (head.site_name(document) or "").casefold()
    names = [name for name in stated if not name.startswith("http") and len(name) <= 100 and name.casefold() != site]
    return tuple(dict.fromkeys(filter(None, names)))
