"""``python -m bench.train_belief``: weighs the signs of a city by our own annotated texts and traps.

Logistic regression with an L2 penalty on all texts that are not held back and on the traps; what a spelling's company
says depends on the weights, so it is learnt in rounds. Prints how many spellings each set gets right and writes
``places/belief_weights.py``.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

from aggregator import atlas
from aggregator.places import Gazetteer, Tagger, belief, belief_weights, resolve, tagger
from aggregator.places.spellings import Context
from aggregator.places.verdicts import Kind
from tests.places import corpus

FILE = Path(belief_weights.__file__)
HEAD = '''"""What each sign of a city adds to the log-odds; ``python -m bench.train_belief`` writes this."""

from __future__ import annotations

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
'''


@dataclass(frozen=True, slots=True)
class Text:
    """What was found in one text, and which cities it does and may speak of."""

    found: Sequence[belief.Found]
    context: Context
    cities: set[int | None]
    also: set[int | None]
    held: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Case:
    """One spelling of a text with the answer."""

    features: belief.Features
    right: bool
    held: bool
    weight: float


_NEWS_WEIGHT = 0.45  # English local news would else outweigh all other languages
_TRAP_WEIGHT = 0.5


def texts(gazetteer: Gazetteer, news: Path | None) -> list[Text]:
    """All annotated texts and traps as far as :func:`resolve` sees them."""
    reader, names = Tagger(gazetteer), corpus.Names(gazetteer)
    seen: list[tuple[Any, Any]] = []

    def spy(found: Sequence[belief.Found], context: Context, _gazetteer: Gazetteer) -> list[None]:
        seen.append((found, context))
        return [None] * len(found)

    tagger.resolve, kept = spy, tagger.resolve  # type: ignore[assignment, attr-defined]
    read = []
    for code in corpus.languages("texts"):
        for item in corpus.items(code):
            seen.clear()
            answer = corpus.tag(item, reader, names)
            ends = {end for pair in answer.pairs for end in pair}
            for found, context in seen:
                read.append(Text(found, context, answer.cities | ends, answer.also, item.held, 1.0))
    for code in corpus.languages("traps"):
        for trap in corpus.traps(code):
            seen.clear()
            cities, _ = corpus.trapped(trap, reader, names)
            read += [Text(found, context, cities, set(), False, _TRAP_WEIGHT) for found, context in seen]
    for line in news.read_text(encoding="utf-8").splitlines() if news else ():
        seen.clear()
        document = json.loads(line)
        reader.tag(title=document["title"] or "", text=document["text"], language=document["lang"])
        towns = {int(one["geonameid"]) for one in document["toponyms"] if one.get("geonameid")}
        read += [Text(found, context, {*towns}, set(), False, _NEWS_WEIGHT) for found, context in seen]
    tagger.resolve = kept  # type: ignore[attr-defined]
    return read


def cases(read: Sequence[Text], gazetteer: Gazetteer) -> list[Case]:
    """The spellings whose answer is plain: one that may mean a city of the text but was taken for another is not."""
    made = []
    for text in read:
        for items, reading, features in resolve.candidates(text.found, text.context, gazetteer):
            if all(item.verdict.kind is Kind.DATELINE for item in items):
                continue
            chosen = gazetteer.at(reading.index).geonameid
            may = {gazetteer.at(r.index).geonameid for r in items[0].mention.entry.readings}
            right = chosen in text.cities or chosen in text.also
            if right or not may & (text.cities | text.also):
                made.append(Case(features, right, text.held, text.weight))
    return made


def fit(data: Sequence[Case], penalty: float, rounds: int = 40) -> dict[str, float]:
    """Weights by name: one Newton step a feature in turn."""
    columns: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, case in enumerate(data):
        for name, value in case.features.items():
            if value:
                columns[name].append((number, value))
    odds, weights = [0.0] * len(data), dict.fromkeys(columns, 0.0)
    for _ in range(rounds):
        for name, column in columns.items():
            slope, bend = penalty * weights[name] * (name != "bias"), penalty
            for number, value in column:
                case, guess = data[number], 1 / (1 + exp(-max(-30.0, min(30.0, odds[number]))))
                slope += case.weight * (guess - case.right) * value
                bend += case.weight * guess * (1 - guess) * value * value
            step = max(-1.0, min(1.0, slope / bend))
            weights[name] -= step
            for number, value in column:
                odds[number] -= step * value
    return weights


def told(data: Sequence[Case], weights: dict[str, float]) -> str:
    """Precision, recall and counts of the spellings taken for cities."""
    count = corpus.Count()
    for case in data:
        taken = belief.weigh(case.features, weights=weights) > 0
        count.right += taken and case.right
        count.wrong += taken and not case.right
        count.missed += case.right and not taken
    return f"P {count.precision:.3f} R {count.recall:.3f} ({count.right}/{count.wrong}/{count.missed})"


def main() -> None:
    """Learn, tell, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--news", type=Path, help="annotated English news of bench.geo, to learn from as well")
    options.add_argument("--penalty", type=float, default=1.0)
    options.add_argument("--rounds", type=int, default=4)
    given = options.parse_args()
    gazetteer = atlas.open_gazetteer()
    read = texts(gazetteer, given.news)
    weights = dict(belief_weights.WEIGHTS)
    for _ in range(given.rounds):
        data = cases(read, gazetteer)
        weights = fit([case for case in data if not case.held], given.penalty)
        belief_weights.WEIGHTS.clear()
        belief_weights.WEIGHTS.update(weights)
        print("learnt from", told([case for case in data if not case.held], weights))
        print("held back  ", told([case for case in data if case.held], weights))
    rows = [f'    "{name}": {weight:.2f},\n' for name, weight in sorted(weights.items(), key=lambda row: -abs(row[1]))]
    FILE.write_text(HEAD + "".join(rows) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
