"""feeds.yaml as plain data, with the place of every key and value in the file.

We walk the YAML nodes ourselves: a constructor stops at the first duplicate key, and turns dates, versions and
house numbers into objects whose printed form is lost. Dates stay text, as YAML 1.2's core schema has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from aggregator.model import Problem

Path = tuple[str | int, ...]
Mark = tuple[int, int]  # 1-based line and column

_TAG: Final = "tag:yaml.org,2002:"
_LAST_STEP: Final = re.compile(r"(?:\[\d+\]|(?:^|\.)[^.\[]*)$")

# What the parser says → what to tell someone who doesn't know YAML's grammar.
_IN_PLAIN_WORDS: Final = (
    (
        "found character '\\t'",
        "a tab where only spaces may stand; indent with spaces",
    ),
    (
        "mapping values are not allowed",
        "a second «: » in one line; put the text in quotes, or begin a new line for the next key",
    ),
    (
        "could not find expected ':'",
        "a line without «key: value» just above; add the colon, or indent the line as part of the text before it",
    ),
    (
        "found unexpected end of stream",
        "the quotes opened here are never closed",
    ),
    (
        "expected <block end>, but found '<scalar>'",
        "text after a closed quote; put the whole value in quotes",
    ),
    (
        "expected <block end>",
        "the indentation does not fit: keys of one mapping and dashes of one list start in the same column",
    ),
    (
        "expected ',' or ']'",
        "the list opened with «[» is not closed, or a comma is missing",
    ),
    (
        "expected ',' or '}'",
        "the mapping opened with «{» is not closed, or a comma is missing",
    ),
    (
        "found undefined alias",
        "«*» at the start of a value means a YAML alias, and none of that name is defined; put the text in quotes",
    ),
    (
        "found unknown escape character",
        "a backslash in double quotes starts an escape; use single quotes (for regular expressions always)",
    ),
    (
        "that cannot start any token",
        "this character cannot start a value; put the text in quotes",
    ),
    (
        "but found another document",
        "a second document starts here («---»); feeds.yaml is one document",
    ),
)


def spell(path: Path) -> str:
    """``("sources", 2, "selectors", "item")`` → ``sources[2].selectors.item``."""
    out = ""
    for step in path:
        if isinstance(step, int):
            out += f"[{step}]"
        else:
            out += f".{step}" if out else step
    return out


@dataclass(frozen=True, slots=True)
class Locator:
    """Finds the place of a key path in the file: ``locate("sources[2].home") -> (line, column)``, 1-based.

    A path the file does not hold (a key left out) is placed at its nearest ancestor; (0, 0) without any.
    """

    file: str
    values: dict[str, Mark] = field(default_factory=dict)
    keys: dict[str, Mark] = field(default_factory=dict)

    def __call__(self, path: str) -> Mark:
        while path:
            if path in self.values:
                return self.values[path]
            path = _LAST_STEP.sub("", path)
        return self.values.get("", (0, 0))

    def key(self, path: str) -> Mark:
        """The place of the key itself rather than of its value."""
        return self.keys.get(path) or self(path)


@dataclass(slots=True)
class Document:
    """What stands in the file. ``data`` is None when nothing could be read; then ``problems`` says why."""

    locate: Locator
    data: Any = None
    problems: list[Problem] = field(default_factory=list)


def read(text: str, file: str) -> Document:
    """Parse YAML text; every syntax error and duplicate key becomes a :class:`Problem`."""
    document = Document(Locator(file))
    try:
        root = YAML(typ="rt").compose(text)
    except YAMLError as error:
        document.problems.append(_syntax_problem(error, text, file))
        return document
    if root is None:
        document.problems.append(
            Problem(file, 1, 1, "", "the file is empty; it needs at least a «publisher:» and «sources:»")
        )
        return document
    walk = _Walk(document)
    document.data = walk.value(root, ())
    if not isinstance(document.data, dict):
        what = "a list" if isinstance(document.data, list) else "a single value"
        document.problems.append(
            Problem(file, *_mark(root), "", f"is {what}; it must be a mapping: «publisher:», «sources:», …")
        )
        document.data = None
    return document


@dataclass(slots=True)
class _Walk:
    document: Document
    open_nodes: list[int] = field(default_factory=list)

    def complain(self, node: Node, path: Path, message: str) -> None:
        self.document.problems.append(Problem(self.document.locate.file, *_mark(node), spell(path), message))

    def value(self, node: Node, path: Path) -> Any:
        # An empty value's own mark is where the next token starts; its key is the better place.
        if not (isinstance(node, ScalarNode) and node.value == "" and node.style is None):
            self.document.locate.values[spell(path)] = _mark(node)
        if isinstance(node, ScalarNode):
            return self.scalar(node, path)
        if id(node) in self.open_nodes:
            self.complain(node, path, "an alias inside the very thing it stands for; write it out")
            return None
        self.open_nodes.append(id(node))
        try:
            if isinstance(node, SequenceNode):
                return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
            return self.mapping(node, path) if isinstance(node, MappingNode) else None
        finally:
            self.open_nodes.pop()

    def mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        own: dict[str, Any] = {}
        own_marks: dict[str, Mark] = {}
        for key_node, value_node in node.value:
            if str(key_node.tag) == f"{_TAG}merge":
                merged = {**self.merged(value_node, path), **merged}
                continue
            if not isinstance(key_node, ScalarNode):
                self.complain(key_node, path, "a list or mapping as a key; keys are plain words")
                continue
            key = str(key_node.value)
            here = (*path, key)
            if key in own:
                line, _ = own_marks[key]
                self.complain(key_node, here, f"stands twice, first in line {line}; remove one")
                continue
            own_marks[key] = _mark(key_node)
            self.document.locate.keys[spell(here)] = _mark(key_node)
            self.document.locate.values[spell(here)] = _mark(key_node)
            own[key] = self.value(value_node, here)
        return {**merged, **own}

    def merged(self, node: Node, path: Path) -> dict[str, Any]:
        """What ``<<: *anchor`` brings in; of several the first wins."""
        parts = node.value if isinstance(node, SequenceNode) else [node]
        out: dict[str, Any] = {}
        for part in reversed(parts):
            if isinstance(part, MappingNode) and id(part) not in self.open_nodes:
                here = self.document.locate.values[spell(path)]
                out |= self.value(part, path)
                self.document.locate.values[spell(path)] = here
            else:
                self.complain(part, path, "«<<» takes an alias of a mapping, such as «<<: *defaults»")
        return out

    def scalar(self, node: ScalarNode, path: Path) -> Any:
        text = str(node.value)
        match str(node.tag).removeprefix(_TAG):
            case "null":
                return None
            case "bool" if text.lower() in {"true", "false"}:
                return text.lower() == "true"
            case "int" if re.fullmatch(r"-?(0|[1-9]\d{0,18})", text):
                return int(text)
            case "float" if re.fullmatch(r"-?\d+\.\d+(e[-+]?\d{1,2})?", text, re.IGNORECASE):
                return float(text)
            case "bool" | "int" | "float" | "timestamp" | "str" | "!":
                return text  # «no», 0123, 1:30, 2025-06-10: words to us
            case _:
                self.complain(node, path, f"the YAML tag «{node.tag}» means nothing here; put the text in quotes")
                return text


def _mark(node: Node) -> Mark:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _syntax_problem(error: YAMLError, text: str, file: str) -> Problem:
    if isinstance(error, ReaderError):
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return Problem(file, line, column, "", f"an invisible control character (U+{error.character:04X}); remove it")
    if not isinstance(error, MarkedYAMLError):
        return Problem(file, 0, 0, "", f"is not YAML: {' '.join(str(error).split())}")
    said = str(error.problem or error.context or "cannot be read")
    mark = error.problem_mark or error.context_mark
    plain = next((words for clue, words in _IN_PLAIN_WORDS if clue in said), None)
    if "unexpected end of stream" in said and error.context_mark is not None:
        mark = error.context_mark  # where the quotes open, not where the file ends
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    return Problem(file, line, column, "", f"is not YAML: {plain or said}")
