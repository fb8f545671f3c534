"""Does the configuration make sense?"""

from __future__ import annotations

from pathlib import Path

import marisa_trie
import pytest

from aggregator import settings
from aggregator.check import check
from aggregator.places.compile import compile_rows
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.rows import Knowledge, Row
from tests.site import Certificate

PUBLISHER = "publisher: {title: News, base_url: 'https://news.town.eu/', author: {name: Editors}}\n"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """A small gazetteer, compiled as the large one is."""
    rows = [
        Row(1, "Krasnodar", "RU", 45.0, 39.0, 900_000, "Europe/Moscow", ("Краснодар",), True),
        Row(2, "Krasnoyarsk", "RU", 56.0, 92.8, 1_000_000, "Asia/Krasnoyarsk", ("Красноярск",), True),
        Row(3, "Tripoli", "LY", 32.9, 13.2, 1_150_000, "Africa/Tripoli", (), True),
        Row(4, "Tripoli", "LB", 34.4, 35.8, 230_000, "Asia/Beirut", (), True),
        Row(5, "Springfield", "US", 39.8, -89.6, 114_000, "America/Chicago", (), True),
        Row(6, "Springfield", "US", 37.2, -93.3, 166_000, "America/Chicago", (), True),
        Row(7, "Minsk", "BY", 53.9, 27.6, 1_742_000, "Europe/Minsk", ("Минск",), True),
    ]
    compiled = compile_rows(rows, Knowledge())
    trie = marisa_trie.Trie(compiled.keys)
    return Gazetteer(trie, memoryview(compiled.pack([trie[key] for key in compiled.keys])), languages={})


def complaints(text: str, gazetteer: Gazetteer, **environ: str) -> list[str]:
    """What check says of this feeds.yaml, without the file's name."""
    problems = check(settings.loads(text), gazetteer, environ=environ)
    return [str(problem).removeprefix("feeds.yaml: ") for problem in problems]


def of_source(line: str, gazetteer: Gazetteer, url: str = "https://example.eu/", **environ: str) -> list[str]:
    """What check says of a source with this line."""
    return complaints(f"{PUBLISHER}sources:\n  - id: a\n    url: {url}\n    {line}\n", gazetteer, **environ)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("home: Krasnodar, RU", id="name and country"),
        pytest.param("home: краснодар", id="another language"),
        pytest.param("home: 4", id="GeoNames id"),
        pytest.param("home: Tripoli, LB", id="namesake with its country"),
        pytest.param("kind: listing", id="kind"),
        pytest.param("kind: json\n    selectors: {item: 'data.items[*]'}", id="paths of JSON"),
        pytest.param("selectors: {item: 'div.news > a:nth-child(2)', date: '[datetime]'}", id="selectors"),
        pytest.param("republish: full\n    rights: CC BY 4.0", id="full with licence"),
        pytest.param("about: partnerships\n    home: Minsk, BY", id="partnerships of a home"),
    ],
)
def test_what_makes_sense_is_left_alone(line: str, gazetteer: Gazetteer):
    """No complaint, no warning."""
    assert [] == of_source(line, gazetteer)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("home: Krasnodr, RU", "sources[0].home: no city «Krasnodr, RU» is known; did you mean «Krasnodar, RU»"),
        ("home: Minsk, RU", "sources[0].home: no city «Minsk, RU» is known; did you mean «Minsk, BY»?"),
        ("home: Qqqq", "sources[0].home: no city «Qqqq» is known; write it like «Krasnodar, RU»"),
        ("home: 77", "sources[0].home: no city «77» is known"),
        ("home: Tripoli", "warning: sources[0].home: is taken as «Tripoli, LY», but there are"),
        (
            "home: Springfield, US",
            "warning: sources[0].home: there are several «Springfield, US»; this is taken as the one with GeoNames id",
        ),
        ("kind: lsting", "sources[0].kind: no kind «lsting»; there are auto, "),
        ("about: partnerships", "sources[0].about: pairs every partner with the home city, but none is given"),
        ("republish: full", "sources[0].republish: full texts need the publisher's licence"),
        ("selectors: {item: 'div[['}", "sources[0].selectors.item: «div[[» is no CSS selector"),
        ("selectors: {item: p, date: '>>'}", "sources[0].selectors.date: «>>» is no CSS selector"),
        ("kind: feed\n    selectors: {item: p}", "warning: sources[0].selectors: a feed needs no selectors"),
        ("auth: env:TOWN", "warning: sources[0].auth: the environment variable TOWN is not set here"),
        ("ca: /nowhere/town.pem", "sources[0].ca: no such file: /nowhere/town.pem"),
    ],
)
def test_a_source(line: str, complaint: str, gazetteer: Gazetteer):
    """One complaint, with the key and what to do."""
    found = of_source(line, gazetteer)

    assert 1 == len(found), found
    assert found[0].startswith(complaint)


@pytest.mark.parametrize(
    ("kind", "meant"), [("rss", "feed"), ("html", "listing"), ("lsting", "listing"), ("artikel", "article")]
)
def test_a_kind_by_another_name(kind: str, meant: str, gazetteer: Gazetteer):
    """What people call kinds leads to ours."""
    assert f"did you mean «{meant}»?" in of_source(f"kind: {kind}", gazetteer)[0]


@pytest.mark.parametrize(
    ("secret", "url", "complaint"),
    [
        pytest.param("user:password", "https://a.eu/", None, id="basic"),
        pytest.param("Bearer abc", "https://a.eu/", None, id="bearer"),
        pytest.param("hunter2", "https://a.eu/", "TOWN holds neither", id="neither"),
        pytest.param("user:password", "http://a.eu/", "the secret travels in the clear", id="plain http"),
    ],
)
def test_a_secret(secret: str, url: str, complaint: str | None, gazetteer: Gazetteer):
    """Its form is judged, itself never shown."""
    found = of_source("auth: env:TOWN", gazetteer, url, TOWN=secret)

    assert (complaint is not None) == bool(found)
    assert (complaint or "") in "".join(found)
    assert secret not in "".join(found)


