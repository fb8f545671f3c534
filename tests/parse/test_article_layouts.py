"""Thirty-two layouts of article pages, each told in every script: title, exact text, date, author, picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from aggregator.model import Page, RawItem, Source
from aggregator.parse import article

from .article_layouts import LAYOUTS, URL, Made
from .article_stories import STORIES, Story

CASES = [
    pytest.param(layout, story, id=f"{layout.__name__}-{story.language}") for layout in LAYOUTS for story in STORIES
]


def read(made: Made) -> RawItem:
    """What the parser makes of the page."""
    url = str(made.extra.get("url", URL))
    page = Page(url=url, body=made.html.encode(), fetched=datetime(2024, 8, 1, tzinfo=UTC))
    return article.parse(page, Source(id="s", url=url)).items[0]


@pytest.mark.parametrize(("layout", "story"), CASES)
def test_layout(layout: Callable[[Story], Made], story: Story) -> None:
    """Whatever the system and the script: all of the article, nothing else, and what stands in its header."""
    made = layout(story)
    item = read(made)

    assert "\n\n".join(story.paragraphs) == item.text
    assert (story.title, made.published) == (item.title, item.published)
    assert made.authors == item.authors
    assert (made.image, made.caption) == (item.image, item.caption)
    assert (made.extra.get("link", item.link), made.continued) == (item.link, item.continued)
