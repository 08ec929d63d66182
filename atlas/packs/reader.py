"""One YAML file to a plain tree, read through libyaml's events.

Nothing is ever composed: libyaml's composer ends the process on 200 kB of ``[``, and anchors and merge
keys let a small file grow without end. What is not needed is refused while the events are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeAlias

from yaml import events
from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from atlas.packs.problems import brief
from atlas.packs.scalars import NUMERIC, WORDS, Scalar, plain

MAX_DEPTH = 24
RECORD_EVENTS = 5_000
TABLE_EVENTS = 50_000

_NO_KEYS = frozenset(("", "<<"))
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


Node: TypeAlias = "dict[str, Any] | list[Any] | Scalar"


class Refused(Exception):
    """The file cannot be read at all: a sentence and its line, counted from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def parse(data: bytes, limit: int = RECORD_EVENTS) -> dict[str, Any]:
    """The tree of one file; raises ``Refused`` with the line of the first thing that is not allowed."""
    _check_bytes(data)
    try:
        return _Builder().build(CParser(data), limit)
    except ReaderError as error:
        line = data.decode()[: error.position].count("\n") + 1
        raise Refused(line, "There is a character that YAML does not allow.") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Refused(mark.line + 1 if mark else 1, _plainly(error)) from None
    except YAMLError:
        raise Refused(1, "This is not valid YAML.") from None


def _check_bytes(data: bytes) -> None:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise Refused(_line(data, error.start), "The file is not text in UTF-8.") from None
    if control := _CONTROL.search(data):
        raise Refused(_line(data, control.start()), "There is a control character; this is not a text file.")
    if b"\t" in data:
        raise Refused(_line(data, data.index(b"\t")), "There is a tab; indent and separate with spaces.")


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


_PLAINER = {
    "mapping values are not allowed in this context":
        "a text that holds ': ' needs quotes, or the indentation is off",
    "could not find expected ':'": "a key needs ': ' after it",
    "did not find expected key": "the indentation is off, or a bracket or quote is missing",
    "did not find expected '-' indicator": "the indentation of a list is off",
    "did not find expected ',' or ']'": "a list is missing a comma or its closing bracket",
    "did not find expected ',' or '}'": "a mapping is missing a comma or its closing brace",
    "found unexpected end of stream": "a quote is not closed",
    "found unexpected document indicator": "a quote is not closed",
    "found character that cannot start any token": "a text that begins with this character needs quotes",
}  # fmt: skip


def _plainly(error: MarkedYAMLError) -> str:
    problem = error.problem or "it cannot be understood"
    return f"This is not valid YAML: {_PLAINER.get(problem, problem)}."


class _Builder:
    """Grows the tree event by event."""

    def __init__(self) -> None:
        self._root: Node = None
        self._stack: list[Any] = []
        self._openings: dict[type, type] = {events.MappingStartEvent: dict, events.SequenceStartEvent: list}

    def build(self, parser: CParser, limit: int) -> dict[str, Any]:
        """The whole file; raises ``Refused``, and what libyaml raises."""
        self._grow(islice(iter(parser.get_event, None), limit))
        beyond: Any = parser.get_event()
        if beyond is not None:
            raise Refused(_line_of(beyond), "The file holds more values than any record needs.")
        if type(self._root) is not dict:
            raise Refused(1, "The file must hold keys and values, such as 'name: Infraspinatus'.")
        return self._root

    def _grow(self, stream: Iterator[Any]) -> None:
        """All of ``stream``. Scalars are most of a file, so they are handled inline."""
        holder: Any = None
        key: str | None = None
        in_map = False
        scalar, openings, closings = events.ScalarEvent, self._openings, _CLOSINGS
        for event in stream:
            kind = type(event)
            if kind is scalar:
                if event.anchor is not None or event.tag is not None:
                    _refuse_mark(event)
                value: Any = event.value
                if in_map and key is None:
                    if value in holder or value in _NO_KEYS:
                        _refuse_key(event, holder)
                    key = value
                    continue
                if (value[:1] in NUMERIC or value in WORDS) and event.implicit[0]:
                    value = plain(value)
            elif kind in closings:
                holder = self._stack.pop()
                in_map = type(holder) is dict
                continue
            elif kind in openings:
                value = self._open(event, holder, in_map and key is None)
            else:
                self._check_stream(event)
                continue
            if in_map:
                holder[key], key = value, None
            elif holder is not None:
                holder.append(value)
            if kind is not scalar:
                holder, in_map = value, type(value) is dict

    def _open(self, event: Any, holder: Any, as_key: bool) -> Any:
        if event.anchor is not None or event.tag is not None:
            _refuse_mark(event)
        if as_key:
            raise Refused(_line_of(event), "A key must be a word, not a list or a mapping.")
        if len(self._stack) >= MAX_DEPTH:
            raise Refused(_line_of(event), f"Lists and mappings are nested deeper than {MAX_DEPTH} levels.")
        node = self._openings[type(event)]()
        if holder is None:
            self._root = node
        self._stack.append(holder)
        return node

    def _check_stream(self, event: Any) -> None:
        if isinstance(event, events.AliasEvent):
            raise Refused(_line_of(event), f"Aliases ('*{event.anchor}') are not read; write it out.")
        if isinstance(event, events.DocumentStartEvent):
            if self._root is not None:
                raise Refused(_line_of(event), "A second document begins here ('---'); a file holds one.")
            if event.tags:
                raise Refused(_line_of(event), "Tags ('%TAG') are not read.")


_CLOSINGS = frozenset((events.MappingEndEvent, events.SequenceEndEvent))


def _refuse_key(event: Any, holder: dict[str, Any]) -> None:
    if event.value in holder:
        raise Refused(_line_of(event), f"The key '{brief(event.value)}' stands here a second time.")
    if not event.value:
        raise Refused(_line_of(event), "A key is missing before ':'.")
    if event.implicit[0]:
        raise Refused(_line_of(event), "Merge keys ('<<') are not read; write the values out.")


def _refuse_mark(event: Any) -> None:
    if event.anchor is not None:
        message = f"Anchors ('&{brief(event.anchor)}') are not read; write the value out."
    else:
        message = f"Tags ('{brief(event.tag)}') are not read; write the plain value."
    raise Refused(_line_of(event), message)


def _line_of(event: Any) -> int:
    return int(event.start_mark.line) + 1
