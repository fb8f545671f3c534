"""Items made anew by today's rules from what servers answered at the latest visits. No request is made.

Ids, first sights and places among neighbours stay. A date frozen at first sight stays, unless today's rules read one
where there was none; one that was read is replaced by today's reading of it, also when that is none. Where the visit of
the first sight is not kept any more, the date as printed then counts. What is not found any more stays as it was.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator import normalise
from aggregator.errors import ParseError, TransferFailed
from aggregator.model import Answer, Item, Page, Source, Taken, Validators
from aggregator.visit import Tools, gather, remembered

if TYPE_CHECKING:
    from aggregator.parse import ParserPool
    from aggregator.store import Store


@dataclass(frozen=True, slots=True)
class Reparsed:
    """What came of it."""

    visits: int
    since: datetime  # the first of them
    items: int
    new: int
    changed: int
    failures: tuple[str, ...]  # of visits whose page cannot be read today either


@dataclass(frozen=True, slots=True)
class Draft:
    """An item as today's rules read it, with what making it anew takes."""

    taken: Taken
    language: str | None  # of the page it stood on


class Replay:
    """Answers with what one visit was answered, and nothing else."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._pages = {answer.asked: answer.page for answer in answers}

    async def fetch(
        self,
        source: Source,
        url: str,
        *,
        now: datetime,  # noqa: ARG002 - the answer's own moment counts
        known: Validators | None = None,  # noqa: ARG002
        robots: bool = True,  # noqa: ARG002
        deadline: float | None = None,  # noqa: ARG002
    ) -> Page:
        page = self._pages.get(url)
        if page is None:
            raise TransferFailed(source.id, f"not kept: {url}")
        return page


async def reparse(source: Source, store: Store, pool: ParserPool, zone: Callable[[Source], str | None]) -> Reparsed:
    """Read again what is kept of a source and store what it gives, in one transaction at the end.

    The next cycle places and publishes it. Raises StoreError; ParseError when no kept visit can be read at all, or
    nothing is kept.
    """
    visits = store.kept(source.id)
    drafts: dict[str, Draft] = {}
    failures: list[ParseError] = []
    for answers in visits:
        try:
            await _read(source, answers, drafts, pool, zone)
        except ParseError as error:
            failures.append(error)
    if not drafts:
        raise (
            failures[-1]
            if failures
            else ParseError(source.id, "no answer of it is kept; the next visits keep what «keep:» in feeds.yaml says")
        )
    with store.transaction():
        known = store.known([draft.taken.item for draft in drafts.values()])
        new = changed = 0
        for id_, draft in drafts.items():
            before = known.get(id_)
            taken = _made_anew(draft, before, source, zone(source)) if before else draft.taken
            saved = store.renew([taken], now=taken.item.first_seen)
            if before and before.item.published.value != taken.item.published.value:
                store.redate(taken.item.id, taken.item.published.value)
            new += len(saved.new)
            changed += len(saved.changed)
    return Reparsed(
        len(visits), visits[0][0].page.fetched, len(drafts), new, changed, tuple(str(error) for error in failures)
    )


async def _read(
    source: Source,
    answers: Sequence[Answer],
    drafts: dict[str, Draft],
    pool: ParserPool,
    zone: Callable[[Source], str | None],
) -> None:
    """One visit, after those before it."""

    def known(items: Sequence[Item]) -> dict[str, Taken]:
        return {item.id: drafts[item.id].taken for item in items if item.id in drafts}

    page = answers[0].page
    tools = Tools(Replay(answers), pool, zone, known, asyncio.Event())
    gathered = await gather(page, source, tools, now=page.fetched, deadline=math.inf)
    language = gathered.parsed.language or source.language
    drafts |= {taken.item.id: Draft(taken, language) for taken in gathered.taken}


def _made_anew(draft: Draft, before: Taken, source: Source, zone: str | None) -> Taken:
    """The stored item as it is read today, as of the day it was first seen."""
    raw, old = draft.taken.raw, before.item
    if raw.article is None:  # its page is not kept
        raw = remembered(raw, before)
    if old.first_seen < draft.taken.item.first_seen and old.published.basis != "first-seen":
        raw = replace(raw, published=before.raw.published)
    item = normalise.normalise(
        raw,
        source=source,
        page_url=raw.page or source.url,
        language=draft.language,
        zone=zone,
        seen_at=old.first_seen,
    )
    if not isinstance(item, Item):
        return before
    updated = max(filter(None, (item.updated, old.updated)), default=None)  # also what only we saw change
    return Taken(raw, replace(item, id=old.id, first_seen=old.first_seen, position=old.position, updated=updated))
