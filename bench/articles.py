"""``python -m bench.articles FOLDER``: our reading of article pages beside trafilatura's, against gold.

FOLDER holds ``index.tsv`` (columns ``file``, ``gold``, ``url`` and what else there is) and for each page a JSON file
with any of ``title``, ``date``, ``text``, ``summary``, ``with`` and ``without`` (snippets that must or must not be in
the text) and ``crawl_date``. What a gold file lacks is not asked for on that page.

text     macro F over the multisets of words (in scripts without spaces: characters); where the gold has a summary
         apart, the better of the text with and without it counts, for both
shingle  the same over four words in a row: order and doublets count
with     share of the wanted snippets found; without: share of the unwanted ones kept out
date     right by calendar day, as written or in UTC
title    equal to the gold title, an h1, og:title or JSON-LD headline of the page, with or without the site's name
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any

import lxml.html

from aggregator import normalise
from aggregator.errors import SourceError
from aggregator.model import Item, Page, Source
from aggregator.parse import article, charset

_TOKEN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+")
_SITE = re.compile(r"\s+[|｜–—•·:-]+\s+|\s*[|｜»«]\s*|_|-(?=[^-]+$)")


@dataclass(slots=True)
class Reading:
    """What one reader made of a page; None: it has no opinion."""

    title: str | None = None
    date: datetime | str | None = None
    text: str = ""
    seconds: float = 0.0


@dataclass(slots=True)
class Tally:
    """Figures of one reader, one value a page."""

    text: dict[str, float] = field(default_factory=dict)
    shingle: dict[str, float] = field(default_factory=dict)
    precision: dict[str, float] = field(default_factory=dict)
    recall: dict[str, float] = field(default_factory=dict)
    wanted: dict[str, float] = field(default_factory=dict)
    unwanted: dict[str, float] = field(default_factory=dict)
    date: dict[str, float] = field(default_factory=dict)
    title: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)


def ours(page: Page) -> Reading:
    """The article parser, then normalising, as a visit has them follow."""
    source = Source(id="bench", url=page.url, kind="article")
    begun = time.perf_counter()
    try:
        parsed = article.parse(page, source)
    except SourceError as error:
        return Reading(text="", title=f"({error})")
    raw = parsed.items[0]
    item = normalise.normalise(
        raw, source=source, page_url=page.url, language=parsed.language, zone=None, seen_at=page.fetched
    )
    seconds = time.perf_counter() - begun
    dated = item.published if isinstance(item, Item) and item.published.basis != "first-seen" else None
    return Reading(raw.title, dated.value if dated else None, raw.text or "", seconds)


def trafilatura_(page: Page) -> Reading:
    """trafilatura with its default settings."""
    import trafilatura

    begun = time.perf_counter()
    text = charset.decode(page.body, page.content_type, kind="html").text
    found: Any = trafilatura.bare_extraction(
        text, url=page.url, include_comments=False, include_tables=True, with_metadata=True
    )
    seconds = time.perf_counter() - begun
    if found is None:
        return Reading(seconds=seconds)
    return Reading(found.title, found.date, found.text or "", seconds)


def tokens(text: str) -> list[str]:
    """Words, or characters of the scripts that are written without spaces."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())


def scored(got: list[Any], gold: list[Any]) -> tuple[float, float, float]:
    """Precision, recall and F of two multisets."""
    if not got or not gold:
        return 0.0, 0.0, 0.0
    shared = sum((Counter(got) & Counter(gold)).values())
    precision, recall = shared / len(got), shared / len(gold)
    return precision, recall, 2 * shared / (len(got) + len(gold))


def shingles(words: list[str]) -> list[tuple[str, ...]]:
    """Every four words in a row."""
    return [tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))]


def folded(text: str) -> str:
    """For comparing: compatibility forms, case, white space and kinds of quotation mark away."""
    text = re.sub("[«»„“”‟\"'‘’‚‹›`´]", '"', unicodedata.normalize("NFKC", text).replace("\u00ad", ""))
    return " ".join(text.split()).casefold()


def titles(html: str) -> set[str]:
    """Every h1, og:title and JSON-LD headline of a page, folded, each with and without a name at its end."""
    tree: Any = lxml.html.document_fromstring(
        html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    lines = [element.text_content() for element in tree.iter("h1")]
    lines += tree.xpath("//meta[@property='og:title' or @name='og:title']/@content")
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        lines += re.findall(r'"headline"\s*:\s*"((?:[^"\\]|\\.)*)"', str(script))
    found: set[str] = set()
    for line in lines:
        plain = str(line)
        if "\\" in plain:
            try:
                plain = json.loads(f'"{plain}"', strict=False)
            except ValueError:
                continue
        found.add(folded(plain))
        found.update(folded(plain[: match.start()]) for match in _SITE.finditer(plain))
    return found - {""}


def days(value: datetime | str | None) -> set[str]:
    """The calendar days a date may be: as written, and in UTC."""
    if value is None:
        return set()
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value.strip())
    except ValueError:
        return set()
    found = {moment.date().isoformat()}
    if moment.tzinfo is not None:
        found.add(moment.astimezone(UTC).date().isoformat())
    return found


