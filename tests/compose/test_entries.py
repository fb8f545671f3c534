"""A story as one entry: who leads, who else tells, what may be republished."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.compose import entry, lead
from aggregator.model import Author, Enclosure, Publisher, PublishRules, Source
from tests.compose.examples import BREMEN, GDANSK, NOON, ODESA, RIGA, desk, pair, story, telling

BG = pair(GDANSK, BREMEN)


def test_the_founder_leads_and_every_other_source_is_related_once() -> None:
    """A source that told twice stands once, under its first headline; the leading source is not its own relative."""
    told = story(
        telling("port", BG, title="Mayors meet"),
        telling("hall", BG, title="Мэры встретились", language="ru", day=1),
        telling("port", BG, title="Mayors met", day=2),
        telling("hall", BG, title="Мэры: продолжение", language="ru", day=3),
    )

    made = entry(told, desk(titles={"hall": "City hall"}))

    assert "Mayors meet" == made.title
    assert [("Мэры встретились", "ru", "City hall")] == [
        (other.title, other.language, other.source_title) for other in made.related
    ]


def test_an_edition_is_led_by_its_language_under_the_same_id() -> None:
    """The reader of the Russian edition sees the Russian teller; identity and date are the story's."""
    told = story(telling("port", BG), telling("hall", BG, title="Мэры", language="ru-RU", day=1))

    plain, russian = entry(told, desk()), entry(told, desk(), "ru")

    assert ("A headline", "Мэры") == (plain.title, russian.title)
    assert (plain.id, plain.published) == (russian.id, russian.published)
    assert ["A headline"] == [other.title for other in russian.related]
    assert ["Бремен", "Гданьск"] == [city.name for city in russian.cities]
    assert "Бремен" == russian.pairs[0].a.name


def test_a_related_source_speaks_the_editions_language_where_it_can() -> None:
    """Of a source with tellings in two languages the edition links the one its readers understand."""
    told = story(
        telling("port", BG, language="ru", title="Первая"),
        telling("hall", BG, title="English one"),
        telling("hall", BG, language="ru", title="Русская"),
    )

    assert ["English one"] == [other.title for other in entry(told, desk()).related]
    assert ["Русская"] == [other.title for other in entry(told, desk(), "ru").related]


def test_updated_is_the_storys_and_never_before_published() -> None:
    """A change of the founder moves ``updated``; a stated change before publication does not move it back."""
    founder = telling("port", BG, updated=NOON - timedelta(days=9))
    later = telling("hall", BG, language="ru", day=2, updated=NOON + timedelta(days=5))
    changed = NOON + timedelta(hours=3)

    told = story(founder, later, updated=changed)

    assert changed == entry(told, desk()).updated
    assert NOON + timedelta(days=5) == entry(told, desk(), "ru").updated
    assert NOON == entry(story(founder, updated=NOON - timedelta(1)), desk()).updated


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("full", ("Short.", "<p>Long</p>", "https://port.example/p.jpg", 1)),
        ("summary", ("Short.", None, "https://port.example/p.jpg", 1)),
        ("title", ("", None, None, 0)),
    ],
)
def test_the_policy_says_what_is_republished(policy: str, expected: tuple[object, ...]) -> None:
    """Full text only where the source allows it; with «title» nothing but headline and link."""
    source = Source("port", "https://port.example/", republish=policy, rights="CC BY 4.0")  # type: ignore[arg-type]
    told = story(
        telling(
            "port",
            BG,
            summary="Short.",
            content_html="<p>Long</p>",
            image="https://port.example/p.jpg",
            enclosures=(Enclosure("https://port.example/a.mp3"),),
        )
    )

    made = entry(told, desk(sources={"port": source}))

    assert expected == (made.summary, made.content_html, made.image, len(made.enclosures))
    assert "CC BY 4.0" == made.rights


