"""Does the configuration make sense? What `settings` cannot know: cities, kinds, selectors, files, secrets."""

from __future__ import annotations

import ipaddress
import os
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal, Protocol
from urllib.parse import urlsplit

from aggregator.model import City, Problem, Selectors, Settings, Source

_KIND_SYNONYMS: Final = {
    "atom": "feed", "html": "listing", "jsonfeed": "json", "json-feed": "json", "list": "listing", "news": "listing",
    "page": "listing", "rss": "feed", "rss2": "feed", "syndication": "feed", "web": "listing", "xml": "feed",
}  # fmt: skip

# RFC 2606 and 6761: names that nobody can own.
_PLACEHOLDERS: Final = ("example.com", "example.net", "example.org", "example", "invalid", "test")


class Places(Protocol):
    """What we ask of the gazetteer."""

    def find_home(self, written: str, /) -> City | None:
        """The city of «Krasnodar, RU» or of a GeoNames id."""

    def suggest(self, written: str, /) -> Sequence[str]:
        """Known cities of a like name, as they would be written; the likeliest first."""


@dataclass(frozen=True, slots=True)
class _Finding:
    path: str
    message: str
    severity: Literal["error", "warning"] = "error"


def check(
    settings: Settings,
    gazetteer: Places,
    *,
    file: str = "feeds.yaml",
    locate: Callable[[str], tuple[int, int]] = lambda _: (0, 0),
    environ: Mapping[str, str] = os.environ,
) -> list[Problem]:
    """Everything that would not work as written, in the order of the file; ``locate`` gives a key's line and column.

    Errors forbid a cycle; warnings are for a human to judge.
    """
    findings = [*_whole(settings), *_cities(settings, gazetteer), *_twins(settings, gazetteer)]
    for index, source in enumerate(settings.sources):
        key = f"sources[{index}]"
        findings += _place(f"{key}.home", source.home, gazetteer)
        findings += _reading(key, source)
        findings += _reaching(key, source, settings, environ)
    problems = [Problem(file, *locate(found.path), found.path, found.message, found.severity) for found in findings]
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _whole(settings: Settings) -> Iterator[_Finding]:
    host = urlsplit(settings.publisher.base_url).hostname or ""
    if any(host == name or host.endswith(f".{name}") for name in _PLACEHOLDERS):
        yield _Finding(
            "publisher.base_url",
            f"«{host}» is a placeholder; every permanent id is made of it, so set your own before you publish",
            "warning",
        )
    yield from _languages(settings.publisher.languages)
    if not settings.sources:
        yield _Finding("sources", "no sources yet: nothing will be collected", "warning")
    if settings.network.timeout > settings.network.visit_budget:
        yield _Finding("network.timeout", "is longer than visit_budget, which ends the visit first", "warning")
    first: dict[str, str] = {}
    for index, source in enumerate(settings.sources):
        if source.url in first:
            told = f"the same address as source «{first[source.url]}»; it would be asked twice"
            yield _Finding(f"sources[{index}].url", told, "warning")
        first.setdefault(source.url, source.id)


def _languages(wanted: Sequence[str]) -> Iterator[_Finding]:
    from aggregator.publish.words import languages, spoken

    if mute := [language for language in wanted if language.lower().partition("-")[0] != spoken(language)]:
        named = ", ".join(f"«{language}»" for language in mute)
        yield _Finding(
            "publisher.languages",
            f"the site has no words of its own in {named}: its pages there speak English around the news; "
            f"there are words in {', '.join(languages())}",
            "warning",
        )


def _cities(settings: Settings, gazetteer: Places) -> Iterator[_Finding]:
    seen: dict[City, str] = {}
    for index, rule in enumerate(settings.cities):
        path = f"cities[{index}].name"
        city = gazetteer.find_home(rule.name)
        if city is None and rule.latitude is None:
            yield from _place(path, rule.name, gazetteer, "; give latitude and longitude to define it yourself")
        elif city is not None and city in seen:
            yield _Finding(path, f"«{rule.name}» is the same city as «{seen[city]}» above", "warning")
        elif city is not None:
            yield from _place(path, rule.name, gazetteer)
            seen[city] = rule.name


def _twins(settings: Settings, gazetteer: Places) -> Iterator[_Finding]:
    for city, partners in settings.twins.items():
        for written in (city, *partners):
            yield from _place(f"twins.{city}", written, gazetteer)


