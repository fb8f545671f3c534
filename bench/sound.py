"""``python -m bench.sound``: names the gazetteer hears right; ``--learn`` makes ``places/sounds.txt`` anew.

Gold are GeoNames' own spellings in other scripts. The table is learnt from cities of even GeoNames ids; figures are
of odd ones.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from aggregator.places import forms, hearing, sound
from aggregator.places.forms import likeness, script
from aggregator.places.names import believable
from aggregator.places.rows import Row

TABLE = Path(sound.__file__).parent / "sounds.txt"
HEAD = """\
# Which Latin letters a sign of each script stands for in names of foreign cities, in tenths of a nat against chance.
# Learnt from spellings of GeoNames (CC BY 4.0) by `python -m bench.sound --learn`; see sound.py.
"""
# Their names are no renderings of a sound in Han and Hangul.
OWN_SIGNS = frozenset({"CN", "TW", "HK", "MO", "JP", "KR", "KP", "VN", "SG"})
MOST_PAIRS = 12_000
ROUNDS = 6
CHUNK = {"han": 5, "kana": 4, "arabic": 4}  # Latin letters of one unit; 3 in the others

Pair = tuple[tuple[str, ...], str]


def gold(rows: Sequence[Row], kind: str, parity: int, *, large: bool) -> Iterator[tuple[Row, str]]:
    """Cities with one of their spellings in a script."""
    for row in rows:
        if row.geonameid % 2 != parity or (row.country in OWN_SIGNS) or (large and not row.large):
            continue
        for name in row.alternates:
            if script(name) != kind or not believable(name) or " " in name or len(name) > 24:
                continue
            if kind != "latin" or (forms.latin(name) != forms.latin(row.name) and 0.75 < likeness(name, row.name) < 1):
                yield row, name


def learn(rows: Sequence[Row]) -> str:
    """The whole table."""
    from opencc import OpenCC

    simplify, complicate, chance = OpenCC("t2s"), OpenCC("s2t"), random.Random(3)
    out = [HEAD]
    for kind in sound.SCRIPTS:
        wide = kind not in ("cyrillic", "latin", "arabic")
        names = [
            (sound.units(simplify.convert(name) if kind == "han" else name), forms.latin(row.name))
            for row, name in gold(rows, kind, 0, large=not wide)
        ]
        pairs = sorted({(units, latin) for units, latin in names if len(units) > 1 and latin})
        chance.shuffle(pairs)
        joint, letter = align(pairs[:MOST_PAIRS], CHUNK.get(kind, 3))
        own: Counter[str] = Counter()
        for (unit, _), weight in joint.items():
            own[unit] += weight
        heard: dict[str, dict[str, int]] = defaultdict(dict)
        for (unit, latin), weight in joint.items():
            if weight / own[unit] > 0.006 and own[unit] > 1.5:
                chance_of = sum(math.log(letter[char]) for char in latin)
                heard[unit][latin] = round(10 * (math.log(weight / own[unit]) - chance_of))
        out.append(f"[{kind}]")
        for unit in sorted(heard, key=lambda unit: (-own[unit], unit)):
            ranked = sorted(heard[unit].items(), key=lambda one: (-joint[unit, one[0]], one[0]))[:12]
            other = {complicate.convert(unit)} - {unit} if kind == "han" else set()
            out.append(f"{'/'.join([unit, *other])} {' '.join(f'{latin or chr(45)}={w}' for latin, w in ranked)}")
        print(kind, len(pairs), len(heard), flush=True)
    return "\n".join(out) + "\n"


def align(pairs: Sequence[Pair], longest: int) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """How often each unit stands for each group of letters, over all ways to align them; letters by frequency."""
    letter = Counter(char for _, latin in pairs for char in latin)
    total = letter.total()
    frequency = {char: count / total for char, count in letter.items()}
    joint: dict[tuple[str, str], float] = {}
    share: dict[str, float] = {}
    for number in range(ROUNDS):
        counts: dict[tuple[str, str], float] = defaultdict(float)
        for units, latin in pairs:
            if len(latin) <= longest * len(units) and len(latin) >= 0.3 * len(units):
                _expect(units, latin, longest, joint, share if number > 1 else {}, frequency, counts)
        whole = sum(counts.values())
        joint = {key: count / whole for key, count in counts.items() if count > 0.05}
        share = defaultdict(float)
        for (unit, _), value in joint.items():
            share[unit] += value
    return {key: value * whole for key, value in joint.items()}, frequency


def _expect(
    units: tuple[str, ...],
    latin: str,
    longest: int,
    joint: dict[tuple[str, str], float],
    share: dict[str, float],
    frequency: dict[str, float],
    counts: dict[tuple[str, str], float],
) -> None:
    """Forward and backward over one pair; pairs no likelier than chance teach nothing."""
    size, mean = len(latin), len(latin) / len(units)
    steps: list[list[list[float]]] = []
    forward = [1.0] + [0.0] * size
    rows = [forward]
    for unit in units:
        new, row = [0.0] * (size + 1), []
        for at in range(size + 1):
            values = []
            if forward[at]:
                for length in range(min(longest, size - at) + 1):
                    group = latin[at : at + length]
                    value = joint.get((unit, group), 1e-7 * 0.05**length) if joint else 0.08 ** abs(length - mean)
                    values.append(value)
                    new[at + length] += forward[at] * value
            row.append(values)
        steps.append(row)
        forward = new
        rows.append(new)
    whole = forward[size]
    if whole <= 0:
        return
    if share:
        chance = sum(math.log(share.get(unit, 1e-6)) for unit in units)
        chance += sum(math.log(frequency[char]) for char in latin)
        if math.log(whole) - chance < 1:
            return
    backward = [0.0] * size + [1.0]
    for place in range(len(units) - 1, -1, -1):
        new = [0.0] * (size + 1)
        for at, values in enumerate(steps[place]):
            for length, value in enumerate(values):
                if after := backward[at + length] * value:
                    new[at] += after
                    counts[units[place], latin[at : at + length]] += rows[place][at] * after / whole
        backward = new


def main() -> None:
    """Learn the table anew, or measure it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--learn", action="store_true", help="write places/sounds.txt")
    options.add_argument("--script", action="append", choices=sound.SCRIPTS, help="only this one (may be repeated)")
    options.add_argument("--most", type=int, default=300, help="names asked for in each script")
    options.add_argument("--errors", action="store_true", help="print what is heard wrong")
    options.add_argument("--even", action="store_true", help="the cities learnt from instead of the others")
    given = options.parse_args()
    from aggregator.atlas import sources

    rows = sources.rows()
    if given.learn:
        TABLE.write_text(learn(rows), encoding="utf-8")
    tables = sound.by_script(TABLE.read_text(encoding="utf-8"))
    parts = hearing.columns([((row.name,), row.country, row.large) for row in rows], tables)
    hear = hearing.Hearing({k: memoryview(v) for k, v in parts.items()}, lambda index: rows[index].population)
    print(f"{sum(map(len, parts.values())) / 1e6:.1f} MB")
    for kind in given.script or sound.SCRIPTS:
        names = list(gold(rows, kind, 0 if given.even else 1, large=True))
        names = random.Random(7).sample(names, min(given.most, len(names)))
        for where in ("country", "anywhere"):
            first = 0
            answers: list[tuple[float, bool]] = []
            started = time.process_time()
            for row, name in names:
                found = hear(name, row.country if where == "country" else None)
                right = bool(found) and rows[found[0][0]].name == row.name
                first += right
                if found:
                    answers.append((found[0][1], right))
                if given.errors and not right and where == "country":
                    heard = ", ".join(f"{rows[index].name} {likely:.2f}" for index, likely in found[:3])
                    print(f"  {name} {row.name}, {row.country}: {heard}")
            spent = (time.process_time() - started) / len(names)
            line = f"{kind:<9} {where:<9}{len(names):>5} first {first / len(names):.3f}  {spent * 1000:.1f} ms "
            for least in (0.5, 0.7, 0.8, 0.9, 0.95):
                sure = [right for likely, right in answers if likely >= least]
                line += f" | ≥{least}: {len(sure) / len(names):.2f} {sum(sure) / max(1, len(sure)):.3f}"
            print(line, flush=True)


if __name__ == "__main__":
    main()
