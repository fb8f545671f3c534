"""Page values → HTML by templates. Static pages that read well without script; every link relative, so that the folder
can be opened from disk and served under any path."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from aggregator.model.site import (
    AboutPage,
    CitiesPage,
    CityPage,
    EmbedPage,
    IndexPage,
    PairPage,
    PairsPage,
    SitePage,
    SourcePage,
    SourcesPage,
    StatusPage,
    StoryPage,
    YearPage,
)
from aggregator.publish import embed_words
from aggregator.publish.links import MEDIA_TYPES, absolute, page_path
from aggregator.publish.text import clean, cleaned, language_tag, web_address
from aggregator.publish.words import counted, spoken, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment

    from aggregator.model import Entry
    from aggregator.model.site import CityTally, SiteInfo

TEMPLATES: Final[dict[type, str]] = {
    IndexPage: "index.html",
    CityPage: "city.html",
    PairPage: "pair.html",
    YearPage: "year.html",
    StoryPage: "story.html",
    SourcePage: "source.html",
    CitiesPage: "cities.html",
    PairsPage: "pairs.html",
    SourcesPage: "sources.html",
    AboutPage: "about.html",
    StatusPage: "status.html",
    EmbedPage: "embed.html",
}
STATIC: Final = ("style.css", "icon.svg", "find.js")


def write(page: SitePage, site: SiteInfo) -> bytes:
    """The page as HTML, in the language it was composed for."""
    page, site = cleaned(page), cleaned(site)
    path = page_path(page.address, page.language, site)
    up = "../" * path.count("/")
    template = _environment().get_template(TEMPLATES[type(page)])
    said = embed_words.spoken(page.language) if isinstance(page, EmbedPage) else spoken(page.language)
    return template.render(
        page=page,
        site=site,
        feeds=_feeds(page, site),
        path=path,
        canonical=absolute(site, path),
        language=said,
        rtl=_leftwards(said),
        say=words(said),
        file=lambda target: up + target,
        to=_to(up, page.language, site),
        count=_counter(page.language),
        translations=[
            (
                language,
                up + page_path(page.address, language, site),
                absolute(site, page_path(page.address, language, site)),
            )
            for language in site.publisher.languages
        ],
    ).encode()


def render(template: str, **values: Any) -> bytes:
    """A template with values that are already clean."""
    return _environment().get_template(template).render(**values).encode()


def redirect(address: str, to: str, language: str, site: SiteInfo) -> bytes:
    """A page that sends its readers from a former address to ``to``."""
    up = "../" * page_path(address, language, site).count("/")
    target = page_path(to, language, site)
    template = _environment().get_template("redirect.html")
    return template.render(
        language=spoken(language),
        rtl=_leftwards(language),
        say=words(language),
        target=up + target,
        canonical=absolute(site, target),
    ).encode()


def static_files() -> dict[str, bytes]:
    """What every page links to: path → bytes."""
    folder = files("aggregator.publish") / "static"
    return {f"static/{name}": (folder / name).read_bytes() for name in STATIC}


def _feeds(page: SitePage, site: SiteInfo) -> list[dict[str, str]]:
    """The feeds a page announces: its own shelf's and its editions, or all stories."""
    if isinstance(page, CityPage | PairPage):
        editions = [("", "")] + [(f".{language}", language) for language in site.publisher.languages]
        base = page.address
    elif isinstance(page, YearPage):
        editions, base = [("", "")], page.address.rpartition("/")[0]
    else:
        editions, base = [("", "")], "all"
    return [
        {"path": f"{base}{edition}.{suffix}", "suffix": suffix, "type": media_type, "language": language}
        for edition, language in editions
        for suffix, media_type in MEDIA_TYPES.items()
    ]


def _to(up: str, language: str, site: SiteInfo) -> Callable[[str], str]:
    return lambda address: up + page_path(address, language, site)


def _counter(language: str) -> Callable[[int, str], str]:
    from babel import Locale
    from babel.numbers import format_decimal

    said = spoken(language)
    plural = Locale.parse(said).plural_form

    def count(n: int, what: str) -> str:
        forms = counted(said)[what]
        return forms.get(plural(n), forms["other"]).format(n=format_decimal(n, locale=said))

    return count


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("aggregator.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    environment.globals["embed_words"] = embed_words.words
    environment.filters |= {
        "brief": _brief,
        "by_letter": _by_letter,
        "day": _day,
        "moment": _moment,
        "of_pair": _of_pair,
        "short_day": _short_day,
        "tag": language_tag,
        "territory": _territory,
        "tongue": _tongue,
        "web": web_address,
        "week": _week,
        "weekly": _weekly,
    }
    return environment


def _day(when: datetime, language: str) -> str:
    """The day at the place of the news: its own offset, never shifted."""
    from babel.dates import format_date

    return format_date(when.date(), format="long", locale=spoken(language))


def _short_day(when: datetime, language: str) -> str:
    from babel.dates import format_date

    return format_date(when.date(), format="medium", locale=spoken(language))


def _moment(when: datetime, language: str) -> str:
    from babel.dates import format_date, format_time

    said = spoken(language)
    zone: Any = when.tzinfo
    pattern = "HH:mm xxx" if when.utcoffset() else "HH:mm 'UTC'"
    clock = format_time(when, format=pattern, tzinfo=zone, locale=said)
    return f"{format_date(when.date(), format='medium', locale=said)}, {clock}"


def _brief(day: date, language: str) -> str:
    """Day and month."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", datetime(day.year, day.month, day.day, tzinfo=UTC), locale=spoken(language))


def _week(monday: date, language: str) -> str:
    from babel.dates import format_interval

    return str(format_interval(monday, monday + timedelta(days=6), skeleton="yMMMd", locale=spoken(language)))


def _weekly(entries: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    """Entries, newest first, by the Monday (UTC) their week began with."""
    return [(monday, list(group)) for monday, group in groupby(entries, key=_monday)]


def _monday(entry: Entry) -> date:
    day = entry.published.astimezone(UTC).date()
    return day - timedelta(days=day.weekday()) if day.toordinal() > 7 else day


def _of_pair(entries: Iterable[Entry], slug: str) -> list[Entry]:
    return [entry for entry in entries if any(two.slug == slug for two in entry.pairs)]


def _by_letter(tallies: Iterable[CityTally]) -> list[tuple[str, list[CityTally]]]:
    """Cities, by name, under the letter they begin with."""
    return [(letter, list(group)) for letter, group in groupby(tallies, key=lambda one: one.city.name[:1].upper())]


def _territory(language: str) -> str:
    """The locale as Open Graph wants it: language and the country where most speak it (CLDR)."""
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(spoken(language), spoken(language)))
    return f"{spoken(language)}_{likely.rpartition('_')[2]}" if "_" in likely else likely


def _leftwards(language: str) -> bool:
    """Whether the language is written from right to left."""
    from babel import Locale

    return bool(Locale.parse(spoken(language)).character_order == "right-to-left")


def _tongue(tag: str | None, language: str) -> str:
    """A language's name in the page's language, or in itself; the tag where Babel has none."""
    from babel import Locale, UnknownLocaleError

    if not tag:
        return ""
    try:
        named = Locale.parse(language_tag(tag), sep="-")
        return named.get_display_name(named if tag == language else spoken(language)) or tag
    except (UnknownLocaleError, ValueError):
        return tag
