"""``python -m bench.stories own|events|general [FOLDER]``: how well stories are told apart, with every error by name.

``own`` places our own news (``tests/stories/events``) with our own tags: those that rules were made with, and those
held back; each as written and with further dates taken away, until two in five are undated. FOLDER is the folder with
the annotated data (``gold-dev/``, ``stories/``). ``events`` places the annotated news twice: with their annotated
cities and pairs, so that what is left are the errors of placing alone, and with our own tags. ``general`` places each
pair of general news articles by itself. All but the last are also placed in random orders.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any
from urllib.parse import urlsplit

from aggregator import normalise, stories
from aggregator.cli.filters import dated, home_city
from aggregator.cli.stories import UNDATED, Memory
from aggregator.model import City, CityTag, Dated, Evidence, Fingerprint, Item, PairTag, Tagging, pair

Row = dict[str, Any]

OWN = Path(__file__).parent.parent / "tests" / "stories" / "events"
ORDERS = 12  # random orders in which a stream is placed again
UNDATED_SHARE = 0.4  # of the news of the trade


@dataclass(frozen=True, slots=True)
class Told:
    """One text with what is annotated of it."""

    name: str
    item: Item
    tagging: Tagging
    event: str


def item_of(row: Row, number: int, published: Dated) -> Item:
    """The item that the filter makes of such a line."""
    url = normalise.urls.absolute(row.get("url"), None)
    identity = normalise.urls.identity(url) if url else f"id:{number}"
    return Item(
        id=f"i{number}",
        source_id=(urlsplit(url).hostname or identity) if url else identity,
        url=url or "",
        identity=identity,
        loose=normalise.urls.loose(url) if url else identity,
        guid=None,
        title=row["title"] or row["text"].split(". ")[0][:120],
        published=published,
        first_seen=published.value,
        text=row["text"],
        language=row["lang"],
    )


def annotated(row: Row) -> Tagging:
    """The tags a perfect tagger gives: required pairs, and every city outside the sidebar."""
    from aggregator.places.names import slug

    cities: dict[tuple[str, str], City] = {}

    def city(name: str, country: str, geonameid: int | None = None) -> City:
        return cities.setdefault((name, country), City(geonameid, name, country, slug(name, country)))

    tags = tuple(
        CityTag(
            city(one["name_en"], one["country"], one.get("geonameid")),
            tuple(Evidence(surface, 0, len(surface), "text") for surface in one["surface"]),
        )
        for one in row["cities"]
        if one["role"] != "sidebar"
    )
    pairs = tuple(
        PairTag(pair(*(city(*(part.strip() for part in end.rsplit(",", 1))) for end in ends)), 0.9)
        for ends in row["pairs"]
    )
    return Tagging(tags, pairs)


def tagger() -> Callable[[Row, Item], Tagging]:
    """Our own tags, as the filter gives them."""
    from aggregator.atlas import open_gazetteer
    from aggregator.places import Tagger

    gazetteer = open_gazetteer()
    ours = Tagger(gazetteer)

    def tag(row: Row, item: Item) -> Tagging:
        home = home_city(row["source_home"], gazetteer, who=item.id) if row["source_home"] else None
        return ours.tag(title=item.title, text=item.text, language=item.language, home=home, about=None, url=item.url)

    return tag


def rows_of(file: Path) -> list[Row]:
    """JSON Lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def ratio(right: int, wrong: int, missed: int) -> str:
    """Precision, recall and F1, with their counts."""
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f} R {recall:.3f} F1 {both:.3f} ({right} right, {wrong} wrong, {missed} missed)"


