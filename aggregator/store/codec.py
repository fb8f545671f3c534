"""Frozen values ↔ JSON text, driven by their type hints.

What may be read back is what the model is made of: dataclasses, ``tuple[T, ...]``, optional values, ``Literal``, text,
numbers, truth values, days and moments (a moment keeps its printed offset). Fields that a later version added are
ignored, fields that an older one did not write get their default, so old rows outlive the model's growth.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, cast

Value = TypeVar("Value")
_EMPTY: tuple[object, ...] = (None, "", ())
Decoder = Callable[[Any], Any]


class Unreadable(ValueError):
    """The text does not hold such a value."""


def dumps(value: object) -> str:
    """One line of JSON. Empty defaults (None, "", ()) are left out.

    Lone surrogates, which no database takes as UTF-8, are written as escapes.
    """
    plain = _plain(value)
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(plain, separators=(",", ":"))
    return text


def loads(kind: type[Value], text: str | bytes, more: Mapping[str, object] | None = None) -> Value:
    """The value of this kind. Raises Unreadable when the text does not hold one. ``more``: fields kept elsewhere."""
    try:
        plain = json.loads(text)
        if more:
            plain.update(more)
        return cast("Value", _decoder(cast("Any", kind))(plain))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable(f"not a {kind.__name__}: {error!r}") from error


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value):
        return {
            name: _plain(held)
            for name, default in _defaults(cast("Any", type(value)))
            if (held := getattr(value, name)) != default or held not in _EMPTY
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    return value


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))


@cache
def _decoder(hint: Any) -> Decoder:
    if dataclasses.is_dataclass(hint):
        return _dataclass(cast("type", hint))
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (one for one in arguments if one is not type(None))
        decode = _decoder(inner)
        return lambda plain: None if plain is None else decode(plain)
    if origin is tuple:
        if len(arguments) != 2 or arguments[1] is not Ellipsis:
            raise TypeError(f"only tuple[T, ...] can be stored, not {hint}")
        each = _decoder(arguments[0])
        if each is _same:
            return tuple
        return lambda plain: tuple([each(one) for one in plain])
    if origin is typing.Literal:
        return _same
    return _SCALARS[hint]


def _dataclass(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    fields = [(field.name, _decoder(hints[field.name])) for field in dataclasses.fields(kind)]

    def decode(plain: Any) -> Any:
        return kind(**{name: read(plain[name]) for name, read in fields if name in plain})

    return decode


def _same(plain: Any) -> Any:
    return plain


_SCALARS: dict[Any, Decoder] = {
    str: _same,
    int: _same,
    bool: _same,
    float: float,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
}
