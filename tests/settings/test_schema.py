"""The JSON Schema that editors use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from aggregator import demo, settings

ROOT = Path(__file__).parents[2]


def keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of every mapping in the schema."""
    forms = [schema, *schema["$defs"].values()]
    for form in forms:
        mapping = next((one for one in form.get("anyOf", []) if "properties" in one), form)
        yield from ((f"{form['title']}.{name}", value) for name, value in mapping["properties"].items())


def test_it_is_a_schema_of_its_draft():
    """It says which draft it follows, and follows it."""
    schema = settings.schema()
    Draft202012Validator.check_schema(schema)

    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]


def test_every_key_says_what_it_is():
    """An editor shows the description; a key that leads to a mapping is described there."""
    silent = [name for name, key in keys(settings.schema()) if "description" not in key and "$ref" not in str(key)]

    assert [] == silent


def test_defaults_fit_what_they_are_defaults_of():
    """A default is written as the operator would write it: 30s, not PT30S."""
    schema = settings.schema()
    misfits = [
        name
        for name, key in keys(schema)
        if key.get("default") not in (None, [], {})
        and not Draft202012Validator({**key, "$defs": schema["$defs"]}).is_valid(key["default"])
    ]

    assert [] == misfits


@pytest.mark.parametrize(
    "text", [(ROOT / "feeds.yaml").read_text("utf-8"), demo.configuration()], ids=["default", "demo"]
)
def test_it_accepts_what_we_accept(text: str):
    """Both configurations that come with the program."""
    errors = list(Draft202012Validator(settings.schema()).iter_errors(YAML(typ="safe").load(text)))

    assert [] == errors


@pytest.mark.parametrize(
    "source",
    [
        pytest.param({"id": "a"}, id="no address"),
        pytest.param({"id": "a", "url": "ftp://a.b/"}, id="scheme"),
        pytest.param({"id": "A b", "url": "http://a.b/"}, id="id"),
        pytest.param({"id": "a", "url": "http://a.b/", "kid": "feed"}, id="unknown key"),
        pytest.param({"id": "a", "url": "http://a.b/", "articles": "sometimes"}, id="choice"),
        pytest.param({"id": "a", "url": "http://a.b/", "every": 30}, id="duration"),
        pytest.param({"id": "a", "url": "http://a.b/", "auth": "me:secret"}, id="secret"),
    ],
)
def test_it_refuses_what_we_refuse(source: dict[str, object]):
    """Slips are underlined while one types."""
    publisher = {"title": "a", "base_url": "https://a.b/", "author": {"name": "a"}}

    assert not Draft202012Validator(settings.schema()).is_valid({"publisher": publisher, "sources": [source]})


def test_lists_may_be_a_single_text():
    """include, exclude, labels and a city's names take one word without brackets, as the reader does."""
    publisher = {"title": "a", "base_url": "https://a.b/", "author": {"name": "a"}}
    source = {"id": "a", "url": "https://a.b/", "include": "x", "exclude": ["y"], "labels": "z"}
    cities = ["Minsk, BY", 551487, {"name": "X", "names": "Y"}]
    document = {"publisher": publisher, "sources": [source], "cities": cities}

    assert [] == list(Draft202012Validator(settings.schema()).iter_errors(document))
