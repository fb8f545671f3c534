"""Fixtures of the tests that run the whole program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.whole.work import Work


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """A fresh working folder."""
    return Work(tmp_path)
