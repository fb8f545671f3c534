"""What stands where nothing stands: pages for browsers and lines for programs, as files that any web server can send.

A static server can't choose a language by the address, so one page says it in all the publisher's languages. Its links
begin with the site's root: it is shown at addresses of any depth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from aggregator.publish import embed_words, pages
from aggregator.publish.links import page_path
from aggregator.publish.text import cleaned, direction

if TYPE_CHECKING:
    from aggregator.model.site import SiteInfo


def write(site: SiteInfo) -> dict[str, bytes]:
    """``404.html`` and ``410.html``, and a line for programs as ``404.txt`` and ``410.txt``: path → bytes."""
    site = cleaned(site)
    root = quote(urlsplit(site.publisher.base_url).path.rstrip("/") + "/")
    languages: dict[str, str] = {}  # spoken → as configured
    for language in site.publisher.languages or ("en",):
        languages.setdefault(embed_words.spoken(language, "missing"), language)
    written = {}
    for code in (404, 410):
        sections = [_section(code, spoken, root, language, site) for spoken, language in languages.items()]
        written[f"{code}.html"] = pages.render("missing.html", sections=sections, site=site, root=root)
        written[f"{code}.txt"] = f"{code}: {_section(code, 'en', root, None, site)['title']}\n".encode()
    return written


def _section(code: int, spoken: str, root: str, language: str | None, site: SiteInfo) -> dict[str, str]:
    say = embed_words.words(spoken, "missing")
    what = "missing" if code == 404 else "gone"
    home, cities = (
        root + page_path(address, language, site).removesuffix("index.html") for address in ("index", "cities/index")
    )
    return {
        "language": spoken,
        "direction": direction(spoken),
        "title": say[what],
        "text": say[f"{what}_text"],
        "home": home,
        "home_name": say["home"],
        "cities": cities,
        "cities_name": say["cities"],
    }
