"""``python -m bench.places [folder]``: cities and pairs of our own annotated texts and traps, counted."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from aggregator import atlas
from aggregator.places import Gazetteer, Tagger
from tests.places import corpus
from tests.places.corpus import Answer, Count, Item, Names


def main() -> None:
    """One row a language, one over all; with ``--errors`` every wrong answer."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?", default=corpus.FOLDER, help="holds texts/ and traps/")
    options.add_argument("--lang", action="append", help="only this language (may be repeated)")
    options.add_argument("--held", action="store_true", help="only the texts held back from tuning")
    options.add_argument("--all", action="store_true", help="held-back texts too")
    options.add_argument("--errors", action="store_true", help="print what is wrong")
    given = options.parse_args()
    gazetteer = atlas.open_gazetteer()
    tagger, names, name = Tagger(gazetteer), Names(gazetteer), naming(gazetteer)
    codes = sorted({*corpus.languages("texts", given.folder), *corpus.languages("traps", given.folder)})
    total_pairs, total_cities, all_right, all_traps, all_items, quiet, silent = Count(), Count(), 0, 0, 0, 0, 0
    print(f"{'':<5}{'items':>6}  {'pairs P/R/F':<18}{'+/-/?':<13}{'cities P/R/F':<18}{'+/-/?':<13}traps")
    for code in codes:
        if given.lang and code not in given.lang:
            continue
        pairs, cities, right, count = Count(), Count(), 0, 0
        texts = corpus.items(code, given.folder) if code in corpus.languages("texts", given.folder) else []
        for item in texts:
            if not given.all and item.held != given.held:
                continue
            answer = corpus.tag(item, tagger, names)
            for totals in (pairs, total_pairs):
                totals.add(answer.pairs, answer.maybe, answer.found_pairs)
            for totals in (cities, total_cities):
                totals.add(answer.cities, answer.also, answer.found_cities)
            count += 1
            if not item.pairs and not item.maybe:
                silent += 1
                quiet += not answer.found_pairs
            if given.errors:
                report(item, answer, name)
        rows = corpus.traps(code, given.folder) if code in corpus.languages("traps", given.folder) else []
        for trap in rows:
            expected, actual = corpus.trapped(trap, tagger, names)
            right += expected == actual
            if given.errors and trap.todo and expected == actual:
                print(f"  {code} trap: right now, its todo may go: {trap.text}")
            if given.errors and expected != actual:
                marks = [f"-{name(one)}" for one in expected - actual] + [f"+{name(one)}" for one in actual - expected]
                print(f"  {code} trap{' (todo)' * trap.todo} {'; '.join(marks)}: {trap.text}")
        all_right, all_traps, all_items = all_right + right, all_traps + len(rows), all_items + count
        print(row(code, count, pairs, cities, right, len(rows)))
    print(row("all", all_items, total_pairs, total_cities, all_right, all_traps))
    print(f"texts without a pair left alone: {quiet}/{silent}")


def row(name: str, count: int, pairs: Count, cities: Count, right: int, traps: int) -> str:
    """Ratios and counts in one line."""
    figures = "".join(
        f"{f'{c.precision:.2f}/{c.recall:.2f}/{c.f1:.3f}':<18}{f'{c.right}/{c.wrong}/{c.missed}':<13}"
        for c in (pairs, cities)
    )
    return f"{name:<5}{count:>6}  {figures}{right}/{traps}"


def naming(gazetteer: Gazetteer) -> Callable[[int | None], str]:
    """What writes an id as «Name, CC»."""

    def name(geonameid: int | None) -> str:
        city = gazetteer.city(geonameid) if geonameid is not None else None
        return f"{city.name}, {city.country}" if city else str(geonameid)

    return name


def report(item: Item, answer: Answer, name: Callable[[int | None], str]) -> None:
    """Print one item's wrong answers and why they were given."""
    lines = [f"-pair {' -- '.join(map(name, pair))}" for pair in answer.pairs - answer.found_pairs]
    because = {frozenset((p.pair.a.geonameid, p.pair.b.geonameid)): p for p in answer.tagging.pairs}
    lines += [
        f"+pair {' -- '.join(map(name, pair))}: {because[pair].score} {because[pair].because}"
        for pair in answer.found_pairs - answer.pairs - answer.maybe
    ]
    lines += [f"-city {name(city)}" for city in answer.cities - answer.found_cities]
    whence = {found.city.geonameid: found.because for found in answer.tagging.cities}
    lines += [f"+city {name(c)}: {whence[c]}" for c in answer.found_cities - answer.cities - answer.also]
    if lines:
        print(f"  {item.language} {item.number} {item.title} ({item.about_what})")
        for line in lines:
            print(f"      {line}")


if __name__ == "__main__":
    main()
