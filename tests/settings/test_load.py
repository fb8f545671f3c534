"""What a good feeds.yaml means."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from aggregator import demo, settings
from aggregator.errors import ConfigurationError
from aggregator.model import Author, CityRule, Network, Publisher, PublishRules, Selectors, Settings, Source

ROOT = Path(__file__).parents[2]

MINIMAL = """\
publisher: {title: News, base_url: "https://feeds.example.org", author: {name: Editors}}
sources:
  - {id: a, url: "https://example.org/rss"}
"""

FULL = """\
publisher:
  title: Twin-city news
  base_url: https://feeds.example.org/news
  author: {name: Editors, email: editors@example.org, uri: https://example.org/us}
  languages: [ru, en, ru]
  imprint: Town hall, Main Square 1
  privacy: https://example.org/privacy
network:
  user_agent: Town-Bot/1.0
  allow_private: ["127.0.0.1:8801", LOCALHOST, 10.0.0.0/8, "[::1]:80", "[::1]"]
  max_body: 500kB
  timeout: 90s
  visit_budget: 30m
  per_host: {concurrency: 2, delay: 0s}
publish: {min_score: 0.7, unpaired: yes, entries: 20, hub: "https://hub.example.org"}
cities:
  - Krasnodar, RU
  - 551487
  - {name: "Newtown, RU", names: [Newtown, Newtowns], latitude: 45, longitude: -38.5, timezone: Europe/Moscow}
sources:
  - id: krasnodar_city-hall
    url: https://krd.ru/news/
    title: City hall
    kind: Listing
    home: Krasnodar, RU
    about: partnerships
    language: zh-hant-tw
    every: 1h
    articles: always
    selectors: {item: p.news-item, title: b, link: a, date: .date, summary: p, image: img, text: .text}
    republish: full
    rights: CC BY 4.0
    ca: certs/town.pem
    proxy: http://user:secret@proxy.example.org:3128
    headers: {Accept-Language: ru}
    auth: env:TOWN_LOGIN
    include: ["побратим", '\\d+']
    exclude: спорт
    labels: [Kuban]
"""


def test_only_title_base_url_author_id_and_url_are_required():
    """All else has a default."""
    expected = Settings(
        publisher=Publisher("News", "https://feeds.example.org/", Author("Editors")),
        sources=(Source("a", "https://example.org/rss"),),
    )

    assert expected == settings.loads(MINIMAL)


def test_every_key_is_read():
    """The whole of feeds.yaml, as CONTRACT shows it."""
    expected = Settings(
        publisher=Publisher(
            title="Twin-city news",
            base_url="https://feeds.example.org/news/",
            author=Author("Editors", "editors@example.org", "https://example.org/us"),
            languages=("ru", "en"),
            imprint="Town hall, Main Square 1",
            privacy="https://example.org/privacy",
        ),
        network=Network(
            user_agent="Town-Bot/1.0",
            allow_private=("127.0.0.1:8801", "localhost", "10.0.0.0/8", "[::1]:80", "[::1]"),
            max_body=500_000,
            timeout=timedelta(seconds=90),
            visit_budget=timedelta(minutes=30),
            concurrency=2,
            delay=timedelta(0),
        ),
        publish=PublishRules(min_score=0.7, unpaired=True, entries=20, hub=("https://hub.example.org/",)),
        cities=(
            CityRule("Krasnodar, RU"),
            CityRule("551487"),
            CityRule("Newtown, RU", ("Newtown", "Newtowns"), 45.0, -38.5, "Europe/Moscow"),
        ),
        sources=(
            Source(
                id="krasnodar_city-hall",
                url="https://krd.ru/news/",
                title="City hall",
                kind="listing",
                home="Krasnodar, RU",
                about="partnerships",
                language="zh-Hant-TW",
                every=timedelta(hours=1),
                articles="always",
                selectors=Selectors("p.news-item", "b", "a", ".date", "p", "img", ".text"),
                republish="full",
                rights="CC BY 4.0",
                ca="conf/certs/town.pem",
                proxy="http://user:secret@proxy.example.org:3128",
                headers=(("Accept-Language", "ru"),),
                auth="env:TOWN_LOGIN",
                include=("побратим", r"\d+"),
                exclude=("спорт",),
                labels=("Kuban",),
            ),
        ),
    )

    assert expected == settings.loads(FULL, file="conf/feeds.yaml")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        pytest.param("language: no", "no", id="Norwegian, which YAML 1.1 reads as false"),
        pytest.param("language:", None, id="an empty value is left out"),
        pytest.param("language: ~", None, id="null is left out"),
        pytest.param("language: PT-br", "pt-BR", id="letter case is made canonical"),
        pytest.param("language: es-419", "es-419", id="a region may be a number"),
        pytest.param("language: &l uk", "uk", id="an anchor"),
    ],
)
def test_a_language_is_a_tag(line: str, language: str | None):
    """YAML's words for yes and no are languages too."""
    read = settings.loads(
        MINIMAL.replace("{id: a, url:", "{" + line.replace("language:", "language: ") + ", id: a, url:")
    )

    assert language == read.sources[0].language


def test_defaults_shared_through_an_anchor():
    """«<<: *anchor» merges, and what stands beside it wins."""
    text = MINIMAL.replace(
        '  - {id: a, url: "https://example.org/rss"}\n',
        "  - &first {id: a, url: 'https://example.org/a', language: ru, every: 1h}\n"
        "  - {<<: *first, id: b, url: 'https://example.org/b'}\n",
    )
    first, second = settings.loads(text).sources

    assert Source("a", "https://example.org/a", language="ru", every=timedelta(hours=1)) == first
    assert Source("b", "https://example.org/b", language="ru", every=timedelta(hours=1)) == second


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path):
    """Notepad saves like this."""
    file = tmp_path / "feeds.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())

    assert settings.loads(MINIMAL) == settings.load(file)


