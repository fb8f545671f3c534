"""Which words simplemma's dictionaries know. Reading them takes as long as making all names: it is done beside that.

``python -m aggregator.atlas.words`` reads words from its input, one a line, and answers with one JSON object.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from aggregator.places import layout
from aggregator.places.forms import script

_CYRILLIC: Final = frozenset({"ru", "uk"})
_ROOT: Final = Path(__file__).parent.parent.parent


class Dictionaries:
    """What the dictionaries know of words; a second process reads them from now on.

    Where none can be started, this one does it when it is asked.
    """

    def __init__(self) -> None:
        import simplemma  # noqa: F401 - told of at once when it is missing

        path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._nouns: frozenset[str] = frozenset()
        try:
            self._reader: subprocess.Popen[bytes] | None = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        except OSError:
            self._reader = None

    def common(self, words: Sequence[str]) -> Mapping[str, int]:
        """Which of these folded words stand in a dictionary in lower case, as bits of layout.COMMON_LANGUAGES."""
        found, nouns = self._answer(words) or answer(words, _read())
        self._nouns = frozenset(nouns)
        return found

    def nouns(self, words: Sequence[str]) -> list[str]:
        """Which of the words asked for before German writes with a capital."""
        return [word for word in words if word in self._nouns]

    def _answer(self, words: Sequence[str]) -> tuple[dict[str, int], list[str]] | None:
        if self._reader is None:
            return None
        out, _ = self._reader.communicate("\n".join(words).encode())
        if self._reader.returncode:
            return None
        found, nouns = json.loads(out)
        return found, nouns


def _read() -> list[array[int]]:
    """The hashes of each dictionary's words, in the order of layout.COMMON_LANGUAGES: a tenth of their memory."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    factory = DefaultDictionaryFactory(cache_max_size=1)
    return [array("q", map(hash, factory.get_dictionary(code))) for code in layout.COMMON_LANGUAGES]


def answer(words: Sequence[str], dictionaries: Sequence[array[int]]) -> tuple[dict[str, int], list[str]]:
    """The words that dictionaries know, as bits; and those that German writes with a capital."""
    by_script = {kind: {hash(word): word for word in words if script(word) == kind} for kind in ("latin", "cyrillic")}
    found: dict[str, int] = {}
    nouns: list[str] = []
    for bit, (code, known) in enumerate(zip(layout.COMMON_LANGUAGES, dictionaries, strict=True)):
        asked = by_script["cyrillic" if code in _CYRILLIC else "latin"]
        for number in asked.keys() & frozenset(known):
            found[asked[number]] = found.get(asked[number], 0) | 1 << bit
        if code == "de":
            capital = {hash(word.capitalize()): word for word in asked.values()}
            nouns = [capital[number] for number in capital.keys() & frozenset(known)]
    return found, sorted(nouns)


def main() -> None:
    """Read the dictionaries first, then the words."""
    gc.disable()
    dictionaries = _read()
    words = sys.stdin.buffer.read().decode().split("\n")
    sys.stdout.buffer.write(json.dumps(answer(words, dictionaries), ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
