"""What was changed in the fields of a session and not asked for yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from atlas.domain.cases import Done, Session, Site
from atlas.domain.checks import PAGE


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a session that differ from what was told, by name; ``reactions`` by site."""

    fields: Mapping[str, object] = field(default_factory=dict)
    reactions: Mapping[Site, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields or self.reactions)

    def onto(self, session: Session) -> Session:
        """A session with what was typed; sites that it no longer has are left out."""
        done = tuple(replace(one, reaction=self.reaction(one)) for one in session.done)
        return replace(session, done=done, **self.fields)  # type: ignore[arg-type]

    def reaction(self, done: Done) -> str:
        """What was typed at a site, else what is told of it."""
        return self.reactions.get(_key(done.site), done.reaction)


def typed(told: Session, shown: Mapping[str, object], reactions: Iterable[tuple[Done, str]]) -> Typed:
    """What differs from ``told``: ``shown`` are the fields by name, ``reactions`` the texts at each site."""
    fields = {name: value for name, value in shown.items() if value != getattr(told, name)}
    changed = {_key(done.site): text for done, text in reactions if text != done.reaction}
    return Typed(fields, changed)


def plain(text: str) -> str:
    """Text that a case can keep: no halves of characters, no more than fits on a page."""
    return "".join(char for char in text if char != "\0" and not "\ud800" <= char <= "\udfff")[:PAGE]


def place_of(session: Session, number: int, rows: Sequence[Session]) -> int:
    """The number (from 1) of a session that had ``number`` before, 0 where there is none like it."""
    if 0 < number <= len(rows) and rows[number - 1] == session:
        return number
    return next((n for n, row in enumerate(rows, 1) if row == session), 0)


def place_after(number: int, before: Sequence[Session], now: Sequence[Session]) -> int:
    """The number of the session that had ``number`` before a change, 0 where it is gone.

    Two sessions may be alike in all: where no other one has changed, it is this one that has.
    """
    others = [*before[: number - 1], *before[number:]]
    if len(now) == len(before) and [*now[: number - 1], *now[number:]] == others:
        return number
    return place_of(before[number - 1], number, now) or (number if len(now) == len(before) else 0)


def _key(site: Site) -> Site:
    """A site wherever it stands in the order."""
    return replace(site, id=0, order=0)
