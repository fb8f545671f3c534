"""``python -m bench.train_stories``: weighs what speaks for one event by our own annotated news.

Logistic regression (``bench.train.fit``) over the pairs of tellings that placing would compare, as dated and with
further dates taken away; learns from ``tests/stories/events/learnt.toml``, prints what it reaches there and on
``held.toml``, and writes ``stories/event_weights.py``. ``--also FILE`` learns from annotated records of another's too
(JSON Lines as in ``bench.stories events``), with our tags and with theirs, and then prints what weights learnt without
a quarter of them, in turn, reach on that quarter.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from math import log
from pathlib import Path

from aggregator import stories
from aggregator.stories import event
from aggregator.stories.event_weights import WEIGHTS
from aggregator.stories.evidence import gather
from aggregator.stories.keys import WINDOW
from aggregator.stories.likeness import gap
from bench.stories import Told, annotated, judged, ours_told, own, place_all, ratio, rows_of, some_undated, tagger
from bench.train import Case, chance, figures, fit

FILE = Path(event.__file__).with_name("event_weights.py")
HEAD = '''"""What each sign adds to the log-odds of one event; ``python -m bench.train_stories`` writes this."""

from __future__ import annotations

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
'''
UNDATED = 3  # times that dates are taken away by chance
PARTS = 4  # of another's records, each left out once


def cases(told: list[Told]) -> list[tuple[str, str, Case]]:
    """Every two tellings that placing would weigh, with the answer; as they are and less dated."""
    found = []
    for variant in (told, *(some_undated(told, seed) for seed in range(UNDATED))):
        prints = {one.name: stories.fingerprint(one.item, one.tagging) for one in variant}
        kept = {name: set(stories.keys(print_)) for name, print_ in prints.items()}
        asked = {name: set(stories.lookups(print_).keys) for name, print_ in prints.items()}
        for one, other in combinations(variant, 2):
            if kept[other.name].isdisjoint(asked[one.name]):
                continue
            new, known = prints[one.name], prints[other.name]
            days = gap(new, known)
            if days is not None and days > WINDOW:
                continue
            evidence = gather(new, known, days)
            if evidence is not None and event.weighable(evidence, new, known, days):
                found.append((one.name, other.name, Case(evidence.features, one.event == other.event, held=False)))
    return found


def learn(data: list[tuple[str, str, Case]], penalty: float, told: float) -> dict[str, float]:
    """The weights, with the bias moved so that a chance of ``told`` scores .5."""
    weights = fit([case for _, _, case in data], penalty)
    weights["bias"] -= log(told / (1 - told))
    return weights


def parted(told: list[Told]) -> dict[str, int]:
    """The part each telling belongs to: those of one event or one pair together."""
    leader: dict[str, str] = {}
    first: dict[str, str] = {}

    def found(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for one in told:
        for trait in (one.event, *(tag.pair.slug for tag in one.tagging.pairs[:3])):
            leader[found(one.name)] = found(first.setdefault(trait, one.name))
    leaders = sorted({found(one.name) for one in told})
    random.Random(PARTS).shuffle(leaders)
    return {one.name: leaders.index(found(one.name)) % PARTS for one in told}


def streamed(told: list[Told], weights: dict[str, float]) -> tuple[int, ...]:
    """Right, wrong and missed pairs of a stream placed by these weights."""
    before = dict(WEIGHTS)
    WEIGHTS.clear()
    WEIGHTS.update(weights)
    counts = judged(place_all(told)[0], {one.name: one.event for one in told})
    WEIGHTS.clear()
    WEIGHTS.update(before)
    return tuple(len(some) for some in counts)


def main() -> None:
    """Fit, tell, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--penalty", type=float, default=2.0, help="against big weights")
    options.add_argument("--told", type=float, default=0.55, help="the chance from which two tellings are joined")
    options.add_argument("--also", type=Path, help="annotated records of another's, as JSON Lines")
    options.add_argument("--dry-run", action="store_true", help="write nothing")
    given = options.parse_args()
    tag = tagger()
    told = {part: ours_told(own(part), tag) for part in ("learnt", "held")}
    data = cases(told["learnt"])
    if given.also:
        rows = rows_of(given.also)
        ours = ours_told(rows, tag)
        theirs = [replace(one, tagging=annotated(row)) for row, one in zip(rows, ours, strict=True)]
        more = {"our tags": cases(ours), "their tags": cases(theirs)}
        part_of = parted(theirs)
        for kind, some in (("our tags", ours), ("their tags", theirs)):
            total = [0, 0, 0]
            for part in range(PARTS):
                rest = [one for each in more.values() for one in each if part not in (part_of[one[0]], part_of[one[1]])]
                left_out = [one for one in some if part_of[one.name] == part]
                counts = streamed(left_out, learn(data + rest, given.penalty, given.told))
                total = [so_far + more_ for so_far, more_ in zip(total, counts, strict=True)]
            print(f"another's news, {kind}, by weights learnt without it: {ratio(*total)}")
        data = data + more["our tags"] + more["their tags"]
    weights = learn(data, given.penalty, given.told)
    held = [case for _, _, case in cases(told["held"])]
    print(f"{len(data)} pairs of tellings, {sum(case.right for _, _, case in data)} of one event")
    print(f"held back, pairs weighed: {figures(held, [chance(case, weights) >= 0.5 for case in held])}")
    for name, some in told.items():
        print(f"{name}, placed: {ratio(*streamed(some, weights))}")
    bands: dict[int, list[bool]] = defaultdict(list)
    for case in held:
        bands[min(9, int(chance(case, weights) * 10))].append(case.right)
    print("calibration:", {f"{band / 10:.1f}": f"{sum(v)}/{len(v)}" for band, v in sorted(bands.items())})
    if not given.dry_run:
        strongest = sorted(weights.items(), key=lambda row: (row[0] != "bias", -abs(row[1]), row[0]))
        rows_ = [f'    "{name}": {value:.2f},\n' for name, value in strongest if abs(value) >= 0.005]
        FILE.write_text(HEAD + "".join(rows_) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
