"""``python -m bench.geo FILE``: city toponyms of English news against their GeoNames ids.

FILE holds a document a line: ``src``, ``title``, ``text``, ``toponyms`` (``start``, ``end``, ``text``, ``geonameid``),
as made from LGL (Lieberman 2010) and TR-News (Kamalloo 2018). Counted, for each source: toponyms whose id is a city
of our gazetteer; how many of them stand in our evidence (recall), how many of those with the right id (resolved), and
how many of all spans of our evidence are a toponym of the gold (precision of spans).
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from aggregator import atlas
from aggregator.model import City
from aggregator.places import Gazetteer, Tagger


def main() -> None:
    """One row a source, one over all; with ``--errors`` the wrong ids."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("--errors", action="store_true", help="print what was taken for what")
    given = options.parse_args()
    gazetteer = atlas.open_gazetteer()
    counts, wrong, size, seconds = measure(given.file, gazetteer)
    print(f"{'':<10}{'toponyms':>9}{'recall':>16}{'resolved':>17}{'precision of spans':>24}")
    for source in sorted({source for source, _ in counts}):
        print(row(source, {name: number for (of, name), number in counts.items() if of == source}))
    total = Counter[str]()
    for (_, name), number in counts.items():
        total[name] += number
    print(row("all", total))
    print(f"{size / seconds / 1e6:.2f} MB/s of text dense with names")
    if given.errors:
        for (source, text, taken, meant), number in wrong.most_common():
            print(f"  {number} {source}: «{text}» taken for {taken}, meant {meant}")


def measure(
    file: Path, gazetteer: Gazetteer
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str, str, str]], int, float]:
    """Counts by source and name, wrong ids, bytes read and seconds of processor taken."""
    tagger, counts, wrong = Tagger(gazetteer), Counter[tuple[str, str]](), Counter[tuple[str, str, str, str]]()
    size, seconds = 0, 0.0
    for line in file.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        source, text = document["src"].partition(".")[0], document["text"]
        started = time.process_time()
        tagging = tagger.tag(title=document["title"] or "", text=text, language=document["lang"])
        seconds += time.process_time() - started
        size += len(text.encode())
        found: dict[int, tuple[City, int]] = {}
        spans = [
            (tag.city, evidence) for tag in tagging.cities for evidence in tag.evidence if evidence.field == "text"
        ]
        for number, (city, evidence) in enumerate(spans):
            found.update(dict.fromkeys(range(evidence.start, evidence.end), (city, number)))
        covered = set()
        for toponym in document["toponyms"]:
            hit = found.get(toponym["start"])
            if hit:
                covered.add(hit[1])
            meant = gazetteer.city(int(toponym["geonameid"])) if toponym.get("geonameid") else None
            if meant is None:
                continue
            counts[source, "cities"] += 1
            counts[source, "found"] += hit is not None
            if hit and hit[0].geonameid == meant.geonameid:
                counts[source, "right"] += 1
            elif hit:
                wrong[source, text[toponym["start"] : toponym["end"]], hit[0].slug, meant.slug] += 1
        counts[source, "spans"] += len(spans)
        counts[source, "covered"] += len(covered)
    return counts, wrong, size, seconds


def row(name: str, count: dict[str, int] | Counter[str]) -> str:
    """Ratios with their counts in one line."""

    def ratio(part: str, whole: str) -> str:
        return f"{count.get(part, 0) / max(1, count.get(whole, 0)):.3f} ({count.get(part, 0)}/{count.get(whole, 0)})"

    return (
        f"{name:<10}{count.get('cities', 0):>9}{ratio('found', 'cities'):>16}{ratio('right', 'found'):>17}"
        f"{ratio('covered', 'spans'):>24}"
    )


if __name__ == "__main__":
    main()
