"""Finds what was typed: records, nerves, words of the cards, and commands."""

from __future__ import annotations

from collections.abc import Callable
from heapq import merge

from atlas.domain.search import Hit, Index
from atlas.state.commands import COMMANDS
from atlas.state.lists import Find

COMMAND_WEIGHT = 0.75
"""Records are meant before commands of the same name."""


class Finder:
    """Searches the index of a library, which is opened when somebody searches for the first time."""

    def __init__(self, open_index: Callable[[], Index]) -> None:
        self._open_index = open_index
        self._indices: tuple[Index, ...] = ()

    def hits(self, words: str, limit: int = 20) -> list[Hit]:
        """What was found, best first."""
        if not self._indices:
            self._indices = (self._open_index(), command_index())
        found = (index.find(words, limit) for index in self._indices)
        return list(merge(*found, key=lambda hit: -hit.score))[:limit]

    def find(self, words: str) -> list[Find]:
        """What was found, for the lists of the window."""
        keys = {command.id: command.shortcut for command in COMMANDS}
        return [
            Find(hit.kind, hit.id, hit.name, keys[hit.id] if hit.kind == "command" else "", hit.in_text)
            for hit in self.hits(words, 40)
        ]


def command_index() -> Index:
    """The commands by the words of their titles."""
    index = Index()
    for command in COMMANDS:
        index.add("command", command.id, command.title, ((command.title, COMMAND_WEIGHT),))
    index.close()
    return index
