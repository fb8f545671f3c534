"""The health of every source, as values: what ``status --json`` prints and the status pages show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from aggregator.compose.desk import without_credentials
from aggregator.model import Reject, Source, SourceState
from aggregator.model.site import StatusRow


def rows(
    sources: Iterable[Source],
    states: Mapping[str, SourceState],
    counts: Mapping[str, int],
    rejects: Mapping[str, Sequence[Reject]],
) -> tuple[StatusRow, ...]:
    """One row for each configured source, in order."""
    return tuple(_row(source, states.get(source.id, SourceState(source.id)), counts, rejects) for source in sources)


def public(found: Iterable[StatusRow], sources: Iterable[Source]) -> tuple[StatusRow, ...]:
    """The rows as anybody may read them: reasons name none of the operator's files, variables, headers and proxies."""
    private = {source.id: _private(source) for source in sources}
    return tuple(replace(row, reason=_veiled(row.reason, private[row.id])) for row in found)


def _private(source: Source) -> tuple[str, ...]:
    auth = (source.auth or "").removeprefix("env:")
    headers = (word for pair in source.headers for word in pair)
    return tuple(word for word in (source.ca, source.proxy, auth, *headers) if word)


def _veiled(reason: str | None, private: Iterable[str]) -> str | None:
    for word in private if reason else ():
        reason = (reason or "").replace(word, "…")
    return reason


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
    )


def _plain(row: StatusRow) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(row).items()}
