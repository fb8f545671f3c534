"""What the operator parts stays parted, what he joins stays joined; ids lead on; old databases are read again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from aggregator.model import Placement, RawItem
from aggregator.store import Absorbed, Store, codec, migrations

WORD = Placement("new", None, "parted by the operator")


@pytest.fixture
def three(store: Store, make) -> Store:
    """Story s1 told by f (its founder), a and b; story s2 by x and y."""
    make.placed(store, make.item("f", days=3), "s1", 1)
    make.placed(store, make.item("a", source="minsk", days=2), "s1", 2, relation="same-event")
    make.placed(store, make.item("b", source="brest", days=1), "s1", 3, relation="same-text")
    make.placed(store, make.item("x", days=1), "s2", 4)
    make.placed(store, make.item("y", source="minsk"), "s2", 5, relation="same-event")
    return store


def tellers(store: Store, *ids: str) -> dict[str, list[str]]:
    """Item ids of stories."""
    return {id_: [teller.item.id for teller in story.tellers] for id_, story in store.stories(ids).items()}


def test_a_parted_item_founds_a_story_and_the_rest_goes_on(three: Store, make) -> None:
    """The new story has the item's own date; the old one keeps its id and dates; candidates tell the new story."""
    before = three.stories(["s1"])["s1"]
    three.split("s1", "a", "new", WORD)
    new = three.stories(["new"])["new"]

    assert {"s1": ["f", "b"], "new": ["a"]} == tellers(three, "s1", "new")
    assert make.now - timedelta(days=2) == new.published == new.updated
    assert (before.published, before.updated) == tuple(
        getattr(three.stories(["s1"])["s1"], name) for name in ("published", "updated")
    )
    assert (WORD.because, "new") == (new.tellers[0].because, new.tellers[0].relation)
    assert [(make.fingerprint(new.tellers[0].item), "new")] == three.candidates([2])
    assert ({"s1"}, set()) == (three.apart("a"), three.apart("f"))


def test_the_founder_may_be_parted(three: Store) -> None:
    """The eldest of the others leads the story then."""
    three.split("s1", "f", "new", WORD)

    assert {"s1": ["a", "b"], "new": ["f"]} == tellers(three, "s1", "new")


def test_a_joined_story_leads_to_the_other(three: Store, make) -> None:
    """Its tellers keep their reasons but for its founder; its id is known for good, and finds the other story."""
    three.merge("s1", "s2", Placement("same-event", "s1", "joined by the operator"), at=make.now)
    story = three.stories(["s1", "s2"])

    assert ["s1"] == list(story)
    assert ["f", "a", "b", "x", "y"] == [teller.item.id for teller in story["s1"].tellers]
    assert ["joined by the operator", "because"] == [teller.because for teller in story["s1"].tellers[3:]]
    assert ("s1", "s1") == (three.resolved("s2"), three.resolved("s1"))
    assert [Absorbed("s2", "s1", make.now)] == three.absorbed()
    assert "f" == three.item_by("s2").item.id  # type: ignore[union-attr]


def test_aliases_of_aliases_lead_to_the_last(three: Store, make) -> None:
    """What was joined to a story that was joined goes where that went."""
    make.placed(three, make.item("z", source="riga"), "s3", 6)
    three.merge("s2", "s3", WORD, at=make.now)
    three.merge("s1", "s2", WORD, at=make.now)

    assert ["s1", "s1"] == [three.resolved("s2"), three.resolved("s3")]


def test_the_last_word_counts(three: Store, make) -> None:
    """Parted and joined again is not parted; joined and parted again is no alias."""
    three.split("s1", "a", "new", WORD)
    three.merge("s1", "new", WORD, at=make.now)
    joined = three.apart("a"), three.resolved("new")
    three.split("s1", "a", "new", WORD)

    assert (set(), "s1") == joined
    assert ({"s1"}, "new", []) == (three.apart("a"), three.resolved("new"), three.absorbed())


def test_what_was_parted_from_one_stays_out_of_both(three: Store, make) -> None:
    """Joining two stories does not bring back what was parted from either."""
    three.split("s2", "y", "new", WORD)
    three.merge("s1", "s2", WORD, at=make.now)

    assert {"s1"} == three.apart("y")
    assert {"new": ["y"]} == tellers(three, "new")


def test_keys_of_removed_items_are_swept(three: Store) -> None:
    """Removing items leaves keys that find nobody; sweeping drops them."""
    with three._writing() as connection:
        connection.execute(sa.text("DELETE FROM item WHERE id = 'a'"))

    assert [] == three.candidates([2])
    assert (1, 0) == (three.sweep_keys(), three.sweep_keys())


def test_an_older_database_is_fingerprinted_anew(url: str, make) -> None:
    """Placed items keep their stories and wait to be tagged again."""
    file = Path(url.removeprefix("sqlite:///"))
    file.parent.mkdir()
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    item, raw = make.item("a"), RawItem(title="Новость a")
    connection = sa.create_engine(url).connect()
    with connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        row = {"i": codec.dumps(item), "r": codec.dumps(raw), "p": codec.dumps(WORD), "t": codec.dumps(make.tagging())}
        day = "'2025-06-11 09:00:00.000000'"
        moments = "'2025-06-11 09:00:00.000000', '2025-06-11T09:00:00+00:00'"
        for statement in (
            f"INSERT INTO item VALUES ('a', 'kazan', NULL, 'x', 'u', 'ru', {day}, {day}, 0, 0, :i, :r)",
            f"INSERT INTO story VALUES ('s1', 'a', {moments}, {moments})",
            "INSERT INTO placement VALUES ('a', 's1', :p, '{}', :t, 'gist')",
            "INSERT INTO item_key VALUES ('pair:old', 'a')",
        ):
            connection.execute(sa.text(statement), row)
    with Store.open(url) as store:
        found, revised = store.item_by("a"), store.revised()
        settled = store.retag("a", make.tagging(), make.fingerprint(item), [7], gist="gist")

        assert found is not None
        assert ("s1", None) == (found.story_id, found.fingerprint)
        assert [item] == revised
        assert ("s1", False) == settled
        assert [(make.fingerprint(item), "s1")] == store.candidates([7])
