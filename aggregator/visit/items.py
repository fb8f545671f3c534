"""From a page that is here to items: normalised, known ones revised, the operator's rules applied."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from aggregator import normalise
from aggregator.errors import ParseError
from aggregator.model import Item, Page, RawItem, Reject, Source, Taken
from aggregator.visit.behind import nameless, rest, to_its_end, whole
from aggregator.visit.tools import Gathered, Tools


async def gather(page: Page, source: Source, tools: Tools, *, now: datetime, deadline: float) -> Gathered:
    """Items of a page that is here, each with the page behind it where the list lacks text or date."""
    parsed = await tools.pool.parse(page, source)
    gathered = Gathered(parsed, [], [], [])
    if parsed.more:
        parsed = gathered.parsed = await rest(parsed, page, source, tools, gathered, now=now, deadline=deadline)
    gathered.rejects += parsed.rejects
    language = parsed.language or source.language
    zone = tools.zone(source)

    def made(raw: RawItem, seen_at: datetime) -> Item | Reject:
        return normalise.normalise(raw, source=source, page_url=page.url, language=language, zone=zone, seen_at=seen_at)

    drafts: list[tuple[RawItem, Item]] = []
    for listed in parsed.items:
        if listed.continued and tools.fetcher is not None:
            listed = await to_its_end(  # noqa: PLW2901
                listed, source, tools.fetcher, tools.pool, gathered, now=now, deadline=deadline
            )
        raw = replace(
            listed,
            base=listed.base or page.url,
            page=listed.page or page.url,
            article="read" if parsed.kind == "article" else listed.article,
        )
        draft = made(raw, now)
        if isinstance(draft, Reject):
            gathered.rejects.append(draft)
        else:
            drafts.append((raw, draft))
    if not drafts and gathered.rejects:
        first = gathered.rejects[0].reason
        raise ParseError(source.id, f"none of {len(gathered.rejects)} entries is usable; the first: {first}")

    known = tools.known([draft for _, draft in drafts])
    left = 0
    for listed, draft in drafts:
        before = known.get(draft.id)
        told = await whole(listed, draft.url, before, source, tools, gathered, now=now, deadline=deadline)
        if told is None:
            left += 1
            continue
        # A known item is read as of the day it was first seen: its year never drifts.
        item = made(told, before.item.first_seen if before else now)
        if nameless(told) and told.article == "missing":
            item = Reject(told.position, "no article at this address", draft.url[:200])
        if isinstance(item, Reject):
            gathered.rejects.append(item)
        elif selected(item, source):
            taken = Taken(told, item)
            gathered.taken.append(seen_again(before, taken, now) if before else taken)
    if left:
        gathered.warnings.append(f"{left} of {len(drafts)} items are left for the next visit: no time for their pages")
    return gathered


def seen_again(before: Taken, after: Taken, now: datetime) -> Taken:
    """A later sight of a known item; the raw form keeps what the item keeps, so that it can be made anew from it."""
    raw, item = after.raw, normalise.revise(before.item, replace(after.item, first_seen=now))
    if item.published == before.item.published:
        raw = replace(raw, published=before.raw.published)
    if item.text == before.item.text:
        kept = before.raw
        raw = replace(raw, text=kept.text, content=kept.content, summary=kept.summary, base=kept.base)
    return Taken(raw, item)


def selected(item: Item, source: Source) -> bool:
    """Whether the operator's ``include`` and ``exclude`` rules let the item in."""
    words = f"{item.title}\n{item.text or item.summary}"

    def found(rule: str) -> bool:
        return re.search(rule, words, re.IGNORECASE) is not None

    return (not source.include or any(map(found, source.include))) and not any(map(found, source.exclude))
