"""What a command is: id, title, shortcut, menu, when it can be used, and what it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.store import Store

Change = Callable[[AtlasState, Facts], AtlasState]
Enabled = Callable[[Store], bool]


def always(_: Store) -> bool:
    """Can be used whatever is shown."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do; without ``change`` the window itself carries it out."""

    id: str
    title: str
    shortcut: str
    menu: str
    enabled: Enabled = always
    change: Change | None = None


def state_change(function: Callable[..., AtlasState], *values: object) -> Change:
    """A change that needs the state alone."""
    return lambda state, _facts: function(state, *values)


def with_facts(function: Callable[..., AtlasState], *values: object) -> Change:
    """A change that needs the facts as well."""
    return lambda state, facts: function(state, facts, *values)
