"""Values survive being text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.model import (
    CityTag,
    Dated,
    Enclosure,
    Evidence,
    Fingerprint,
    HostState,
    Item,
    Placement,
    RawItem,
    Reject,
    SourceState,
    Tagging,
)
from aggregator.store import codec

ANY_TEXT = st.text(st.characters(), max_size=20)  # NUL and lone surrogates too
OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
st.register_type_strategy(str, ANY_TEXT)
st.register_type_strategy(datetime, st.datetimes(timezones=OFFSETS))
st.register_type_strategy(float, st.floats(allow_nan=False))

KINDS = (RawItem, Item, SourceState, HostState, Reject, Fingerprint, Placement, Tagging)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_value_the_store_keeps_comes_back_equal(kind: type, data: st.DataObject) -> None:
    """Any value of any kept kind, whatever its text, is read back as it was, in one line of UTF-8."""
    value = data.draw(st.from_type(kind))

    text = codec.dumps(value)

    assert value == codec.loads(kind, text)
    assert b"\n" not in text.encode()


def test_a_moment_keeps_its_printed_offset() -> None:
    """Equal instants are not equal prints: +03:00 stays +03:00."""
    printed = datetime(2025, 6, 10, 11, 2, tzinfo=timezone(timedelta(hours=3)))

    back = codec.loads(Dated, codec.dumps(Dated(printed, "inferred")))

    assert "2025-06-10T11:02:00+03:00" == back.value.isoformat()


def test_fields_of_other_versions_do_no_harm() -> None:
    """A field unknown to us is ignored; one the writer did not know gets its default."""
    text = '{"title": "Festival", "invented_later": {"deep": [1]}}'

    assert RawItem(title="Festival") == codec.loads(RawItem, text)


def test_empty_defaults_are_not_written_but_other_values_are() -> None:
    """Only what is empty and default may be left out: a default may change later."""
    assert '{"position":0}' == codec.dumps(RawItem())
    assert '{"url":"https://a.example/x.mp3","length":0}' == codec.dumps(Enclosure("https://a.example/x.mp3", None, 0))


def test_nested_values_and_days_are_read_by_their_hints() -> None:
    """Tuples of values inside values, and days, come back as what they were."""

    @dataclass(frozen=True, slots=True)
    class Plain:
        name: str

    city = (
        '{"city":{"geonameid":1,"name":"A","country":"RU","slug":"a-ru"},"evidence":[{"surface":"A","start":0,"end":1,'
    )
    tag = codec.loads(CityTag, city + '"field":"title"}]}')

    assert (Evidence("A", 0, 1, "title"),) == tag.evidence
    assert date(2025, 6, 10) == codec.loads(Fingerprint, _FINGERPRINT).day
    assert '{"name":"x"}' == codec.dumps(Plain("x"))


_FINGERPRINT = (
    '{"item_id":"i","source_id":"s","guid":null,"identity":"a","loose":"a","title":"t","language":null,'
    '"day":"2025-06-10","text_digest":null}'
)


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "{}", '{"surface":"A","start":0}', "3"])
def test_what_is_no_such_value_is_unreadable(text: str) -> None:
    """A damaged row is one kind of error, whatever the damage."""
    with pytest.raises(codec.Unreadable):
        codec.loads(Evidence, text)
