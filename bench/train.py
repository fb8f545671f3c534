"""``python -m bench.train``: weighs the features of a city pair by our own annotated texts.

Logistic regression with an L2 penalty, by Newton steps along one feature after another, on the texts that are not held
back; then again for the second look, where what the first says of a text is learnt without that text; prints what it
reaches on those held back beside the rules alone, and writes ``places/weights.toml``. ``--unseen`` tells what both
looks reach on texts they have not learnt from, an eighth of all at a time.
``--also FILE`` adds annotated records of another's (JSON Lines with title, text, lang, source_home, pairs,
pairs_optional; a pair is two «Name, CC»), each counted twice, since they are few.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import blake2b
from math import exp, log
from pathlib import Path
from typing import Any

from aggregator import atlas
from aggregator.places import Tagger
from aggregator.places.company import in_company
from aggregator.places.weigh import Features, likelihood
from tests.places import corpus

WEIGHTS = Path(__file__).parent.parent / "aggregator" / "places" / "weights.toml"
HEAD = """# What the features of a pair weigh (weigh.py, company.py), at the first look and at the second; written by
# `python -m bench.train` from tests/places/texts.
# A weight is the logarithm of the odds that the feature adds: 0.7 doubles them, -0.7 halves them.
"""


Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """One candidate pair with the answer."""

    text: str
    pair: tuple[str, str]
    features: Features
    right: bool | None  # None: either will do
    held: bool = False
    times: int = 1  # how often it counts


def cases() -> tuple[list[Case], int]:
    """All candidates of all texts, and how many pairs no candidate stood for."""
    gazetteer = atlas.open_gazetteer()
    tagger, names = Tagger(gazetteer), corpus.Names(gazetteer)
    found, missed = [], 0
    for code in corpus.languages("texts", corpus.FOLDER):
        for item in corpus.items(code, corpus.FOLDER):
            home = gazetteer.find_home(item.home) if item.home else None
            answer = corpus.tag(item, tagger, names)
            old = {frozenset((t.pair.a.geonameid, t.pair.b.geonameid)) for t in answer.tagging.pairs if t.background}
            left = set(answer.pairs)
            for one, other, features in tagger.candidates(
                title=item.title, text=item.text, language=item.language, home=home, about=item.about
            ):
                pair = frozenset((one.geonameid, other.geonameid))
                left.discard(pair)
                right = pair in answer.pairs or (None if pair in answer.maybe | old else False)
                found.append(Case(f"{code} {item.number}", (one.slug, other.slug), features, right, item.held))
            missed += len(left)
    return found, missed


def others(path: Path) -> list[Case]:
    """The candidates of annotated records that are not ours."""
    gazetteer = atlas.open_gazetteer()
    tagger, found = Tagger(gazetteer), []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        home = gazetteer.find_home(record["source_home"]) if record.get("source_home") else None

        def named(pairs: list[Any]) -> set[frozenset[str]]:
            ends = [[gazetteer.find_home(city) for city in pair] for pair in pairs]
            return {frozenset(city.slug for city in pair if city is not None) for pair in ends}

        wanted, maybe = named(record["pairs"]), named(record["pairs_optional"])
        for one, other, features in tagger.candidates(
            title=record["title"] or "", text=record["text"], language=record["lang"], home=home
        ):
            pair = frozenset((one.slug, other.slug))
            right = pair in wanted or (None if pair in maybe else False)
            found.append(Case(f"also {number}", (one.slug, other.slug), features, right, times=2))
    return found


def fit(data: list[Case], penalty: float, rounds: int = 30) -> Weights:
    """Weights by name, with «bias»: one Newton step a feature in turn, until the steps are small."""
    data = [case for case in data if case.right is not None]
    columns: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row, case in enumerate(data):
        for name, value in case.features.items():
            if value:
                columns[name].append((row, value))
        columns["bias"].append((row, 1.0))
    weights = dict.fromkeys(columns, 0.0)
    totals = [0.0] * len(data)
    for _ in range(rounds):
        biggest = 0.0
        for name, column in columns.items():
            ridge = 0.0 if name == "bias" else penalty
            slope, bend = -ridge * weights[name], ridge + 1e-6
            for row, value in column:
                likely = 1 / (1 + exp(-max(-30.0, min(30.0, totals[row]))))
                slope += value * (bool(data[row].right) - likely) * data[row].times
                bend += value * value * likely * (1 - likely) * data[row].times
            step = max(-1.0, min(1.0, slope / bend))
            weights[name] += step
            biggest = max(biggest, abs(step))
            for row, value in column:
                totals[row] += value * step
        if biggest < 1e-3:
            break
    return weights


def parts(data: list[Case], salt: str) -> list[list[Case]]:
    """The candidates in eighths, all of one text in the same."""
    found: list[list[Case]] = [[] for _ in range(8)]
    for case in data:
        found[blake2b(f"{salt} {case.text}".encode(), digest_size=1).digest()[0] % 8].append(case)
    return found


def looked_at(data: list[Case], weights: Weights) -> list[Case]:
    """The same candidates with what the others of their text say, by the first look's weights."""
    texts: dict[str, list[Case]] = defaultdict(list)
    for case in data:
        texts[case.text].append(case)
    found = []
    for rows in texts.values():
        chances = [likelihood(case.features, weights) for case in rows]
        company = in_company([case.pair for case in rows], chances)
        found += [replace(case, features=case.features | beside) for case, beside in zip(rows, company, strict=True)]
    return found


