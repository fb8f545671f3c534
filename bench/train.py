"""``python -m bench.train``: weighs the features of a city pair by our own annotated texts.

Logistic regression with an L2 penalty, by Newton steps along one feature after another, on the texts that are not held
back; prints what it reaches on those held back beside the rules alone, and writes ``places/weights.toml``.
``--also FILE`` adds annotated records of another's (JSON Lines with title, text, lang, source_home, pairs,
pairs_optional; a pair is two «Name, CC»), each counted twice, since they are few.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import Any

from aggregator import atlas
from aggregator.places import Tagger
from aggregator.places.weigh import Features
from tests.places import corpus

WEIGHTS = Path(__file__).parent.parent / "aggregator" / "places" / "weights.toml"
HEAD = """# What the features of a pair weigh (weigh.py); written by `python -m bench.train` from tests/places/texts.
# A weight is the logarithm of the odds that the feature adds: 0.7 doubles them, -0.7 halves them.
"""


@dataclass
class Case:
    """One candidate pair with the answer."""

    features: Features
    right: bool
    held: bool


def cases() -> tuple[list[Case], int]:
    """All candidates of all texts but those that may be either, and how many pairs no candidate stood for."""
    gazetteer = atlas.open_gazetteer()
    tagger, names = Tagger(gazetteer), corpus.Names(gazetteer)
    found, missed = [], 0
    for code in corpus.languages("texts", corpus.FOLDER):
        for item in corpus.items(code, corpus.FOLDER):
            home = gazetteer.find_home(item.home) if item.home else None
            answer = corpus.tag(item, tagger, names)
            old = {frozenset((t.pair.a.geonameid, t.pair.b.geonameid)) for t in answer.tagging.pairs if t.background}
            pairs = tagger.candidates(
                title=item.title, text=item.text, language=item.language, home=home, about=item.about
            )
            left = set(answer.pairs)
            for one, other, features in pairs:
                pair = frozenset((one.geonameid, other.geonameid))
                left.discard(pair)
                if pair not in answer.maybe and not (pair in old and pair not in answer.pairs):
                    found.append(Case(features, pair in answer.pairs, item.held))
            missed += len(left)
    return found, missed


def others(path: Path) -> list[Case]:
    """The candidates of annotated records that are not ours."""
    gazetteer = atlas.open_gazetteer()
    tagger, found = Tagger(gazetteer), []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        home = gazetteer.find_home(record["source_home"]) if record.get("source_home") else None

        def named(pairs: list[Any]) -> set[frozenset[int | None]]:
            ends = [[gazetteer.find_home(city) for city in pair] for pair in pairs]
            return {frozenset(city.geonameid for city in pair if city is not None) for pair in ends}

        wanted, maybe = named(record["pairs"]), named(record["pairs_optional"])
        for one, other, features in tagger.candidates(
            title=record["title"] or "", text=record["text"], language=record["lang"], home=home
        ):
            pair = frozenset((one.geonameid, other.geonameid))
            if pair in wanted or pair not in maybe:
                found += [Case(features, pair in wanted, held=False)] * 2
    return found


def fit(data: list[Case], penalty: float, rounds: int = 30) -> dict[str, float]:
    """Weights by name, with «bias»: one Newton step a feature in turn, until the steps are small."""
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
                slope += value * (data[row].right - likely)
                bend += value * value * likely * (1 - likely)
            step = max(-1.0, min(1.0, slope / bend))
            weights[name] += step
            biggest = max(biggest, abs(step))
            for row, value in column:
                totals[row] += value * step
        if biggest < 1e-3:
            break
    return weights


def chance(case: Case, weights: dict[str, float]) -> float:
    """0 … 1."""
    total = weights["bias"] + sum(value * weights.get(name, 0.0) for name, value in case.features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def figures(data: list[Case], told: list[bool]) -> str:
    """Precision, recall and F1 of an answer to each case."""
    right = sum(case.right and answer for case, answer in zip(data, told, strict=True))
    wrong = sum(not case.right and answer for case, answer in zip(data, told, strict=True))
    missed = sum(case.right and not answer for case, answer in zip(data, told, strict=True))
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({right} right, {wrong} wrong, {missed} missed)"


def main() -> None:
    """Fit, tell, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--penalty", type=float, default=6.0, help="against big weights")
    options.add_argument("--also", type=Path, help="annotated records of another's, as JSON Lines")
    options.add_argument("--told", type=float, default=0.5, help="the chance from which a pair is told: it scores .5")
    options.add_argument("--all", action="store_true", help="learn from the held-back texts too")
    options.add_argument("--dry-run", action="store_true", help="write nothing")
    given = options.parse_args()
    data, missed = cases()
    learnt = [case for case in data if given.all or not case.held]
    held = [case for case in data if case.held]
    print(f"{len(data)} candidates, {sum(case.right for case in data)} right; {missed} pairs were no candidates")
    weights = fit(learnt + (others(given.also) if given.also else []), given.penalty)
    weights["bias"] -= log(given.told / (1 - given.told))
    for name, part in (("learnt", [case for case in data if not case.held]), ("held back", held)):
        print(f"{name:>10}, rules:   {figures(part, [case.features['rule'] >= 0.5 for case in part])}")
        print(f"{name:>10}, weights: {figures(part, [chance(case, weights) >= 0.5 for case in part])}")
    bands: dict[int, list[bool]] = defaultdict(list)
    for case in held:
        bands[min(9, int(chance(case, weights) * 10))].append(case.right)
    print("calibration:", {f"{band / 10:.1f}": f"{sum(v)}/{len(v)}" for band, v in sorted(bands.items())})
    if not given.dry_run:
        rows = [f'"{name}" = {value:.2f}' for name, value in sorted(weights.items()) if abs(value) >= 0.005]
        WEIGHTS.write_text(HEAD + "[weights]\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
