"""What the editor knows besides the stories, and the permanent names made from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from aggregator.model import City, PublishRules, Source, pair

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from aggregator.model import CityPair, Item, Publisher
    from aggregator.model.site import Coast

#: RFC 4151 wants a day on which the authority owned its name; ids are permanent, so it is the same for everybody.
TAG_DATE = "2026"
_KEY = re.compile(r"(?i)(?:api|app|access|auth|private|secret)?[-_]?(?:key|token)|pass(?:word|wd)?|secret|auth")


@dataclass(frozen=True, slots=True)
class Desk:
    """The publisher's rules and knowledge: constant during a cycle."""

    publisher: Publisher
    name: Callable[[City, str], str]  # the city's name in a language, e.g. ``gazetteer.display_name``
    rules: PublishRules = field(default_factory=PublishRules)
    sources: Mapping[str, Source] = field(default_factory=dict)  # by id
    homes: Mapping[str, City] = field(default_factory=dict)  # source id → home city
    titles: Mapping[str, str] = field(default_factory=dict)  # source id → what the source calls itself
    cities: Collection[City] | None = None  # the only cities to have feeds; None: all
    coasts: Callable[[], tuple[Coast, ...]] = tuple  # the world's land, for maps; asked when a map is drawn
    acts: Callable[[Item], tuple[str, ...]] = lambda _: ()  # the classes of acts that an item's headline tells of

    @property
    def language(self) -> str:
        """The language of the root pages and of feeds that are no edition."""
        return self.publisher.languages[0] if self.publisher.languages else "en"

    def tag(self, specific: str) -> str:
        """A tag: URI (RFC 4151) under the publisher's authority; the base address' folder tells two sites of one
        host apart."""
        parts = urlsplit(self.publisher.base_url)
        authority = (parts.hostname or "localhost").replace(":", "-").strip("-").encode("idna").decode("ascii")
        path = f"{parts.path.strip('/')}/{specific}".lstrip("/")
        specific = quote(path, safe="/!$&'()*+,;=:@~%")
        return f"tag:{authority},{TAG_DATE}:{specific}"

    def address(self, path: str = "") -> str:
        """The absolute address of something published."""
        return self.publisher.base_url.rstrip("/") + "/" + path

    def localised(self, city: City, language: str) -> City:
        """The city under its name in ``language``."""
        return replace(city, name=self.name(city, language) or city.name)

    def localised_pair(self, two: CityPair, language: str) -> CityPair:
        """The pair under its names in ``language``."""
        return pair(self.localised(two.a, language), self.localised(two.b, language))

    def source(self, source_id: str) -> Source:
        """The source as configured, or what can still be said of one the operator has taken out."""
        return self.sources.get(source_id) or Source(source_id, url="")

    def source_title(self, source_id: str) -> str:
        """What to call a source: the operator's name for it, else its own, else its host, else its id."""
        source = self.source(source_id)
        return source.title or self.titles.get(source_id) or urlsplit(source.url).hostname or source_id


def without_credentials(url: str) -> str:
    """The address without ``user:password@`` and without parameters that are keys by their name."""
    parts = urlsplit(url)
    query = "&".join(one for one in parts.query.split("&") if not _KEY.fullmatch(one.partition("=")[0]))
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=query))
