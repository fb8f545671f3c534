"""Nine edits of a text, in many scripts: each copy is known again, and taken for no other text."""

from __future__ import annotations

import pytest

from bench.copies import EDITS, measured, own_texts

FIGURES = {dated: measured(own_texts(), dated=dated) for dated in (True, False)}


@pytest.mark.parametrize("dated", [True, False], ids=["dated", "undated"])
@pytest.mark.parametrize("kind", EDITS)
def test_an_edited_copy_is_known_again(kind: str, dated: bool) -> None:
    """With dates and without."""
    right, wrong, missed, errors = FIGURES[dated][kind]

    assert (len(own_texts()), 0, 0) == (right, wrong, missed), errors


def test_the_originals_are_texts_of_their_own() -> None:
    """Twenty texts, twenty stories."""
    assert (len(own_texts()), 0, 0, []) == FIGURES[True]["originals"]
