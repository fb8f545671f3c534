"""From raw item to item, from list to article page, from one sight to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import Enclosure, Item, RawItem, Reject, Source
from aggregator.normalise import merge, normalise, revise, wants_article

SEEN = datetime(2025, 6, 15, 12, 0, tzinfo=UTC)
SOURCE = Source("city-hall", "https://city.ru/news/", home="Minsk, BY")
LEAD = "Делегация города-побратима прибыла в Минск, чтобы обсудить новые проекты двух городов."


def made(raw: RawItem, source: Source = SOURCE, language: str | None = None, seen_at: datetime = SEEN) -> Item:
    """The item of an entry that is known to be one."""
    item = normalise(
        raw, source=source, page_url="https://city.ru/news/", language=language, zone="Europe/Minsk", seen_at=seen_at
    )
    assert isinstance(item, Item)
    return item


def test_an_item_is_absolute_dated_and_clean() -> None:
    """What an ordinary entry becomes."""
    item = made(
        RawItem(
            title="  Визит &laquo;побратимов&raquo;\n<b>в Минск</b> ",
            link="2025/visit?utm_source=rss#top",
            guid=" 17 ",
            published="10 июня 2025, 11:02",
            content=f'<p>{LEAD}</p><p>Второй <a href="/more">абзац</a>.</p><img src="p.jpg">',
            authors=("press@city.ru (Пресс-служба)", "Пресс-служба", ""),
            categories=("Побратимы", "побратимы", "<b>Дружба</b>"),
            enclosures=(Enclosure("a.pdf", "application/pdf", 5), Enclosure("javascript:x")),
            position=3,
        )
    )

    assert "Визит «побратимов» в Минск" == item.title
    assert "https://city.ru/news/2025/visit?utm_source=rss#top" == item.url
    assert "https://city.ru/news/2025/visit" == item.identity == item.loose
    assert ("2025-06-10T11:02:00+03:00", "inferred") == (item.published.value.isoformat(), item.published.basis)
    assert f"{LEAD}\n\nВторой абзац." == item.text
    assert f"{LEAD} Второй абзац." == item.summary
    assert "https://city.ru/more" in (item.content_html or "")
    assert "https://city.ru/news/2025/p.jpg" == item.image
    assert ("ru", "17", 3, SEEN) == (item.language, item.guid, item.position, item.first_seen)
    assert ("Пресс-служба",) == item.authors
    assert ("Побратимы", "Дружба") == item.categories
    assert (Enclosure("https://city.ru/news/a.pdf", "application/pdf", 5),) == item.enclosures


def test_the_id_is_permanent() -> None:
    """Title, text, guid and tracking change; the id stays. Another source's item is another one."""
    item = made(RawItem("A", "/1", guid="1", summary="x"))

    assert item.id == made(RawItem("B", "http://city.ru/1/?utm_source=x", guid="2", summary="y")).id
    assert item.id != made(RawItem("A", "/1", guid="1"), replace(SOURCE, id="other")).id
    assert item.id != made(RawItem("A", "/2", guid="1")).id


def test_no_link() -> None:
    """Without a link the guid identifies, and leads if it is an address; without both the content does."""
    by_guid = made(RawItem("A", guid="https://city.ru/7"))
    bare = made(RawItem("A", guid="urn:7"))
    nameless = made(RawItem("A", summary="x"))

    assert ("https://city.ru/7", "https://city.ru/7") == (by_guid.url, by_guid.identity)
    assert ("https://city.ru/news/", "urn:7") == (bare.url, bare.identity)
    assert nameless.identity != made(RawItem("B", summary="x")).identity


def test_anchors_on_the_list_itself() -> None:
    """Items that are only places on their list are told apart by the place."""
    one, other = made(RawItem("A", "#a")), made(RawItem("B", "#b"))

    assert one.identity != other.identity
    assert "https://city.ru/1" == made(RawItem("A", "/1#a")).identity


def test_no_title() -> None:
    """A missing title is made of the first sentence, or of the address."""
    assert LEAD == made(RawItem("", "/1", summary=f"<p>{LEAD} Ещё одно.</p>")).title
    assert "visit to kazan" == made(RawItem("", "/news/visit-to-kazan.html")).title
    assert LEAD == made(RawItem("", None, text=LEAD)).title


def test_site_name_is_no_title() -> None:
    """A page whose title is only the site's name gets a title from its text."""
    item = normalise(
        RawItem("City Hall", "/1", text=LEAD),
        source=SOURCE,
        page_url=SOURCE.url,
        language=None,
        zone=None,
        seen_at=SEEN,
        site_title="City hall",
    )

    assert LEAD == (item.title if isinstance(item, Item) else None)


