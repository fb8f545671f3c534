"""``python -m bench.listings FOLDER [--pages]``: the listing detector beside an old-fashioned one, on pages with gold.

FOLDER holds pages and ``NAME.gold.json`` files: ``{"page", "base_url", "kind"?: "list|front|article", "captured"?,
"items": [{"url", "title", "title_alt"?, "date"?, "main": true|false|null}]}`` in document order. Precision counts any
gold item as right, Pm all but side blocks (``main`` false), recall asks for the main list only; means are over pages.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from aggregator import normalise
from aggregator.errors import ParseError
from aggregator.model import Item, Page, Source
from aggregator.parse import charset, dom, listing


@dataclass(frozen=True, slots=True)
class Found:
    """One item as a detector gives it; ``day`` is the printed day, None where it is first-seen."""

    url: str
    title: str
    day: str | None = None


Detector = Callable[[Page], Sequence[Found]]


def ours(page: Page) -> list[Found]:
    """The listing detector, dates read as a visit reads them."""
    source = Source("bench", page.url)
    try:
        parsed = listing.parse(page, source)
    except ParseError:
        return []
    found = []
    for raw in parsed.items:
        item = normalise.normalise(
            raw, source=source, page_url=page.url, language=parsed.language, zone=None, seen_at=page.fetched
        )
        if isinstance(item, Item):
            known = item.published.basis != "first-seen"
            found.append(Found(item.url, item.title, item.published.value.date().isoformat() if known else None))
    return found


def long_links(page: Page) -> list[Found]:
    """The old way: every link whose text has 25 characters or more."""
    document = dom.read(charset.decode(page.body, page.content_type, kind="html").text, page.url)
    found = {}
    for anchor in document.root.iter("a"):
        target, title = dom.resolve(document.base, anchor.get("href")), dom.text(anchor)
        if target and len(title) >= 25:
            found.setdefault(target.split("#")[0], title)
    return [Found(url, title) for url, title in found.items()]


DETECTORS: dict[str, Detector] = {"ours": ours, "links of 25+ characters": long_links}
FIGURES = ("P", "Pm", "R", "F", "title", "order", "dates P", "dates R*", "seconds")


def key(url: str, base: str) -> str:
    """An address without what does not tell pages apart: scheme, fragment, trailing slash, escapes."""
    try:
        parts = urlsplit(urljoin(base, url.strip()))
    except ValueError:
        return ""
    path = unicodedata.normalize("NFC", unquote(parts.path)).rstrip("/")
    return f"{(parts.hostname or '')}{path}" + (f"?{unquote(parts.query)}" if parts.query else "")


def alike(got: str, wanted: Sequence[str]) -> bool:
    """The headline, perhaps with a kicker in front or a word more or less."""
    mine = _words(got)
    for title in wanted:
        theirs = _words(title)
        shared = sum((Counter(mine) & Counter(theirs)).values())
        if mine == theirs or (shared and 2 * shared / (len(mine) + len(theirs)) >= 0.8):
            return True
        if theirs and mine[-len(theirs) :] == theirs and len(mine) <= len(theirs) + 8:
            return True
    return False


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", title).replace("\u00ad", "").casefold())


def score(gold: dict[str, Any], found: Sequence[Found], seconds: float) -> dict[str, float]:
    """The figures of one page; those without an object (no dated item, say) are left out."""
    base = gold["base_url"]
    wanted = {key(item["url"], base): item for item in gold["items"]}
    places = {address: number for number, address in enumerate(wanted)}
    got = {}
    for each in found:
        got.setdefault(key(each.url, base), each)
    hits = [address for address in got if address in wanted]
    main = {address for address, item in wanted.items() if item["main"] is True}
    figures = {"seconds": seconds}
    if main:
        precision = len(hits) / len(got) if got else 0.0
        recall = len(main & got.keys()) / len(main)
        figures |= {
            "P": precision,
            "Pm": sum(wanted[a]["main"] is not False for a in hits) / len(got) if got else 0.0,
            "R": recall,
            "F": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        }
    if hits:
        titles = [[wanted[a]["title"], *wanted[a].get("title_alt", ())] for a in hits]
        figures["title"] = sum(alike(got[a].title, t) for a, t in zip(hits, titles, strict=True)) / len(hits)
    pairs = list(pairwise(hits))
    if pairs:
        figures["order"] = sum(places[a] < places[b] for a, b in pairs) / len(pairs)
    dated = {address: str(item["date"])[:10] for address, item in wanted.items() if item.get("date")}
    given = [address for address in hits if address in dated and got[address].day]
    right = {address for address in given if got[address].day == dated[address]}
    if given:
        figures["dates P"] = len(right) / len(given)
    if main & dated.keys():
        figures["dates R*"] = len(right & main) / len(main & dated.keys())
    return figures


def measured(folder: Path, detector: Detector) -> dict[str, dict[str, float]]:
    """The figures of every page with gold, by its kind and name."""
    rows = {}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = Page(gold["base_url"], (folder / gold["page"]).read_bytes(), _moment(gold.get("captured")))
        begun = time.process_time()
        found = detector(page)
        group = "article" if gold.get("kind") == "article" else "list"
        rows[f"{group} {path.name.removesuffix('.gold.json')}"] = score(gold, found, time.process_time() - begun)
    return rows


def _moment(captured: str | None) -> datetime:
    try:
        moment = datetime.fromisoformat(captured or "")
    except ValueError:
        return datetime.now(UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def means(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """Plain means over the pages that have the figure."""
    found = {}
    for figure in FIGURES:
        values = [row[figure] for row in rows if figure in row]
        if values:
            found[figure] = sum(values) / len(values)
    return found


def line(name: str, figures: dict[str, float]) -> str:
    """One row of the table."""
    cells = (f"{figures[figure]:>9.3f}" if figure in figures else f"{'':>9}" for figure in FIGURES)
    return f"{name:<40}" + "".join(cells)


def main() -> None:
    """Measure every detector and print the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", action="store_true", help="one row for each page too")
    given = options.parse_args()
    print(f"{'':<40}" + "".join(f"{figure:>9}" for figure in FIGURES))
    for name, detector in DETECTORS.items():
        rows = measured(given.folder, detector)
        if given.pages:
            for page, figures in rows.items():
                print(line(page[:39], figures))
        for group in ("list", "article"):
            chosen = [figures for page, figures in rows.items() if page.startswith(group)]
            if chosen:
                print(line(f"{name}: {len(chosen)} {group} pages", means(chosen)))


if __name__ == "__main__":
    main()
