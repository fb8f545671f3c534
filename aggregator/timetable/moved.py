"""A source that moved for good: when its new address is believed, and when we go back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from aggregator.model import Moving, Source, SourceState, Validators
from aggregator.timetable.bounds import registrable

CONFIRMATIONS: Final = 3
MOST_FAILURES: Final = 3  # in a row, at the new address


def address(source: Source, state: SourceState) -> str:
    """Where the source is visited: where it moved to, once that is certain."""
    return state.moved_to or source.url


def doubt(old: str, new: str, *, feed: bool, known: bool) -> str | None:
    """Why a page that a permanent redirect led to may not be the source's; None when it is.

    ``feed``: it is one, and has entries; ``known``: it shows an item that we had before the move. A parked domain, a
    maintenance page and a home page to which every dead address is sent are pages with links too.
    """
    if _spelling(old) == _spelling(new) or feed or known:
        return None
    there = urlsplit(new)
    if there.path in ("", "/") and not there.query:
        return "it is a home page"
    if registrable(there.netloc) != registrable(urlsplit(old).netloc):
        return "it belongs to another domain and shows nothing that was known"
    return "it shows nothing that was known"


def led(state: SourceState, moved_to: str | None, doubt: str | None, now: datetime) -> SourceState:
    """The state after one more visit that was led to ``moved_to`` for good (None: it was not led anywhere)."""
    if moved_to is None:
        return replace(state, moving=None)
    before = state.moving if state.moving and state.moving.url == moved_to else Moving(moved_to, now)
    if doubt is not None:
        return replace(state, moving=replace(before, doubt=doubt, seen=0))
    if before.seen + 1 < CONFIRMATIONS:
        return replace(state, moving=replace(before, doubt=None, seen=before.seen + 1))
    return replace(state, moved_to=moved_to, moving=None)


def returned(state: SourceState) -> SourceState:
    """Back to the address in feeds.yaml: the new one does not answer any more."""
    return replace(state, moved_to=None, moving=None, validators=Validators())


def told(state: SourceState) -> str | None:
    """What the operator should know of it, in one line."""
    if state.moving is None:
        if state.moved_to is None:
            return None
        return f"moved for good to {state.moved_to}, where it is visited now: change its «url»"
    new = state.moving.url
    if state.moving.doubt is not None:
        return f"redirects for good to {new}, not taken for a move: {state.moving.doubt}; if it is one, change «url»"
    return f"moved for good to {new} (seen {state.moving.seen} of {CONFIRMATIONS} times): change its «url»"


def _spelling(url: str) -> tuple[str, str, str]:
    """What is left of an address when http and https, www, a closing slash and an index file count for nothing."""
    parts = urlsplit(url)
    path = re.sub(r"(?:/(?:index|default)\.\w{2,5})?/*$", "", parts.path)
    return parts.netloc.lower().removeprefix("www."), path, parts.query
