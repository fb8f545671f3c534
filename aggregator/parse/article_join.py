"""The pages of one long article → one item."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aggregator.model import RawItem


def joined(first: RawItem, rest: Sequence[RawItem]) -> RawItem:
    """The first page with the text of the others behind it; paragraphs that pages repeat are told once.

    ``rest`` are the items read from ``first.continued``, in that order. Pages that could not be read are left out by
    the caller: what there is still counts.
    """
    said = set((first.text or "").split("\n\n"))
    texts, contents = [first.text or ""], [first.content or ""]
    for page in rest:
        new = [line for line in (page.text or "").split("\n\n") if line and line not in said]
        if not new:
            continue  # the same page again: its numbers led to something else
        said.update(new)
        texts += new
        contents.append(page.content or "")
    return replace(
        first,
        text="\n\n".join(filter(None, texts)) or None,
        content="\n".join(filter(None, contents)) or None,
        continued=(),
    )