def learn(data: list[Case], penalty: float) -> tuple[Weights, Weights]:
    """The weights of both looks; what the first says of a text is learnt without that text."""
    unseen: list[Case] = []
    for part in parts(data, "first"):
        texts = {case.text for case in part}
        unseen += looked_at(part, fit([case for case in data if case.text not in texts], penalty))
    return fit(data, penalty), fit(unseen, penalty)


def answers(data: list[Case], first: Weights, second: Weights) -> list[tuple[Case, float]]:
    """How likely both looks find each candidate that must be told or must not."""
    return [(case, likelihood(case.features, second)) for case in looked_at(data, first) if case.right is not None]


def figures(answered: list[tuple[Case, float]], told: float) -> str:
    """Precision, recall and F1 of telling what is at least so likely."""
    right = sum(bool(case.right) and chance >= told for case, chance in answered)
    wrong = sum(not case.right and chance >= told for case, chance in answered)
    missed = sum(bool(case.right) and chance < told for case, chance in answered)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({right} right, {wrong} wrong, {missed} missed)"


def main() -> None:
    """Fit, tell, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--penalty", type=float, default=6.0, help="against big weights")
    options.add_argument("--also", type=Path, help="annotated records of another's, as JSON Lines")
    options.add_argument("--told", type=float, default=0.55, help="the chance from which a pair is told: it scores .5")
    options.add_argument("--all", action="store_true", help="learn from the held-back texts too")
    options.add_argument("--unseen", action="store_true", help="only tell what is reached on texts not learnt from")
    options.add_argument("--dry-run", action="store_true", help="write nothing")
    given = options.parse_args()
    data, missed = cases()
    also = others(given.also) if given.also else []
    print(
        f"{len(data)} candidates, {sum(case.right is True for case in data)} right; {missed} pairs were no candidates"
    )
    if given.unseen:
        tell_unseen(data + also, given.penalty, given.told)
        return
    first, second = learn([case for case in data if given.all or not case.held] + also, given.penalty)
    for name, held in (("learnt", False), ("held back", True)):
        answered = answers([case for case in data if case.held == held], first, second)
        rules = [(case, case.features["rule"]) for case, _chance in answered]
        print(f"{name:>10}, rules:   {figures(rules, 0.5)}")
        print(f"{name:>10}, weights: {figures(answered, given.told)}")
    bands: dict[int, list[bool]] = defaultdict(list)
    for case, chance in answered:
        bands[min(9, int(chance * 10))].append(bool(case.right))
    print("calibration:", {f"{band / 10:.1f}": f"{sum(v)}/{len(v)}" for band, v in sorted(bands.items())})
    if not given.dry_run:
        second["bias"] -= log(given.told / (1 - given.told))
        tables = [f"[{look}]\n{rows(weights)}" for look, weights in (("first", first), ("second", second))]
        WEIGHTS.write_text("\n".join([HEAD, *tables]), encoding="utf-8")


def tell_unseen(data: list[Case], penalty: float, told: float) -> None:
    """Print what both looks reach on each eighth of the texts, learnt from the others."""
    found: list[tuple[Case, float]] = []
    for part in parts(data, "unseen"):
        texts = {case.text for case in part}
        found += answers(part, *learn([case for case in data if case.text not in texts], penalty))
    for name, also in (("ours", False), ("also", True)):
        print(f"{name:>10}, unseen: {figures([one for one in found if one[0].text.startswith('also') == also], told)}")


def rows(weights: Weights) -> str:
    """A table's lines."""
    return "".join(f'"{name}" = {value:.2f}\n' for name, value in sorted(weights.items()) if abs(value) >= 0.005)


if __name__ == "__main__":
    main()
