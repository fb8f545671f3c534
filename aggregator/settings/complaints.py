"""pydantic's errors → problems in plain words, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from aggregator.model import Problem
from aggregator.settings.document import Document, Path, spell
from aggregator.settings.values import close_to, what

# Keys that other aggregators and common sense would use.
_SYNONYMS: Final = {
    "address": "url", "category": "labels", "cert": "ca", "city": "home", "contact": "email", "cookies": "headers",
    "css": "selectors", "feed": "url", "feeds": "sources", "filter": "include", "format": "kind", "frequency": "every",
    "hometown": "home", "href": "url", "interval": "every", "lang": "language", "lat": "latitude",
    "licence": "rights", "license": "rights", "limit": "entries", "link": "url", "lng": "longitude",
    "locale": "language",
    "login": "auth", "lon": "longitude", "max_size": "max_body", "name": "title", "page": "url", "password": "auth",
    "refresh": "every", "schedule": "every", "selector": "selectors", "site": "base_url", "sites": "sources",
    "tags": "labels", "topic": "about", "type": "kind", "tz": "timezone", "uri": "url", "useragent": "user_agent",
    "zone": "timezone",
}  # fmt: skip


def problems(error: ValidationError, document: Document, form: type[BaseModel]) -> Iterator[Problem]:
    """Every complaint of one validation, in pydantic's order."""
    for details in error.errors(include_url=False):
        path: Path = tuple(step for step in details["loc"] if step != "[key]")
        name = spell(path)
        unknown = details["type"] == "extra_forbidden"
        about_key = unknown or "[key]" in details["loc"]
        line, column = document.locate.key(name) if about_key else document.locate(name)
        message = _unknown(path, details, form) if unknown else _message(details, document, name)
        yield Problem(document.locate.file, line, column, name, message)


def _message(details: ErrorDetails, document: Document, name: str) -> str:
    found = details["input"]
    match details["type"]:
        case "value_error":
            return str(details["ctx"]["error"])
        case "missing":
            return "is empty; it needs a value" if name in document.locate.keys else "is required and missing"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"must be a mapping of keys and values, not {what(found)}"
        case "tuple_type" | "list_type":
            hint = f"; write [{found}]" if isinstance(found, str | int) else ""
            return f"must be a list, not {what(found)}{hint}"
        case "too_short":
            return "is an empty list; it needs at least one entry"
        case _:
            return details["msg"]


def _unknown(path: Path, details: ErrorDetails, form: type[BaseModel]) -> str:
    key = str(path[-1])
    known = _keys_at(path[:-1], form)
    synonym = _SYNONYMS.get(key.lower().replace("-", "_"))
    if synonym in known:
        return f"unknown key; did you mean «{synonym}»?"
    if hint := close_to(key, known):
        return f"unknown key{hint}"
    if details["input"] is None and (key[:1].isupper() or " " in key):
        return "unknown key; inside «{ }» a comma ends the text before it: put that text in quotes"
    return f"unknown key; known here: {', '.join(known)}"


def _keys_at(path: Path, form: type[BaseModel]) -> list[str]:
    """The keys the form knows at a path."""
    here: Any = form
    for step in path:
        if isinstance(step, str):
            here = _form_within(here.model_fields[step].annotation)
    return list(here.model_fields)


def _form_within(annotation: Any) -> type[BaseModel]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(form for part in annotation.__args__ if part not in (type(None), ...) and (form := _form_within(part)))