def test_a_certificate(tmp_path: Path, loopback_certificate: Certificate, gazetteer: Gazetteer):
    """A PEM file is accepted; any other file is not."""
    wrong = tmp_path / "town.pem"
    wrong.write_text("no certificate")

    assert [] == of_source(f"ca: {loopback_certificate.path}", gazetteer)
    assert "holds no certificate in PEM form" in of_source(f"ca: {wrong}", gazetteer)[0]


@pytest.mark.parametrize(
    ("url", "allowed", "fine"),
    [
        pytest.param("http://127.0.0.1:8801/", "", False, id="loopback"),
        pytest.param("http://127.0.0.1:8801/", "127.0.0.1:8801", True, id="host and port"),
        pytest.param("http://127.0.0.1:8802/", "127.0.0.1:8801", False, id="another port"),
        pytest.param("http://127.0.0.1/", "127.0.0.1", True, id="host"),
        pytest.param("http://10.2.3.4/", "10.0.0.0/8", True, id="network"),
        pytest.param("http://192.168.3.4/", "10.0.0.0/8", False, id="another network"),
        pytest.param("http://[::1]:80/", "[::1]:80", True, id="IPv6"),
        pytest.param("http://localhost/", "", False, id="localhost"),
        pytest.param("http://localhost:80/", "localhost", True, id="localhost allowed"),
        pytest.param("http://93.184.215.14/", "", True, id="a public address"),
    ],
)
def test_private_addresses_are_announced(url: str, allowed: str, fine: bool, gazetteer: Gazetteer):
    """The fetcher would refuse them unless listed, so say it now."""
    found = complaints(
        f"{PUBLISHER}network: {{allow_private: ['{allowed}']}}\n".replace("['']", "[]")
        + f"sources: [{{id: a, url: '{url}'}}]\n",
        gazetteer,
    )

    assert fine == (not found)
    assert fine or "list it in network.allow_private" in found[0]


@pytest.mark.parametrize(
    ("cities", "complaint"),
    [
        pytest.param("[Minsk]", None, id="known"),
        pytest.param("[{name: 'Newtown, RU', latitude: 1, longitude: 2}]", None, id="the operator's own"),
        pytest.param(
            "['Minks, BY']", "cities[0].name: no city «Minks, BY» is known; did you mean «Minsk, BY»?", id="misspelt"
        ),
        pytest.param("[Qqqq]", "give latitude and longitude to define it yourself", id="unknown"),
        pytest.param("[Minsk, 7]", "warning: cities[1].name: «7» is the same city as «Minsk» above", id="twice"),
    ],
)
def test_cities(cities: str, complaint: str | None, gazetteer: Gazetteer):
    """A city to publish is in the gazetteer, or has coordinates."""
    found = complaints(f"{PUBLISHER}cities: {cities}\nsources: [{{id: a, url: 'https://a.eu/'}}]\n", gazetteer)

    assert (complaint is not None) == bool(found)
    assert (complaint or "") in "".join(found)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param(PUBLISHER, "sources: no sources yet", id="no sources"),
        pytest.param(
            PUBLISHER.replace("news.town.eu", "x.example.org"), "«x.example.org» is a placeholder", id="base_url"
        ),
        pytest.param(
            PUBLISHER.replace("{title", "{languages: [pt-BR, ru, it], title"),
            "publisher.languages: the site has no words of its own in «pt-BR», «it»",
            id="languages",
        ),
        pytest.param(
            PUBLISHER + "network: {timeout: 1h}\n", "network.timeout: is longer than visit_budget", id="timeout"
        ),
        pytest.param(
            PUBLISHER + "sources: [{id: a, url: 'https://a.eu'}, {id: b, url: 'https://a.eu/'}]\n",
            "sources[1].url: the same address as source «a»",
            id="address twice",
        ),
    ],
)
def test_the_whole(text: str, complaint: str, gazetteer: Gazetteer):
    """Warnings: for a human to judge."""
    assert [True] == [complaint in found for found in complaints(text, gazetteer) if complaint in found]
    assert all(found.startswith("warning: ") for found in complaints(text, gazetteer))


def test_complaints_have_their_places(tmp_path: Path, gazetteer: Gazetteer):
    """The settings' locator gives line and column, in the order of the file."""
    file = tmp_path / "feeds.yaml"
    file.write_text(
        f"{PUBLISHER}sources:\n  - id: a\n    url: https://a.eu/\n"
        "    kind: xx\n    home: Krasnodr, RU\n    about: partnerships\n"
        "  - {id: b, url: 'https://b.eu/', about: partnerships}\n"
    )
    read, locate = settings.load_located(file)
    found = check(read, gazetteer, file=str(file), locate=locate)

    assert [(5, 11), (6, 11), (8, 42)] == [(one.line, one.column) for one in found]
    assert str(found[0]).startswith(f"{file}:5:11: sources[0].kind: no kind «xx»")


def test_unknown_twins_are_named(gazetteer: Gazetteer) -> None:
    """A partner that is no known city is told with its place in the file; a known one is not."""
    text = PUBLISHER + 'twins:\n  Krasnodar, RU: "Minsk, BY"\n  Minsk, BY:\n    - Krasnodarr, RU\n'
    complaint = next(row for row in complaints(text, gazetteer) if "twins" in row)

    assert complaint.startswith("twins.Minsk, BY: no city «Krasnodarr, RU» is known; did you mean «Krasnodar, RU»")