def _place(path: str, written: str | None, gazetteer: Places, otherwise: str = "") -> Iterator[_Finding]:
    if written is None:
        return
    city = gazetteer.find_home(written)
    if city is None:
        close = list(dict.fromkeys(f"«{name}»" for name in _close(written, gazetteer)))[:3]
        hint = f"; did you mean {' or '.join(close)}?" if close else otherwise or "; write it like «Krasnodar, RU»"
        yield _Finding(path, f"no city «{written}» is known{hint}")
    elif not written.isdigit():
        full = f"{city.name}, {city.country}"
        namesakes = [name for name in gazetteer.suggest(written) if name.rpartition(",")[0] == city.name]
        if namesakes.count(full) > 1:
            told = f"there are several «{full}»; this is taken as the one with GeoNames id {city.geonameid}"
            yield _Finding(path, f"{told}; write the id you mean instead of the name", "warning")
        elif "," not in written and len(namesakes) > 1:
            listed = ", ".join(f"«{name}»" for name in namesakes)
            yield _Finding(path, f"is taken as «{full}», but there are {listed}; add the country", "warning")


def _close(written: str, gazetteer: Places) -> Iterator[str]:
    """A city of the same name in another country first, then those of a like name."""
    name, comma, _ = written.rpartition(",")
    if comma and (namesake := gazetteer.find_home(name)):
        yield f"{namesake.name}, {namesake.country}"
    yield from gazetteer.suggest(written)


def _reading(key: str, source: Source) -> Iterator[_Finding]:
    from aggregator.parse import PARSERS

    kinds = ["auto", *PARSERS]
    if source.kind not in kinds:
        meant = _KIND_SYNONYMS.get(source.kind) or next(iter(get_close_matches(source.kind, kinds, 1)), None)
        hint = f"; did you mean «{meant}»?" if meant else ""
        yield _Finding(f"{key}.kind", f"no kind «{source.kind}»; there are {', '.join(kinds)}{hint}")
    if source.about and not source.home:
        told = "pairs every partner with the home city, but none is given; add «home: City, CC»"
        yield _Finding(f"{key}.about", told)
    if source.republish == "full" and not source.rights:
        told = "full texts need the publisher's licence; state it as «rights:», or leave the default summary"
        yield _Finding(f"{key}.republish", told)
    whole = {"feed": "a feed", "telegram": "a Telegram channel"}.get(source.kind)
    if source.selectors and whole:
        yield _Finding(f"{key}.selectors", f"{whole} needs no selectors; they are not used", "warning")
    elif source.selectors and source.kind == "json":
        yield from _paths(key, source.selectors)
    elif source.selectors and source.kind != "sitemap":
        yield from _selectors(key, source, source.selectors)


def _selectors(key: str, source: Source, selectors: Selectors) -> Iterator[_Finding]:
    from aggregator.parse import dom

    page = dom.read("<p></p>", source.url)
    for part in fields(selectors):
        css = getattr(selectors, part.name)
        try:
            if css is not None:
                page.select(css)
        except dom.BadSelector:
            told = f"«{css}» is no CSS selector; write it like «div.news-list a.title»"
            yield _Finding(f"{key}.selectors.{part.name}", told)


def _paths(key: str, selectors: Selectors) -> Iterator[_Finding]:
    from aggregator.parse import jsonpaths

    for part in fields(selectors):
        path = getattr(selectors, part.name)
        try:
            if path is not None:
                jsonpaths.check(path)
        except jsonpaths.BadPath as error:
            yield _Finding(f"{key}.selectors.{part.name}", str(error))


def _reaching(key: str, source: Source, settings: Settings, environ: Mapping[str, str]) -> Iterator[_Finding]:
    plain = source.url.startswith("http:")
    if source.auth:
        name = source.auth.removeprefix("env:")
        secret = environ.get(name, "")
        if not secret:
            yield _Finding(f"{key}.auth", f"the environment variable {name} is not set here", "warning")
        elif ":" not in secret and not secret.startswith("Bearer "):
            told = f"{name} holds neither «user:password» nor «Bearer …»"
            yield _Finding(f"{key}.auth", told, "warning")
        if plain:
            yield _Finding(f"{key}.auth", "the secret travels in the clear over http://", "warning")
    if source.ca:
        yield from _certificate(f"{key}.ca", Path(source.ca))
        if plain:
            yield _Finding(f"{key}.ca", "is not used over http://", "warning")
    parts = urlsplit(source.url)
    if _is_private(parts.hostname or "") and not _allowed(parts.hostname or "", parts.port, settings):
        told = f"«{parts.netloc}» is a private address and will be refused; list it in network.allow_private"
        yield _Finding(f"{key}.url", told)


def _certificate(path: str, file: Path) -> Iterator[_Finding]:
    if not file.is_file():
        yield _Finding(path, f"no such file: {file}")
        return
    try:
        ssl.create_default_context(cafile=str(file))
    except (ssl.SSLError, OSError):
        yield _Finding(path, f"{file} holds no certificate in PEM form («-----BEGIN CERTIFICATE-----»)")


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _allowed(host: str, port: int | None, settings: Settings) -> bool:
    for rule in settings.network.allow_private:
        if rule in {host, f"[{host}]", f"{host}:{port}", f"[{host}]:{port}"}:
            return True
        try:
            if ipaddress.ip_address(host) in ipaddress.ip_network(rule):
                return True
        except ValueError:
            continue
    return False
