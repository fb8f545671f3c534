"""``python -m bench.places_speed [file …]``: megabytes of UTF-8 text a second on one core, by script.

Reads our own annotated texts, and files of a document a line (``lang``, ``title``, ``text``). The first pass meets
each word for the first time; of the passes after it the least of each text counts, so that a busy machine tells
little. Processor time, not the clock's.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from aggregator import atlas
from aggregator.model import City
from aggregator.places import Gazetteer, Tagger
from aggregator.places.find import Finder
from aggregator.places.forms import script
from tests.places import corpus

Text = tuple[str, str, str, City | None]  # language, title, text, home


def main() -> None:
    """One row a source and script."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path, nargs="*")
    options.add_argument("--passes", type=int, default=5, help="over each text, after the first")
    given = options.parse_args()
    gazetteer = atlas.open_gazetteer()
    shelves: dict[str, list[Text]] = {}
    for text in own(gazetteer):
        shelves.setdefault(f"own texts, {script(text[2])}", []).append(text)
    for file in given.file:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = (row["lang"], row["title"] or "", row["text"] or "", None)
            shelves.setdefault(f"{file.stem}, {script(text[1] + text[2])}", []).append(text)
    print(f"{'MB/s':<34}{'bytes':>9}{'whole':>8}{'first':>8}{'find':>8}{'first':>8}")
    for name, texts in sorted(shelves.items()):
        size = sum(len((title + text).encode()) for _, title, text, _ in texts)
        tagger = Tagger(gazetteer)
        finders = {code: Finder(gazetteer, gazetteer.language(code)) for code in {text[0] for text in texts}}

        def tag(text: Text, tagger: Tagger = tagger) -> None:
            tagger.tag(language=text[0], title=text[1], text=text[2], home=text[3])

        def find(text: Text, finders: dict[str, Finder] = finders) -> None:
            for field in text[1:3]:
                list(finders[text[0]](field))

        figures = [*spent(tag, texts, given.passes), *spent(find, texts, given.passes)]
        print(f"{name:<34}{size:>9}" + "".join(f"{size / seconds / 1e6:>8.2f}" for seconds in figures))


def own(gazetteer: Gazetteer) -> list[Text]:
    """Our annotated texts, with their homes."""
    names = corpus.Names(gazetteer)
    return [
        (code, item.title, item.text, names.city(item.home) if item.home else None)
        for code in corpus.languages("texts")
        for item in corpus.items(code)
    ]


def spent(act: Callable[[Text], None], texts: list[Text], passes: int) -> tuple[float, float]:
    """Seconds over all texts: the least of several passes, and the first."""
    timed = [[timing(act, text) for text in texts] for _ in range(passes + 1)]
    return sum(map(min, zip(*timed[1:], strict=True))), sum(timed[0])


def timing(act: Callable[[Text], None], text: Text) -> float:
    """Seconds of processor for one text."""
    started = time.process_time()
    act(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