@pytest.mark.parametrize(
    "raw", [RawItem(), RawItem(" ", "javascript:alert(1)"), RawItem("<b></b>", "", summary="<p></p>")]
)
def test_nothing_is_rejected(raw: RawItem) -> None:
    """Neither title, text nor link: a recorded reject."""
    made_of = normalise(raw, source=SOURCE, page_url=SOURCE.url, language=None, zone=None, seen_at=SEEN)

    assert isinstance(made_of, Reject)


@pytest.mark.parametrize(
    ("raw", "day", "basis"),
    [
        (RawItem("A", "/1", published="2025-06-10T11:02:00Z"), "2025-06-10", "stated"),
        (RawItem("A", "/1", updated="2025-06-11T11:02:00Z"), "2025-06-11", "stated"),
        (RawItem("A", "/1", published="вчера"), "2025-06-14", "inferred"),
        (RawItem("A", "/2024/05/03/a"), "2024-05-03", "inferred"),
        (RawItem("A", "/1", text=f"24 сентября 2021 года в Минск прибыла делегация. {LEAD}"), "2021-09-24", "inferred"),
        (RawItem("A", "/1", text=f"Подписи поставили 6 ноября 2021 года. {LEAD}"), "2021-11-06", "inferred"),
        (RawItem("A", "/1", text=f"On 3 March 2025 the delegation came to Minsk. {LEAD}"), "2025-03-03", "inferred"),
        (RawItem("A", "/1", text=f"2024年5月3日,代表团抵达明斯克。{LEAD}"), "2024-05-03", "inferred"),
        (RawItem("A", "/1", text=f"Am 3. Mai 2024 reiste eine Delegation an. {LEAD}"), "2024-05-03", "inferred"),
        (RawItem("A", "/1", text="9 мая 2025 года в Минске отметили 80-летие Победы."), "2025-05-09", "inferred"),
        # … and what does not date a page
        (RawItem("A", "/1", text="9 мая 1945 года закончилась война."), "2025-06-15", "first-seen"),
        (RawItem("A", "/1", text="Договор действует с 24 сентября 2021 года."), "2025-06-15", "first-seen"),
        (RawItem("A", "/1", text="Заявки принимаются до 1 июня 2025 года."), "2025-06-15", "first-seen"),
        (RawItem("A", "/1", text="Форум пройдёт 24 сентября 2025 года."), "2025-06-15", "first-seen"),
        (RawItem("A", "/1", text="The club was founded on 3 March 2005."), "2025-06-15", "first-seen"),
        (RawItem("Годовщина договора", "/1", text="3 марта 2015 года подписан договор."), "2025-06-15", "first-seen"),
        (
            RawItem("A", "/1", text=f"{LEAD} {LEAD} 24 сентября 2021 года прибыла делегация."),
            "2025-06-15",
            "first-seen",
        ),
        (RawItem("A", "/1", text=LEAD), "2025-06-15", "first-seen"),
    ],
)
def test_dates_by_the_best_evidence(raw: RawItem, day: str, basis: str) -> None:
    """Printed, else last change, else the address, else the day the lead reports, else the moment of reading."""
    published = made(raw).published

    assert (day, basis) == (published.value.date().isoformat(), published.basis)


def test_an_event_ahead() -> None:
    """A stated date more than a day ahead is the event's; the item is dated by our first sight."""
    item = made(RawItem("Концерт", "/1", published="25 июня 2025, 19:00"))

    assert (SEEN, "first-seen") == (item.published.value, item.published.basis)
    assert "2025-06-25T19:00:00+03:00" == (item.event_date and item.event_date.isoformat())


def test_updated_is_after_published() -> None:
    """A change is told only when it came after the publication and not after our reading."""
    entry = RawItem("A", "/1", published="2025-06-10T11:02:00Z")

    assert made(replace(entry, updated="2025-06-10T11:02:00Z")).updated is None
    assert made(replace(entry, updated="2025-07-10T11:02:00Z")).updated is None
    assert datetime(2025, 6, 12, tzinfo=UTC) == made(replace(entry, updated="2025-06-12T00:00:00Z")).updated


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (f"<p>{LEAD}</p> The post A appeared first on City.", LEAD),
        (f"{LEAD} [&#8230;]", LEAD),
        (f"{LEAD} Читать далее…", LEAD),
        ("Заголовок", "Текст статьи."),
        (None, "Текст статьи."),
    ],
)
def test_summary(summary: str | None, expected: str) -> None:
    """The source's own summary without its trailers; the text's beginning where it has none or repeats the title."""
    assert expected == made(RawItem("Заголовок", "/1", summary=summary, text="Текст статьи.")).summary


