"""The health of every source, as values: what ``status --json`` prints and the status pages show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from aggregator import timetable
from aggregator.compose.desk import without_credentials
from aggregator.model import Reject, Source, SourceState
from aggregator.model.site import StatusRow

DAYS: Final = 28  # of which the number of items is told


def rows(
    sources: Iterable[Source],
    states: Mapping[str, SourceState],
    counts: Mapping[str, int],
    rejects: Mapping[str, Sequence[Reject]],
    daily: Mapping[str, Mapping[date, int]] = MappingProxyType({}),
    today: date | None = None,
) -> tuple[StatusRow, ...]:
    """One row for each configured source, in order; with ``today`` they tell the items of the last days, ``daily``."""
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))] if today else []
    return tuple(
        replace(
            _row(source, states.get(source.id, SourceState(source.id)), counts, rejects),
            days=tuple(daily.get(source.id, {}).get(day, 0) for day in days),
        )
        for source in sources
    )


def public(found: Iterable[StatusRow], sources: Iterable[Source]) -> tuple[StatusRow, ...]:
    """The rows as anybody may read them: reasons name none of the operator's files, variables, headers and proxies."""
    private = {source.id: _private(source) for source in sources}
    return tuple(
        replace(
            row,
            reason=_veiled(row.reason, private[row.id]) if row.reason else None,
            warnings=tuple(_veiled(_public_addresses(warning), private[row.id]) for warning in row.warnings),
        )
        for row in found
    )


def _private(source: Source) -> tuple[str, ...]:
    auth = (source.auth or "").removeprefix("env:")
    headers = (word for pair in source.headers for word in pair)
    return tuple(word for word in (source.ca, source.proxy, auth, *headers) if word)


def _veiled(words: str, private: Iterable[str]) -> str:
    for word in private:
        words = words.replace(word, "…")
    return words


def _public_addresses(words: str) -> str:
    """Addresses without keys and passwords."""
    return re.sub(r"https?://[^\s«»,;]+", lambda found: without_credentials(found[0]), words)


def document(generated: datetime, found: Iterable[StatusRow]) -> dict[str, Any]:
    """``{"generated", "sources": [...]}`` as CONTRACT describes it, ready for JSON."""
    return {"generated": generated.isoformat(), "sources": [_plain(row) for row in found]}


def _row(
    source: Source, state: SourceState, counts: Mapping[str, int], rejects: Mapping[str, Sequence[Reject]]
) -> StatusRow:
    return StatusRow(
        id=source.id,
        url=without_credentials(source.url),
        title=source.title or state.title or source.id,
        state=state.health,
        reason=state.reason,
        http_status=state.http_status,
        last_visit=state.last_visit,
        last_success=state.last_success,
        next_visit=state.next_visit,
        failures=state.failures,
        items=counts.get(source.id, 0),
        seconds=None if state.seconds is None else round(state.seconds, 3),
        rejects=len(rejects.get(source.id, ())),
        warnings=tuple(filter(None, (timetable.moved.told(state), *state.warnings))) if state.url == source.url else (),
    )


def _plain(row: StatusRow) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(row).items()}