def golds(gold: dict[str, Any]) -> list[str]:
    """The texts that count as right."""
    text = gold.get("text")
    if not text:
        return []
    lead = "\n".join(gold.get("summary") or [])
    return [text, f"{lead}\n{text}"] if lead else [text]


def judge(name: str, reading: Reading, gold: dict[str, Any], known_titles: set[str], tally: Tally) -> None:
    """Enter one page into the tally."""
    tally.readings[name] = reading
    tally.seconds[name] = reading.seconds
    words = tokens(reading.text)
    texts = [tokens(text) for text in golds(gold)]
    if texts:
        best = max((scored(words, text) for text in texts), key=lambda row: row[2])
        tally.precision[name], tally.recall[name], tally.text[name] = best
        tally.shingle[name] = max(scored(shingles(words), shingles(text))[2] for text in texts)
    whole = folded(reading.text)
    for key, row in (("with", tally.wanted), ("without", tally.unwanted)):
        if snippets := [folded(snippet) for snippet in gold.get(key) or []]:
            hits = fmean(snippet in whole for snippet in snippets)
            row[name] = hits if key == "with" else 1 - hits
    if gold.get("date"):
        tally.date[name] = float(bool(days(reading.date) & days(gold["date"])))
    wanted = known_titles | {folded(gold.get("title") or "")} - {""}
    tally.title[name] = float(folded(reading.title or "") in wanted)


def pages(folder: Path, only: Iterable[str], now: datetime) -> Iterable[tuple[str, Page, dict[str, Any]]]:
    """Every page of the index with its gold."""
    prefixes = tuple(only)
    with (folder / "index.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if prefixes and not row["file"].startswith(prefixes):
                continue
            gold = json.loads((folder / row["gold"]).read_text(encoding="utf-8"))
            crawled = gold.get("crawl_date")
            read_at = datetime.fromisoformat(crawled).replace(tzinfo=UTC) + timedelta(minutes=1) if crawled else now
            body = (folder / row["file"]).read_bytes()
            url = row["url"] if row["url"].startswith("http") else gold.get("url", "")
            if not url.startswith("http"):
                url = f"https://page.example/{row['file']}"
            yield row["file"], Page(url=url, body=body, fetched=read_at), gold


def main() -> None:
    """Read every page with every reader and print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--only", action="append", default=[], metavar="PREFIX", help="pages whose file begins so")
    options.add_argument("--now", type=datetime.fromisoformat, default=datetime(2026, 7, 1, tzinfo=UTC))
    options.add_argument("--alone", action="store_true", help="without trafilatura")
    options.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst pages and every miss")
    options.add_argument("--texts", type=Path, metavar="DIR", help="write each reader's text there")
    given = options.parse_args()

    readers = {"ours": ours} if given.alone else {"ours": ours, "trafilatura": trafilatura_}
    tallies = {name: Tally() for name in readers}
    for name, page, gold in pages(given.folder, given.only, given.now):
        known = titles(charset.decode(page.body, page.content_type, kind="html").text)
        for reader, read in readers.items():
            reading = read(page)
            judge(name, reading, gold, known, tallies[reader])
            if given.texts:
                given.texts.mkdir(parents=True, exist_ok=True)
                (given.texts / f"{name}.{reader}.txt").write_text(reading.text, encoding="utf-8")
    report(tallies)
    if given.worst:
        worst(tallies, given.worst)


def report(tallies: dict[str, Tally]) -> None:
    """One line a figure, one column a reader."""
    print(f"{'':<22}" + "".join(f"{reader:>13}" for reader in tallies) + f"{'pages':>8}")
    for figure in ("text", "precision", "recall", "shingle", "wanted", "unwanted", "date", "title", "seconds"):
        rows = [getattr(tally, figure) for tally in tallies.values()]
        if rows[0]:
            print(f"{figure:<22}" + "".join(f"{fmean(row.values()):>13.3f}" for row in rows) + f"{len(rows[0]):>8}")
    first = next(iter(tallies.values()))
    for group in sorted({name.split("_")[0] for name in first.text}):
        names = [name for name in first.text if name.startswith(f"{group}_")]
        rows = [tally.text for tally in tallies.values()]
        line = "".join(f"{fmean(row[name] for name in names):>13.3f}" for row in rows)
        print(f"text, {group:<16}{line}{len(names):>8}")


def worst(tallies: dict[str, Tally], count: int) -> None:
    """The pages to look at: lowest text F, and every wrong date, title and snippet of ours."""
    mine = tallies["ours"]
    for name in sorted(mine.text, key=lambda name: mine.text[name])[:count]:
        figures = "  ".join(f"{reader} {tally.text[name]:.3f}" for reader, tally in tallies.items())
        print(f"text   {figures}  P {mine.precision[name]:.3f} R {mine.recall[name]:.3f}  {name}")
    for figure in ("wanted", "unwanted", "date", "title"):
        for name, value in getattr(mine, figure).items():
            if value < 1:
                others = "  ".join(f"{reader} {getattr(tally, figure)[name]:.2f}" for reader, tally in tallies.items())
                reading = mine.readings[name]
                told = {"date": reading.date, "title": reading.title}.get(figure, "")
                print(f"{figure:<8} {others}  {name}  {told}")


if __name__ == "__main__":
    main()