LISTING = Source("list", "https://city.ru/news/", kind="listing")


@pytest.mark.parametrize(
    ("raw", "source", "wanted"),
    [
        (RawItem("A", "/1"), LISTING, True),
        (RawItem("A", "/1", summary=LEAD, published="10.06.2025"), LISTING, False),
        (RawItem("A", "/1", summary=LEAD, published="вчера, 11:02"), LISTING, False),
        (RawItem("A", "/1", summary=LEAD), LISTING, True),
        (RawItem("A", "/1", summary=LEAD, published="11:02, 10 June"), LISTING, True),
        (RawItem("A", "/1", summary="Далее", published="10.06.2025"), LISTING, True),
        (RawItem("A", "/1", published="10.06.2025"), LISTING, True),
        (RawItem("A", "/1", guid="1", summary="Коротко.", published="2025-06-10"), SOURCE, False),
        (RawItem("A", "/1", guid="1", content="<p>Текст.</p>", published="2025-06-10"), SOURCE, False),
        (RawItem("A", "/1", guid="1", published="2025-06-10"), SOURCE, True),
        (RawItem("A", "/1", guid="1", summary="Коротко."), SOURCE, True),
        (RawItem("A", "/1", text=LEAD), LISTING, False),
        (RawItem("A", None), LISTING, False),
        (RawItem("A", "javascript:x"), LISTING, False),
        (RawItem("A", "/1"), replace(LISTING, articles="never"), False),
        (RawItem("A", "/1", summary=LEAD, published="10.06.2025"), replace(LISTING, articles="always"), True),
        (RawItem("A", "/1", summary="代表团抵达明斯克讨论两市合作的新项目", published="2025-06-10"), LISTING, False),
    ],
)
def test_when_the_article_is_read(raw: RawItem, source: Source, wanted: bool) -> None:
    """The item's own page is read when the list lacks text or a date with its year."""
    assert wanted is wants_article(raw, source)


def test_article_completes_the_list() -> None:
    """Text, picture and the fuller date are the page's; title and address stay the list's."""
    listed = RawItem(
        "Визит", "https://city.ru/1?from=rss", published="10 июня", summary="Анонс", image="s.jpg", position=4
    )
    article = RawItem(
        "Визит | Мэрия",
        "https://city.ru/1",
        published="10 июня 2025, 11:02",
        text=LEAD,
        image="l.jpg",
        dates=("12 июня 2025",),
    )

    merged = merge(listed, article)

    assert ("Визит", "https://city.ru/1", 4, "Анонс") == (merged.title, merged.link, merged.position, merged.summary)
    assert ("10 июня 2025, 11:02", LEAD, "l.jpg") == (merged.published, merged.text, merged.image)
    assert ("12 июня 2025", "10 июня") == merged.dates


@pytest.mark.parametrize(
    ("listed", "article", "title"),
    [
        ("Визит в Минск", "Мэрия", "Визит в Минск"),
        ("Визит в Минск", "", "Визит в Минск"),
        ("", "Визит в Минск", "Визит в Минск"),
        ("Подробнее »", "Визит в Минск", "Визит в Минск"),
        ("Read more", "Visit to Minsk", "Visit to Minsk"),
        ("Визит делегации…", "Визит делегации Казани в Минск", "Визит делегации Казани в Минск"),
        ("Визит делегации…", "Мэрия города", "Визит делегации…"),
    ],
)
def test_titles_of_list_and_article(listed: str, article: str, title: str) -> None:
    """The list's title is kept unless it is empty, cut short or says only «more»."""
    assert title == merge(RawItem(listed, "/1"), RawItem(article, "/1")).title


def test_a_poorer_article_changes_nothing() -> None:
    """A canonical link home, a date without year, a scrap of text: what the list said stays."""
    listed = RawItem("A", "https://city.ru/1", published="10.06.2025", content=f"<p>{LEAD}</p>", guid="1")
    merged = merge(listed, RawItem("A", "https://city.ru/", published="10 июня", text="Ещё"))

    assert ("https://city.ru/1", "10.06.2025", listed.content, None) == (
        merged.link, merged.published, merged.content, merged.text,
    )  # fmt: skip


OLD = made(RawItem("A", "/1", published="2025-06-10T11:02:00Z", text=f"{LEAD} {LEAD} {LEAD}"))
LATER = SEEN + timedelta(days=3)


