"""In which line everything stands: a second pass over a file, made only where something is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yaml import events
from yaml._yaml import CParser


class Lined:
    """The lines of a mapping or list, counted from 1: where it begins, and each key or item."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.lines: dict[str | int, int] = {}
        self.inner: dict[str | int, Lined] = {}

    def find(self, trail: Sequence[str | int]) -> int:
        """The line of what a trail of keys and indices leads to, or of the last step that is there."""
        node, line = self, self.line
        for step in trail:
            line = node.lines.get(step, line)
            if step not in node.inner:
                return line
            node = node.inner[step]
        return line


def survey(data: bytes) -> Lined:
    """The lines of a file that ``reader.parse`` has read."""
    root = Lined(1)
    stack: list[tuple[Lined, bool]] = []
    node, is_map = root, False
    key: str | int | None = 0
    for event in iter(CParser(data).get_event, None):
        if isinstance(event, events.ScalarEvent | events.CollectionStartEvent):
            line = _line(event)
            if is_map and key is None:
                key = getattr(event, "value", "")
                node.lines[key] = line
                continue
            step = key if is_map and key is not None else len(node.lines)
            node.lines.setdefault(step, line)
            key = None
            if isinstance(event, events.CollectionStartEvent):
                stack.append((node, is_map))
                node.inner[step] = node = Lined(line)
                is_map = isinstance(event, events.MappingStartEvent)
        elif isinstance(event, events.CollectionEndEvent):
            node, is_map = stack.pop()
    return root.inner.get(0, root)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
