"""The page of one article → one raw item: headline, date, whole main text, picture, authors, what it points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.errors import LayoutChanged
from aggregator.model import Parsed, RawItem
from aggregator.parse import (
    article_address,
    article_authors,
    article_dates,
    article_picture,
    article_stated,
    article_text,
    article_wall,
    charset,
    dom,
    furniture,
    head,
    headline,
)

if TYPE_CHECKING:
    from aggregator.model import Page, Source
    from aggregator.parse.article_stated import Stated


def parse(page: Page, source: Source) -> Parsed:
    """Exactly one item. Raises :exc:`LayoutChanged` when the page holds no article text; says what stands there."""
    decoded = charset.decode(page.body, page.content_type, kind="html")
    document = dom.read(decoded.text, page.url)
    stated = article_stated.of(document)
    language = head.language(document) or next(iter(stated.languages), None)
    hint = language or source.language
    title = headline_of(document, stated)
    published, dates = article_dates.published(document, title, hint, page.fetched, stated)
    updated = article_dates.updated(document, page.fetched, stated)
    titles = (title, *(dom.text(h1) for h1 in document.root.iter("h1")), *head.meta(document, "og:title"))
    image, caption = article_picture.lead(document, title, stated)
    authors = article_authors.of(document, stated)
    sections = tuple(dict.fromkeys((*head.meta(document, "article:section", "article:tag"), *stated.labels[:1])))
    further = article_address.continued(document, page.url)
    shown, gate = dom.text(document.root), article_wall.asks_password(document)

    removed = furniture.clear(document, title, hint)
    names = (*authors, *stated.authors, *sections, *stated.labels, head.site_name(document) or "")
    main = _main_text(document, source, titles, names, hint, stated=stated, gate=gate)
    warnings = (decoded.warning, article_wall.partly(main.text, stated, shown))
    item = RawItem(
        title=title,
        link=article_address.canonical(document, page.url),
        published=published,
        updated=updated,
        modified=page.last_modified,
        summary=next(iter(head.meta(document, "og:description", "description")), None),
        content=main.html,
        text=main.text,
        language=language,
        authors=authors,
        categories=sections,
        image=image,
        caption=caption,
        base=document.base,
        continued=further,
        related=tuple(removed.related),
        dates=tuple(dict.fromkeys(value for value in (*dates, *removed.dates) if value != published)),
    )
    return Parsed(
        kind="article",
        items=(item,),
        title=head.site_name(document) or title,
        language=language,
        site=page.url,
        warnings=tuple(filter(None, warnings)),
    )


def _main_text(
    document: dom.Document,
    source: Source,
    titles: tuple[str, ...],
    names: tuple[str, ...],
    language: str | None,
    *,
    stated: Stated,
    gate: bool,
) -> article_text.MainText:
    css = source.selectors.text if source.selectors is not None else None
    if css is None:
        main = article_text.extract(document, titles=titles, labels=names, language=language)
        main = article_text.stated(stated.bodies, main) or main
        if wall := article_wall.verdict(document, main.text if main else None, gate=gate):
            raise LayoutChanged(source.id, f"no article text found at {document.url}: {wall}")
        if main:
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


def headline_of(document: dom.Document, stated: Stated) -> str:
    """What two of JSON-LD headline, og:title, h1 and ``<title>`` agree on, without the site's name."""
    names = {head.site_name(document), *stated.publishers, *headline.host_names(document.url)} - {None}
    sites = [name for name in names if name]
    headings = [line for h1 in document.root.iter("h1") if (line := dom.text(h1))]
    first = list(stated.headlines[:1])
    tagged = head.meta(document, "og:title", "twitter:title")[:1]
    element = document.root.find(".//title")
    named = [dom.text(element)] if element is not None else []
    known, lines = (*headings, *first), _lines(document)
    clean = [headline.without_site(value, sites, *known, lines=lines) for value in (*first, *tagged, *named)]
    for heading in headings:
        if any(heading.casefold() == value.casefold() for value in clean):
            return heading
    for heading in headings:
        # … or what the others have more of behind it: a day, a section
        if headline.is_headline(heading) and any(_goes_on(heading, value) for value in clean):
            return heading
    for value in clean[:2]:
        if value and (len(clean) < 3 or value.casefold() in dom.squash(clean[-1]).casefold()):
            return value
    return next(filter(None, (*headings[:1], *clean)), "")


def _goes_on(heading: str, value: str) -> bool:
    return value.casefold().startswith(heading.casefold()) and len(heading) >= 0.5 * len(value)


def _lines(document: dom.Document) -> set[str]:
    """Lines of the page that may be a headline without being an h1."""
    body = document.root.find("body")
    return set() if body is None else {line for line, _ in dom.runs(body) if headline.is_headline(line)}