def test_nothing_new_changes_nothing() -> None:
    """The same entry seen again is the same item, byte for byte."""
    again = made(RawItem("A", "/1", published="2025-06-10T11:02:00Z", text=f"{LEAD} {LEAD} {LEAD}"), seen_at=LATER)

    assert OLD == revise(OLD, again)


def test_a_changed_title_is_an_update() -> None:
    """Title and address may change; id and first sight may not; the change is dated by our reading if nothing else."""
    new = made(RawItem("B", "http://www.city.ru/1", published="2025-06-10T11:02:00Z", text=OLD.text), seen_at=LATER)
    revised = revise(OLD, new)

    assert ("B", "http://www.city.ru/1", OLD.id, SEEN, LATER) == (
        revised.title, revised.url, revised.id, revised.first_seen, revised.updated,
    )  # fmt: skip


def test_a_teaser_does_not_shrink_the_text() -> None:
    """When only the list was read this time, the article's text stays."""
    revised = revise(OLD, made(RawItem("A", "/1", published="2025-06-10T11:02:00Z", summary=LEAD), seen_at=LATER))

    assert (OLD.text, OLD.content_html, OLD.summary) == (revised.text, revised.content_html, revised.summary)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, "10.06.2025", "2025-06-10 stated"),
        (None, "10 июня", "2025-06-10 inferred"),
        ("10 июня", "10.06.2025", "2025-06-10 stated"),
        ("10 июня 2025", "2025-06-10T11:02:00+03:00", "2025-06-10T11:02 stated"),
        ("2025-06-10T11:02:00Z", "2025-06-09T11:02:00Z", "2025-06-09T11:02 stated"),
        ("2025-06-10T11:02:00Z", "2025-06-14T11:02:00Z", "2025-06-10T11:02 stated"),
        ("2025-06-10T11:02:00Z", "2025-06-17T11:02:00Z", "2025-06-10T11:02 stated"),
        ("2025-06-10T11:02:00Z", None, "2025-06-10T11:02 stated"),
        ("3 часа назад", "4 часа назад", "2025-06-15T12:00 inferred"),
        (None, None, "2025-06-15T12:00 first-seen"),
        (None, "2025-06-17T11:02:00Z", "2025-06-15T12:00 first-seen"),
    ],
)
def test_dates_never_float(before: str | None, after: str | None, expected: str) -> None:
    """A date becomes better founded, more precise or, when corrected, earlier; never later."""
    old = made(RawItem("A", "/1", published=before))
    published = revise(old, made(RawItem("A", "/1", published=after), seen_at=LATER)).published
    value = published.value.isoformat()[: 10 if published.precision == "day" else 16]

    assert expected == f"{value} {published.basis}"


_ANY = st.one_of(st.none(), st.text(max_size=60))


@given(st.text(max_size=60), _ANY, _ANY, _ANY, _ANY, _ANY, _ANY)
def test_any_entry(
    title: str,
    link: str | None,
    guid: str | None,
    date: str | None,
    summary: str | None,
    text: str | None,
    tag: str | None,
) -> None:
    """No entry makes normalising fail, and a second sight of the same changes nothing."""
    raw = RawItem(title, link, guid, date, date, summary, summary, text, tag)
    item = normalise(raw, source=SOURCE, page_url=SOURCE.url, language=tag, zone=tag, seen_at=SEEN)

    assert isinstance(item, Reject) or (item.title and item.url.startswith("http") and item.published.value <= SEEN)
    assert isinstance(item, Reject) or revise(item, item) == item
    wants_article(raw, SOURCE)
    merge(raw, raw)


def test_the_year_from_the_list_or_the_last_change() -> None:
    """A day without its year is dated by its neighbours in the list, also when its own page has been read."""
    order = ("12 июля 2024 г.", "10 июня", "5 июня", "1 июня 2024 г.")
    listed = RawItem("Визит", "/1", published="10 июня", dates=order)
    article = RawItem("Визит", "/1", published="11:02, 10 июня", text=LEAD, dates=("9 мая", "1 мая"))
    changed = RawItem("Визит", "/1", published="10 июня", modified="Thu, 01 Aug 2024 10:00:00 GMT", article="read")

    assert "2024-06-10" == made(listed).published.value.date().isoformat()
    assert "2024-06-10" == made(merge(listed, article)).published.value.date().isoformat()
    assert "year 2024 from its place in the list" in made(listed).published.because
    assert "2024-06-10" == made(changed).published.value.date().isoformat()
    assert "last changed on 2024-08-01" in made(changed).published.because
