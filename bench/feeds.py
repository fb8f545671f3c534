"""``python -m bench.feeds FOLDER…``: every feed in a folder, read by our parser and by feedparser, side by side.

One line for each file and a line for each difference in entries, ids, links and dates; exit status 1 when a file makes
our parser fail that feedparser reads. Differences that are ours by intention are counted with their reason.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser

from aggregator.errors import SourceError
from aggregator.model import Page, RawItem, Source
from aggregator.normalise import dates, urls
from aggregator.parse import parse

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ADDRESS = "http://feeds.invalid/feed"
SUFFIXES = {".xml", ".rss", ".atom", ".rdf", ".json", ".dat"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one entry that is read otherwise; ``reason`` None: nothing explains it."""

    field: str
    theirs: str | None
    ours: str | None
    reason: str | None


def reference(body: bytes) -> list[dict[str, Any]]:
    """The entries as feedparser's users get them."""
    return list(feedparser.parse(BytesIO(body), response_headers={"content-location": ADDRESS}).entries)


def compared(entry: dict[str, Any], item: RawItem) -> list[Difference]:
    """What the two readings of one entry do not share."""
    found = []
    theirs, ours = entry.get("id") or None, item.guid
    if (theirs or "").strip() != (ours or ""):
        resolved = theirs is not None and ours is not None and theirs.endswith(ours.lstrip("./"))
        found.append(Difference("id", theirs, ours, "ids are kept as printed, not resolved" if resolved else None))
    theirs, ours = entry.get("link") or None, item.link
    if urls.identity(theirs or "") != urls.identity(ours or ""):
        found.append(Difference("link", theirs, ours, why_link(entry, item)))
    theirs, ours = moment(entry), ours_moment(item)
    if theirs != ours:
        found.append(Difference("date", theirs, ours, why_date(entry, theirs, ours)))
    return found


def why_link(entry: dict[str, Any], item: RawItem) -> str | None:
    """The reason for another link."""
    if entry.get("feedburner_origlink") == item.link:
        return "the publisher's own address, not the counting redirect"
    if not entry.get("link") and item.link == entry.get("id"):
        return "an id that is an address stands in for the missing link"
    theirs = str(entry.get("link") or "")
    if theirs.startswith("http://feeds.invalid") and item.link and not item.link.startswith("http://feeds.invalid"):
        return "a relative address counts from the site, not from the feed"
    pages = [link.get("href") for link in entry.get("links") or () if link.get("type") == "text/html"]
    return "the alternate that is a web page" if item.link in pages else None


def moment(entry: dict[str, Any]) -> str | None:
    """The date of publication that feedparser gives, in UTC."""
    parts = entry.get("published_parsed") or entry.get("created_parsed") or dict.get(entry, "updated_parsed")
    return datetime(*parts[:6], tzinfo=UTC).isoformat() if parts else None


def ours_moment(item: RawItem) -> str | None:
    """The date that we read from what is printed, in UTC; a day without a time is its midnight, as with feedparser."""
    read = dates.read_date(item.published, seen_at=NOW)
    return read.value.astimezone(UTC).replace(microsecond=0).isoformat() if read else None


def why_date(entry: dict[str, Any], theirs: str | None, ours: str | None) -> str | None:
    """The reason for another date."""
    printed = str(entry.get("published") or entry.get("created") or dict.get(entry, "updated") or "")
    if ours is None:
        return None
    if theirs is None:
        return "feedparser cannot read it: " + re.sub(r"\d", "0", printed)
    if printed.isdecimal():
        return "seconds since 1970, not a year"
    if theirs[11:16] == "00:00" and theirs[:10] == ours[:10]:
        return "the time of day too"
    apart = abs(datetime.fromisoformat(theirs) - datetime.fromisoformat(ours))
    if (
        re.search(r"[A-Z]{3,4}$", printed)
        and apart % timedelta(minutes=15) == timedelta()
        and apart < timedelta(days=1)
    ):
        return f"the zone {printed.rsplit(maxsplit=1)[-1]}, which feedparser takes for UTC"
    return None


def main() -> int:
    """Print the table; the exit status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--all", action="store_true", help="print explained differences too")
    chosen = options.parse_args()
    files = sorted(path for folder in chosen.folders for path in folder.rglob("*") if path.suffix in SUFFIXES)
    total: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    failed = 0
    for path in files:
        body = path.read_bytes()
        entries = [] if path.suffix == ".json" else reference(body)
        begun = time.perf_counter()
        try:
            parsed = parse(Page(ADDRESS, body, NOW), Source("bench", ADDRESS, kind="feed"))
        except SourceError as error:
            failed += bool(entries)
            print(f"{path.name}: {len(entries)} entries → {type(error).__name__}: {error}")
            continue
        finally:
            total["seconds"] += int(1000 * (time.perf_counter() - begun))
        read = len(parsed.items)
        total["files"] += 1
        total["entries"] += read
        if path.suffix == ".json":
            print(f"{path.name}: JSON Feed, {read} items")
            continue
        at = {item.position: item for item in parsed.items}
        if read + len(parsed.rejects) != len(entries):
            print(f"{path.name}: {len(entries)} entries → {read} items, {len(parsed.rejects)} rejects")
            total["counts"] += 1
        for position, entry in enumerate(entries):
            item = at.get(position)
            if item is None:
                reject = next((each.reason for each in parsed.rejects if each.position == position), "no item")
                reasons[f"entry: {reject}"] += 1
                continue
            for each in compared(entry, item):
                total[each.field] += each.reason is None
                if each.reason:
                    reasons[f"{each.field}: {each.reason}"] += 1
                if each.reason is None or chosen.all:
                    print(f"{path.name}[{position}] {each.field}: {each.theirs} → {each.ours} {each.reason or ''}")
    print(f"{total['files']} files, {total['entries']} entries, {total['seconds'] / 1000:.1f} s; {failed} failures")
    print(", ".join(f"{total[name]} unexplained {name}" for name in ("counts", "id", "link", "date")))
    for reason, count in reasons.most_common():
        print(f"{count:5} {reason}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
