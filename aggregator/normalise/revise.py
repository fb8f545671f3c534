"""Two sights of one item: the list's and the article's, and yesterday's and today's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from aggregator.normalise import html, urls
from aggregator.normalise import text as plain
from aggregator.normalise.machine import read_machine
from aggregator.normalise.printed import read_printed
from aggregator.normalise.relative import read_relative
from aggregator.normalise.words import fold

if TYPE_CHECKING:
    from datetime import datetime

    from aggregator.model import Dated, Item, RawItem, Source

_BASIS: Final = {"first-seen": 0, "inferred": 1, "stated": 2}
_TEASER: Final = 40  # letters that tell something beyond the title; fewer of East Asian ones do
_GENERIC: Final = re.compile(
    r"read more|more|details|continue reading|подробнее|далее|читать далее|читать|еще|weiterlesen|mehr|lire la "
    r"suite|leer mas|"
    r"ver mas|leggi tutto|continua|saiba mais|leia mais|czytaj wiecej|wiecej|vice|viac|opsirnije|доклаше|"
    r"детальніше|больше|"
    r"devami|tovabb|περισσοτερα|mai mult|查看更多|详细|详情|続きを読む|더보기|المزيد"
)


def wants_article(raw: RawItem, source: Source) -> bool:
    """Must the item's own page be read? ``auto``: when the list or feed lacks text, or a date with its year."""
    if source.articles == "never" or raw.text or not urls.absolute(raw.link, raw.base or source.url):
        return False
    return (
        source.articles == "always"
        or not _has_text(raw)
        or _fullness(raw.published, raw.language or source.language) < 1
    )


def _has_text(raw: RawItem) -> bool:
    told = max(html.to_text(raw.summary), html.to_text(raw.content), key=len)
    if raw.guid is not None:  # a feed's own summary is meant to be one
        return bool(told)
    if fold(told) == fold(plain.one_line(raw.title)):
        return False
    letters = [c for c in told if c.isalpha()]
    wide = sum(c > "\u2e80" for c in letters)
    return len(letters) + 2 * wide >= _TEASER


def _fullness(date: str | None, language: str | None) -> int:
    """0 nothing to read or no year; 1 told from now; 2 a day; 3 with its time; 4 with its zone."""
    if not date or not (line := " ".join(date.split())):
        return 0
    if exact := read_machine(line):
        return 2 if not hasattr(exact, "hour") else 4 if getattr(exact, "tzinfo", None) else 3
    found = [p for p in read_printed(line[:600], language=language) if p.year]
    if found:
        return 4 if found[0].zone else 3 if found[0].time else 2
    return 1 if read_relative(line[:100], language) else 0


def merge(listed: RawItem, article: RawItem) -> RawItem:
    """What the list told of an item, with what its own page tells: text, picture and the fuller date are the page's."""
    language = article.language or listed.language
    fuller = _fullness(article.published, language) >= _fullness(listed.published, language) and article.published
    published = article.published if fuller else listed.published or article.published
    dates = tuple(dict.fromkeys((*article.dates, *listed.dates, *filter(None, (listed.published, article.published)))))
    told = html.to_text(listed.content)
    takes_text = bool(article.text) and 2 * len(article.text or "") >= len(told)
    return replace(
        listed,
        title=_title(listed, article),
        link=_link(listed, article),
        published=published,
        updated=article.updated or listed.updated,
        summary=listed.summary or article.summary,
        content=(article.content if takes_text else None) or (None if takes_text else listed.content),
        text=article.text if takes_text else listed.text,
        language=listed.language or article.language,
        authors=article.authors or listed.authors,
        categories=tuple(dict.fromkeys((*listed.categories, *article.categories))),
        image=article.image or listed.image,
        enclosures=tuple({e.url: e for e in (*listed.enclosures, *article.enclosures)}.values()),
        base=article.base if takes_text and article.content else listed.base,
        related=article.related or listed.related,
        dates=tuple(date for date in dates if date != published),
        order=listed.order or listed.dates,
        modified=article.modified or listed.modified,
    )


def _title(listed: RawItem, article: RawItem) -> str:
    """The list's, unless it is cut short, empty or says only «more»: page titles carry the site's name and slogans."""
    mine, its = plain.one_line(listed.title), plain.one_line(article.title)
    if not its:
        return listed.title
    cut_short = re.search(r"(?:…|\.\.\.)$", mine)
    begins_alike = fold(its).startswith(fold(re.sub(r"[\s.…]+$", "", mine))[:60])
    if not mine or _GENERIC.fullmatch(fold(mine).strip(" .…»>→")) or (cut_short and begins_alike):
        return article.title
    return listed.title


def _link(listed: RawItem, article: RawItem) -> str | None:
    """The page's canonical address, when it is an edition of the listed one (not, say, the home page)."""
    if not listed.link or not article.link:
        return listed.link or article.link
    return article.link if urls.loose(article.link) == urls.loose(listed.link) else listed.link


def revise(old: Item, new: Item) -> Item:
    """What a later sight of a known item may change; ``old`` itself when it tells nothing new.

    Id, first sight and place among its neighbours are frozen. The date never moves forward: it only becomes better
    founded, more precise on its day, or earlier when the source corrects it.
    """
    richer = _tells_more(old, new)
    told = new if richer else old
    draft = replace(
        old,
        url=new.url,
        identity=new.identity,
        loose=new.loose,
        guid=new.guid or old.guid,
        title=new.title,
        published=_published(old, new),
        summary=new.summary if richer and new.summary else old.summary,
        content_html=told.content_html or old.content_html,
        text=told.text,
        language=new.language or old.language,
        event_date=new.event_date or old.event_date,
        authors=new.authors or old.authors,
        categories=new.categories or old.categories,
        image=new.image or old.image,
        enclosures=new.enclosures or old.enclosures,
    )
    changed = (draft.title, draft.url, draft.text, draft.summary, draft.content_html) != (
        old.title, old.url, old.text, old.summary, old.content_html,
    )  # fmt: skip
    return replace(draft, updated=_updated(old, new, changed=changed))


def _tells_more(old: Item, new: Item) -> bool:
    """A teaser of the text we have is no news: the article page may just not have been read this time."""
    if not new.text or new.text == old.text:
        return False
    beginning = " ".join(new.text.split())[:80].rstrip("… ")
    return not (len(new.text) < len(old.text) and beginning in " ".join(old.text.split()))


def _published(old: Item, new: Item) -> Dated:
    mine, its = old.published, new.published
    if its.value > old.first_seen or its.basis == "first-seen":
        return mine  # it was there before: a later date is a change, not a birth
    rank, its_rank = _BASIS[mine.basis], _BASIS[its.basis]
    if its_rank != rank:
        return its if its_rank > rank else mine
    same_day = its.value.date() == mine.value.date()
    if same_day and mine.precision == "day" and its.precision == "minute":
        return its
    return its if rank == _BASIS["stated"] and its.value < mine.value and not same_day else mine


def _updated(old: Item, new: Item, *, changed: bool) -> datetime | None:
    """The latest change that the source states, or our moment of reading when it changed without saying so."""
    stated = [moment for moment in (old.updated, new.updated) if moment]
    if changed and (new.updated is None or new.updated == old.updated):
        stated.append(new.first_seen)
    return max(stated, default=None)
