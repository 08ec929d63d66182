"""Frozen records to plain tuples and back, for the cache: what a field holds is read from its type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from marshal import loads
from types import NoneType, UnionType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

Turn: TypeAlias = Callable[[Any], Any]

_PLAIN = (str, int, float, bool, NoneType)


@cache
def decoder(kind: Any) -> Turn | None:
    """How a value of type ``kind`` is made of plain tuples; None if it is plain already."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return None
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {word.value: word for word in kind}.__getitem__
    if is_dataclass(kind):
        return _decode_record(kind)
    if origin is UnionType:
        one = decoder(next(arg for arg in inner if arg is not NoneType))
        return one and (lambda value: None if value is None else one(value))
    if origin is tuple:
        return _decode_tuple(inner)
    turn = decoder(inner[1])
    return turn and (lambda value: {key: turn(item) for key, item in value.items()})


def _decode_tuple(inner: tuple[Any, ...]) -> Turn | None:
    turns = [decoder(arg) for arg in inner if arg is not Ellipsis]
    if not any(turns):
        return None
    first = turns[0]
    if len(inner) == 2 and inner[1] is Ellipsis and first is not None:
        return lambda value: tuple([first(item) for item in value]) if value else ()
    return lambda value: tuple(turn(item) if turn else item for turn, item in zip(turns, value, strict=True))


def _decode_record(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    turns = [(i, turn) for i, f in enumerate(fields(kind)) if (turn := decoder(hints[f.name]))]

    def decode(value: tuple[Any, ...]) -> Any:
        items = list(value)
        for i, turn in turns:
            items[i] = turn(items[i])
        return kind(*items)

    return decode


def encode(value: Any) -> Any:
    """A record as plain tuples, texts and numbers that ``marshal`` can write."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return tuple(map(encode, value))
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if is_dataclass(value):
        return tuple(encode(getattr(value, f.name)) for f in fields(value))
    return value


class Unopened(Mapping[str, Any]):
    """Records by id that are made when they are first asked for."""

    def __init__(self, kind: Any, packed: Mapping[str, bytes]) -> None:
        self._kind = kind
        self._packed = packed
        self._opened: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        record = self._opened.get(key)
        if record is None:
            decode: Any = decoder(self._kind)
            record = self._opened[key] = decode(loads(self._packed[key]))
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, key: object) -> bool:
        return key in self._packed