def b_cubed(found: dict[str, str], gold: dict[str, str]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998)."""

    def side(one: dict[str, str], other: dict[str, str]) -> float:
        total = 0.0
        for story in one.values():
            mine = {twin for twin in one if one[twin] == story}
            total += sum(n * n for n in Counter(other[twin] for twin in mine).values()) / len(mine) ** 2
        return total / len(one)

    precision, recall = side(found, gold), side(gold, found)
    return 2 * precision * recall / (precision + recall)


def own(part: str) -> list[Row]:
    """Our own texts: ``learnt`` or ``held``."""
    rows = tomllib.loads((OWN / f"{part}.toml").read_text(encoding="utf-8"))["told"]
    return [
        {"id": f"{row['event']} {number}", "source_home": row.get("home"), "url": None, **row, "date": row.get("date")}
        for number, row in enumerate(rows)
    ]


def some_undated(told: list[Told], seed: int = 0) -> list[Told]:
    """Dates are taken away by chance until two in five tellings have none."""
    dated_ones = [one.name for one in told if one.item.published.basis != "first-seen"]
    taken = max(0, round(UNDATED_SHARE * len(told)) - (len(told) - len(dated_ones)))
    bare = set(random.Random(seed).sample(dated_ones, taken))
    return [replace(one, item=replace(one.item, published=UNDATED)) if one.name in bare else one for one in told]


def place_all(told: Iterable[Told]) -> tuple[dict[str, str], dict[str, str], dict[str, Fingerprint]]:
    """The story and the reason of each text, placed as a stream."""
    memory = Memory()
    story, because, prints = {}, {}, {}
    for one in told:
        prints[one.name] = stories.fingerprint(one.item, one.tagging)
        found, relation, why = memory.place(prints[one.name])
        story[one.name], because[one.name] = found, f"{relation}: {why}"
    return story, because, prints


Pairs = list[tuple[str, str]]


def judged(story: dict[str, str], gold: dict[str, str]) -> tuple[Pairs, Pairs, Pairs]:
    """Pairs of tellings that are rightly together, wrongly together, wrongly apart."""
    right: Pairs = []
    wrong: Pairs = []
    missed: Pairs = []
    for a, b in combinations(gold, 2):
        together, annotated_so = story[a] == story[b], gold[a] == gold[b]
        if together or annotated_so:
            (right if together and annotated_so else wrong if together else missed).append((a, b))
    return right, wrong, missed


def in_other_orders(told: list[Told]) -> str:
    """The figures over random orders of arrival."""
    gold = {one.name: one.event for one in told}
    counts, scores = [0, 0, 0], []
    for seed in range(ORDERS):
        shuffled = random.Random(seed).sample(told, len(told))
        right, wrong, missed = (len(some) for some in judged(place_all(shuffled)[0], gold))
        counts = [so_far + more for so_far, more in zip(counts, (right, wrong, missed), strict=True)]
        scores.append(2 * right / max(1, 2 * right + wrong + missed))
    return f"in {ORDERS} random orders {ratio(*counts)}; F1 from {min(scores):.3f}, mean {mean(scores):.3f}"


def report(kind: str, told: list[Told], *, verbose: bool) -> None:
    """Pairwise, across languages and B-cubed, in order and in others; then every error."""
    story, because, prints = place_all(told)
    gold = {one.name: one.event for one in told}
    language = {one.name: one.item.language for one in told}
    title = {one.name: one.item.title for one in told}
    right, wrong, missed = judged(story, gold)
    print(f"{kind}: pairwise {ratio(len(right), len(wrong), len(missed))}")
    cross = [sum(language[a] != language[b] for a, b in some) for some in (right, wrong, missed)]
    print(f"{kind}: across languages {ratio(*cross)}; B-cubed F1 {b_cubed(story, gold):.3f}")
    print(f"{kind}: {in_other_orders(told)}")
    if not verbose:
        return
    for name, some in (("wrong", wrong), ("missed", missed)):
        for a, b in some:
            print(f"\n{name}: «{title[a]}» / «{title[b]}»\n   {a} / {b}")
            if name == "wrong":
                print(f"   {because[a]}\n   {because[b]}")
            for one in (a, b):
                p = prints[one]
                print(f"   {p.language} {p.day} {p.until or ''} {p.pairs} {p.cities}")
                print(f"      acts {p.headline_acts}/{p.acts} names {p.names} numbers {p.numbers} {p.printed_days}")


def ours_told(rows: list[Row], tag: Callable[[Row, Item], Tagging]) -> list[Told]:
    """The rows with our own tags."""
    found = []
    for number, row in enumerate(rows):
        item = item_of(row, number, dated(str(row["date"]) if row["date"] else None) or UNDATED)
        found.append(Told(row["id"], item, tag(row, item), row["event"] or f"alone {number}"))
    return found


def our_own(_: Path, *, verbose: bool) -> None:
    """Our own news, those the rules were made with and those held back."""
    tag = tagger()
    for part in ("learnt", "held"):
        told = ours_told(own(part), tag)
        report(part, told, verbose=verbose)
        report(f"{part}, two in five undated", some_undated(told), verbose=False)


def events(folder: Path, *, verbose: bool) -> None:
    """The annotated news of twin towns, with annotated tags and with our own."""
    rows = rows_of(folder / "gold-dev" / "gold.jsonl")
    ours = ours_told(rows, tagger())
    perfect = [replace(one, tagging=annotated(row)) for row, one in zip(rows, ours, strict=True)]
    report("annotated tags", perfect, verbose=verbose)
    report("our tags", ours, verbose=verbose)


def general(folder: Path, *, verbose: bool) -> None:
    """Pairs of general news articles, each placed in a memory of its own, their cities by our own tags."""
    ours = tagger()
    counts = [0, 0, 0]
    now = Dated(datetime(2020, 1, 1, tzinfo=UTC), "stated", "day")
    for row in rows_of(folder / "stories" / "same_event_pairs.jsonl"):
        memory = Memory()
        found = []
        prints = []
        for number, side in enumerate(("first", "second")):
            one = row[side] | {"lang": row["lang"], "source_home": None}
            item = item_of(one, number, now)
            prints.append(stories.fingerprint(item, ours(one, item)))
            found.append(memory.place(prints[-1]))
        together, annotated_so = found[0][0] == found[1][0], row["same_event"]
        if together or annotated_so:
            counts[0 if together and annotated_so else 1 if together else 2] += 1
        if verbose and together != annotated_so:
            print(f"\n{'wrong' if together else 'missed'}: {found[1][2]}")
            for side, p in zip(("first", "second"), prints, strict=True):
                print(f"   «{row[side]['title']}» {row[side]['text'][:160]}")
                print(f"      {p.cities} acts {p.headline_acts}/{p.acts} names {p.names} numbers {p.numbers}")
    print(f"general news: {ratio(*counts)}")


def main() -> None:
    """Run what is asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", choices=("own", "events", "general"))
    options.add_argument("folder", type=Path, nargs="?", default=Path())
    options.add_argument("--errors", action="store_true", help="print every error")
    given = options.parse_args()
    {"own": our_own, "events": events, "general": general}[given.what](given.folder, verbose=given.errors)


if __name__ == "__main__":
    main()
