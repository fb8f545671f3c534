"""Feeds in our own words for the tests of the whole program."""

from __future__ import annotations

from html import escape


def rss(*entries: tuple[str, str, str], link: str = "https://news.example.org", title: str = "News") -> str:
    """RSS 2.0 of (headline, text, RFC 822 date)."""
    items = "".join(
        f"<item><title>{escape(headline)}</title><link>{link}/{number}</link><guid>{link}/{number}</guid>"
        f"<pubDate>{date}</pubDate><description>{escape(text)}</description></item>"
        for number, (headline, text, date) in enumerate(entries, start=1)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>{link}</link><description>News</description>{items}</channel></rss>"
    )


SIGNING = (
    "Minsk and Kazan sign a cooperation programme",
    "The mayors of the twin cities Minsk and Kazan signed a programme of cooperation in culture and trade.",
    "Tue, 10 Jun 2025 11:02:00 +0300",
)
DAYS = (
    "Days of Karlsruhe open in Krasnodar",
    "A delegation of Karlsruhe came to its twin city Krasnodar for the opening of the city days.",
    "Wed, 24 Sep 2025 10:00:00 +0300",
)
EXCHANGE = (
    "Pupils from Nancy visit their partner city Karlsruhe",
    "The school exchange between the twin cities Nancy and Karlsruhe began with a reception at the town hall.",
    "Mon, 06 Oct 2025 09:30:00 +0200",
)
SIGNING_RU = (
    "Минск и Казань подписали программу сотрудничества",
    "Мэры городов-побратимов Минска и Казани подписали программу сотрудничества в культуре и торговле.",
    "Tue, 10 Jun 2025 13:40:00 +0300",
)
