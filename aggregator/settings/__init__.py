"""feeds.yaml → :class:`~aggregator.model.Settings`: every complaint at once, with line, column and key.

The only door to pydantic and ruamel.yaml. Form only; whether the configuration makes sense (does the city exist, does
the selector compile?) is for :mod:`aggregator.check`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from aggregator.errors import ConfigurationError
from aggregator.model import Problem, Settings
from aggregator.settings import complaints, document
from aggregator.settings.document import Document, Locator
from aggregator.settings.forms import SettingsForm
from aggregator.settings.meaning import to_settings

__all__ = ["Locator", "load", "load_located", "loads", "schema"]


def load(path: Path) -> Settings:
    """Read feeds.yaml.

    Raises:
        ConfigurationError: with every problem of the file.

    """
    return load_located(path)[0]


def load_located(path: Path) -> tuple[Settings, Locator]:
    """Like :func:`load`, with the places of all keys for later complaints."""
    file = str(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _refused(file, "no such file; write one (see README) or name another with --config") from None
    except IsADirectoryError:
        raise _refused(file, "is a folder; name the file in it with --config") from None
    except OSError as error:
        raise _refused(file, f"cannot be read: {error.strerror}") from None
    return _read(_decode(raw, file), file, path.parent)


def loads(text: str, file: str = "feeds.yaml") -> Settings:
    """Read the text of a feeds.yaml; ``file`` is its name in complaints, relative paths count from its folder."""
    return _read(text, file, Path(file).parent)[0]


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of feeds.yaml for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **SettingsForm.model_json_schema()}


def _read(text: str, file: str, folder: Path) -> tuple[Settings, Locator]:
    read = document.read(text, file)
    problems = list(read.problems)
    if read.data is not None:
        problems += _duplicate_ids(read)
        try:
            form = SettingsForm.model_validate(read.data)
        except ValidationError as error:
            problems += complaints.problems(error, read, SettingsForm)
        else:
            if not problems:
                return to_settings(form, folder), read.locate
    raise ConfigurationError(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _duplicate_ids(read: Document) -> Iterator[Problem]:
    sources = read.data.get("sources")
    first: dict[str, str] = {}
    for index, source in enumerate(sources if isinstance(sources, list) else []):
        name = source.get("id") if isinstance(source, dict) else None
        if not isinstance(name, str):
            continue
        path = f"sources[{index}].id"
        if name in first:
            line, _ = read.locate(first[name])
            message = f"«{name}» is the id of another source too (line {line}); ids are unique"
            yield Problem(read.locate.file, *read.locate(path), path, message)
        else:
            first[name] = path


def _decode(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1
        raise _refused(file, "is not UTF-8; save it as UTF-8 in your editor", line, column) from None


def _refused(file: str, message: str, line: int = 0, column: int = 0) -> ConfigurationError:
    return ConfigurationError([Problem(file, line, column, "", message)])
