"""The health of every source, as a value: what ``status --json`` prints and ``status.json`` publishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from aggregator.model import Source, SourceState


def status(
    sources: Iterable[Source], states: Mapping[str, SourceState], counts: Mapping[str, int], now: datetime
) -> dict[str, Any]:
    """``{"generated", "sources": [...]}`` as CONTRACT describes it. Configured addresses hold no credentials."""
    return {"generated": now.isoformat(), "sources": [row(source, states, counts) for source in sources]}


def row(source: Source, states: Mapping[str, SourceState], counts: Mapping[str, int]) -> dict[str, Any]:
    """One source's health."""
    state = states.get(source.id, SourceState(source.id))

    def moment(value: datetime | None) -> str | None:
        return value.isoformat() if value else None

    return {
        "id": source.id,
        "url": source.url,
        "title": source.title or state.title or source.id,
        "state": state.health,
        "reason": state.reason,
        "http_status": state.http_status,
        "last_visit": moment(state.last_visit),
        "last_success": moment(state.last_success),
        "next_visit": moment(state.next_visit),
        "failures": state.failures,
        "items": counts.get(source.id, 0),
        "seconds": None if state.seconds is None else round(state.seconds, 3),
    }
