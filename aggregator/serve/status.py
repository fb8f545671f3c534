"""What the last cycle wrote of itself: ``status.json``, read again when it changed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


class Status:
    """The document as it stands now. May be asked from several threads."""

    def __init__(self, output: Path) -> None:
        self._file = output / "status.json"
        self._known: tuple[int, dict[str, Any]] = (0, {})

    def document(self) -> dict[str, Any]:
        """The whole, ``{}`` where nothing legible was written."""
        try:
            written = self._file.stat().st_mtime_ns
            if written != self._known[0]:
                found = json.loads(self._file.read_bytes())
                self._known = (written, found if isinstance(found, dict) else {})
        except (OSError, ValueError):
            self._known = (0, {})
        return self._known[1]

    def sources(self) -> list[dict[str, Any]]:
        """A row for each source."""
        rows = self.document().get("sources")
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    def next_visit(self) -> datetime | None:
        """When a source will be visited next, the first of all; before that nothing changes."""
        moments = (moment(row.get("next_visit")) for row in self.sources() if row.get("state") != "stopped")
        return min(filter(None, moments), default=None)


def moment(value: object) -> datetime | None:
    """An ISO moment; None where there is none. Without an offset it is UTC."""
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
