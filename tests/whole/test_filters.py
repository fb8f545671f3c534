"""The JSON Lines filters: a stream in, the same stream answered."""

from __future__ import annotations

import json

import pytest

from tests.whole.pages import SIGNING, SIGNING_RU
from tests.whole.work import Work


def lines(*rows: object) -> str:
    """JSON Lines; strings stand as they are."""
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def test_tag_answers_in_order_and_bad_lines_in_their_place(work: Work) -> None:
    """No feeds.yaml is needed; offsets lie on the surface; a bad line is told and the stream goes on."""
    done = work.run(
        "tag",
        stdin=lines(
            {"id": 1, "title": SIGNING[0], "text": "", "lang": "en"},
            "{broken",
            {"id": "x"},
            {"id": "ü", "title": "😀 Минск и Казань подписали договор о побратимстве", "text": "Текст."},
        ),
    )
    first, broken, untitled, last = (json.loads(line) for line in done.stdout.splitlines())

    assert 1 == done.returncode
    assert (1, ["kazan-ru--minsk-by"]) == (first["id"], [pair["slug"] for pair in first["pairs"]])
    assert [551487, 625144] == first["pairs"][0]["geonameids"]
    assert [["Kazan", "RU"], ["Minsk", "BY"]] == first["pairs"][0]["names"]
    assert "line 2" in broken["error"]
    assert ("x", True) == (untitled["id"], "title" in untitled["error"])
    minsk = next(city for city in last["cities"] if city["name"] == "Minsk")
    assert [("Минск", 2, 7, "title")] == [(e["surface"], e["start"], e["end"], e["field"]) for e in minsk["evidence"]]


def test_an_unknown_home_is_an_end_by_its_name(work: Work) -> None:
    """A home that GeoNames lacks neither fails nor vanishes; stderr says so."""
    line = {
        "id": "1",
        "title": "Делегация города-побратима Минска прибыла с визитом",
        "home": "Nowhereville, XX",
        "about": "partnerships",
    }
    done = work.run("tag", stdin=lines(line))
    (row,) = (json.loads(answer) for answer in done.stdout.splitlines())

    assert "Nowhereville" in done.stderr
    assert ["minsk-by--nowhereville-xx"] == [pair["slug"] for pair in row["pairs"]]
    assert [625144, None] == row["pairs"][0]["geonameids"]


def test_a_town_that_geonames_lacks_goes_by_its_name(work: Work) -> None:
    """Its pair tells no ids, so that nobody takes half of them for both."""
    line = {"id": "1", "title": "Краснодар и Восточное Сараево подписали соглашение о побратимстве", "lang": "ru"}
    done = work.run("tag", stdin=lines(line))
    (pair,) = json.loads(done.stdout)["pairs"]

    assert ([], [["East Sarajevo", "BA"], ["Krasnodar", "RU"]]) == (pair["geonameids"], pair["names"])


def test_stories_joins_tellers_in_any_order_of_date(work: Work) -> None:
    """The same signing in two languages is one story, however far another item in between lies."""
    old = {"id": "old", "title": "Минск и Казань провели дни культуры", "text": "", "published": "2019-05-01"}
    rows = [
        {"id": "en", "title": SIGNING[0], "text": SIGNING[1], "lang": "en", "published": "2025-06-10T11:02:00+03:00"},
        old,
        {"id": "ru", "title": SIGNING_RU[0], "text": SIGNING_RU[1], "lang": "ru", "published": "2025-06-10"},
        {"id": "undated", "title": "Минск", "text": "", "published": "some day"},
    ]
    done = work.run("stories", stdin=lines(*rows))
    placed = {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}

    assert 0 == done.returncode, done.stderr
    assert placed["en"]["story"] == placed["ru"]["story"]
    assert "same-event" == placed["ru"]["relation"]
    assert 3 == len({row["story"] for row in placed.values()})
    assert all(row["because"] for row in placed.values())


@pytest.mark.parametrize("name", ["tag", "stories"])
def test_odd_lines_do_not_end_the_stream(work: Work, name: str) -> None:
    """Whatever stands in a line, and whatever the terminal's encoding, the next one is answered."""
    odd = [
        "[" * 200_000,
        {"id": "surrogate \ud800", "title": SIGNING[0]},
        {"id": "address", "title": SIGNING[0], "url": "http://[::1/news"},
        {"id": None, "title": SIGNING[0]},
        {"id": "ж", "title": SIGNING[0], "published": "0001-01-01T00:00:00+14:00"},
    ]
    done = work.run(name, stdin=lines(*odd), PYTHONIOENCODING="ascii")
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert "Traceback" not in done.stderr
    assert [None, "surrogate \ud800", "address", None, "ж"] == [row.get("id") for row in rows]
    assert [True, False, False, True, False] == ["error" in row for row in rows]