def test_keys_can_be_found_again(tmp_path: Path):
    """The locator gives the place of a value, and of the nearest ancestor where the key is left out."""
    file = tmp_path / "feeds.yaml"
    file.write_text(MINIMAL)
    _, locate = settings.load_located(file)

    assert str(file) == locate.file
    assert (3, 18) == locate("sources[0].url")
    assert (3, 5) == locate("sources[0].selectors.item")
    assert (3, 3) == locate("sources")
    assert (1, 1) == locate("network.timeout")


def test_the_default_configuration_is_sound():
    """At least forty real sources, each with home and language, each with a comment."""
    sources = settings.load(ROOT / "feeds.yaml").sources
    lines = (ROOT / "feeds.yaml").read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("  - id:")]

    assert len(sources) >= 40
    assert [] == [source.id for source in sources if not (source.home and source.language)]
    assert [] == [lines[number] for number in starts if not lines[number - 1].startswith("  # ")]


def test_the_demo_configuration_is_sound():
    """It points at the address it is given."""
    read = settings.loads(demo.configuration("http://127.0.0.1:4321"))

    assert ("127.0.0.1:4321",) == read.network.allow_private
    assert {"127.0.0.1:4321"} == {source.url.split("/")[2] for source in read.sources}


@pytest.mark.parametrize(
    ("write", "message"),
    [
        pytest.param(None, "no such file", id="missing"),
        pytest.param("folder", "is a folder", id="folder"),
        pytest.param(b"publisher:\n  title: \xcd\xee\xe2\xee\xf1\xf2\xe8\n", ":2:10: is not UTF-8", id="windows-1251"),
        pytest.param(b"", ":1:1: the file is empty", id="empty"),
        pytest.param(b"# nothing\n", ":1:1: the file is empty", id="comments only"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, write: str | bytes | None, message: str):
    """Said in the same form as any other problem."""
    file = tmp_path / "feeds.yaml"
    if write == "folder":
        file.mkdir()
    elif isinstance(write, bytes):
        file.write_bytes(write)
    with pytest.raises(ConfigurationError) as caught:
        settings.load(file)

    assert 1 == len(caught.value.problems)
    assert str(caught.value).startswith(str(file))
    assert message in str(caught.value)
