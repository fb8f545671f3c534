"""The grammar every Atom feed must satisfy."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree


@pytest.fixture(scope="session")
def atom_grammar() -> etree.RelaxNG:
    """RFC 4287 as RELAX NG."""
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
