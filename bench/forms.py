"""``python -m bench.forms``: how many forms of cities' names are known, by language; ``--errors`` lists the others."""

from __future__ import annotations

import argparse

from aggregator import atlas
from tests.places.test_recognition import CODES, adjectives, forms, known


def main() -> None:
    """One row a language, then the adjectives, then all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="print the forms not known")
    given = options.parse_args()
    gazetteer = atlas.open_gazetteer()
    rows = {
        code: [(form, known(gazetteer, code, city, f"{form}.")) for city, form, _told in forms(code)] for code in CODES
    }
    rows["adjectives"] = [
        (adjective, known(gazetteer, code, city, f"x {adjective} {noun}"))
        for code, noun, city, adjective, _told in adjectives()
    ]
    for code, found in rows.items():
        missed = [form for form, right in found if not right]
        print(f"{code:<12}{len(found) - len(missed)}/{len(found)}  {'; '.join(missed) if given.errors else ''}")
    every = [right for found in rows.values() for _form, right in found]
    print(f"{'all':<12}{sum(every)}/{len(every)} {sum(every) / len(every):.3f}")


if __name__ == "__main__":
    main()