def test_a_full_text_needs_a_stated_licence() -> None:
    """Without ``rights`` the policy «full» republishes no more than the default."""
    source = Source("port", "https://port.example/", republish="full")
    told = story(telling("port", BG, summary="Short.", content_html="<p>Long</p>"))
    made = entry(told, desk(sources={"port": source}))

    assert ("Short.", None) == (made.summary, made.content_html)


def test_the_origin_names_the_source_and_keeps_its_secrets() -> None:
    """Title by the operator, address without credentials, a permanent id."""
    source = Source("port", "https://me:secret@port.example/feed", title="The Port", kind="feed", rights="©")

    origin = entry(story(telling("port", BG)), desk(sources={"port": source})).origin

    assert ("The Port", "https://port.example/feed", True, "©") == (
        origin.title,
        origin.url,
        origin.feed,
        origin.rights,
    )
    assert "tag:news.example.org,2026:sources/port" == origin.id


def test_a_source_taken_out_of_the_settings_is_still_told() -> None:
    """Its stories stay, under its id and the site they came from."""
    origin = entry(story(telling("port", BG, url="https://port.example/a/b?c")), desk()).origin

    assert ("port", "https://port.example/") == (origin.title, origin.url)


def test_an_item_without_an_address_links_to_our_story_page() -> None:
    """Atom wants something to open."""
    assert "https://news.example.org/stories/s1.html" == entry(story(telling("port", BG, url="")), desk()).url


def test_labels_are_the_sources_and_the_items_each_once() -> None:
    """The operator's labels first."""
    source = Source("port", "https://port.example/", labels=("culture", "press"))
    told = story(telling("port", BG, categories=("Sport", "culture", " ")))

    assert ("culture", "press", "Sport") == entry(told, desk(sources={"port": source})).labels


def test_with_a_list_of_cities_an_entry_still_shows_the_other_end() -> None:
    """The pair has a page, its unpublished end has a point on the map."""
    told = story(telling("port", BG, pair(ODESA, RIGA)))

    made = entry(told, desk(cities=[GDANSK]))

    assert ["bremen-de--gdansk-pl"] == [two.slug for two in made.pairs]
    assert ["bremen-de", "gdansk-pl"] == [city.slug for city in made.cities]


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        ("https://news.example.org/", "tag:news.example.org,2026:stories/s1"),
        ("https://News.Example.org:8443/twin/", "tag:news.example.org,2026:twin/stories/s1"),
        ("http://127.0.0.1:8000/", "tag:127.0.0.1,2026:stories/s1"),
        ("https://новости.example/", "tag:xn--b1amnebsh.example,2026:stories/s1"),
        ("http://[::1]/", "tag:1,2026:stories/s1"),
    ],
)
def test_ids_are_tag_uris(base_url: str, expected: str) -> None:
    """RFC 4151: authority, a fixed date, something of our own; no port, no Unicode."""
    publisher = Publisher("N", base_url, Author("A"))

    assert expected == entry(story(telling("port", BG)), desk(publisher=publisher)).id


def test_a_lower_bar_lets_more_pairs_through() -> None:
    """``min_score`` is the operator's."""
    told = story(telling("port", BG, score=0.3))

    assert (0, 1) == (
        len(entry(told, desk()).pairs),
        len(entry(told, desk(rules=PublishRules(min_score=0.2))).pairs),
    )


def test_the_city_hall_leads_and_a_whole_text_before_a_teaser() -> None:
    """Whoever told first; in an edition those who speak its language are compared."""
    two = pair(BREMEN, RIGA)
    agency = telling("agency", two, title="First", text="Short.")
    copy = telling("copy", two, title="Whole", day=1, text="Long enough. " * 9)
    hall = telling("hall", two, title="Hall", day=2, text="Short too.")
    german = telling("blatt", two, title="Deutsch", language="de", text="Kurz.")
    told = story(agency, copy, hall, german)

    assert copy is lead(told)
    assert hall is lead(told, homes={"hall": RIGA, "copy": ODESA})
    assert german is lead(told, "de", homes={"hall": RIGA})
    assert copy is lead(told, "fr")
