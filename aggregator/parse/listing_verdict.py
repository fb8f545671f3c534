"""Why does a page hold no list, and what could be tried? For the operator, in one line."""

from __future__ import annotations

import re
from typing import Final

from aggregator.parse import article_wall, dom, headline, listing_links

_SCRIPTS = re.compile(r"<script\b", re.IGNORECASE)
_SHELL: Final = 600  # weight of the text of a page that a script fills
_TRY: Final = "try «aggregator discover» for feeds and other lists of the site"


def why_none(document: dom.Document, html: str) -> str:
    """What stands there in place of a list; what to try."""
    gate = any((field.get("type") or "").lower() == "password" for field in document.root.iter("input"))
    if walled := article_wall.verdict(document, None, gate=gate):
        return walled
    body = document.root.find("body")
    shown = "" if body is None else dom.text(body)
    links = [link for link in document.root.iter("a") if headline.is_headline(dom.text(link))]
    lost = sum(listing_links.address_of(link) is None for link in links)
    if headline.weight(shown) < _SHELL and _SCRIPTS.search(html):
        return (
            "its text is filled in by script, and holds no data we can read;"
            " try the site's feed or sitemap, or the JSON address the script asks (kind: json)"
        )
    if lost >= 3 and 2 * lost >= len(links):
        return f"its {lost} headlines lead nowhere without script; {_TRY}"
    if not links:
        return f"no link has headline-like text; {_TRY}"
    return (
        f"no repeated links of one shape with headline-like text outside menus; {_TRY}, or name the items with"
        " selectors: in feeds.yaml"
    )
