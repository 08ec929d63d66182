"""What is selected with many muscles at once: a condition, a nerve or root, two conditions side by side."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from atlas.domain.anatomy import Muscle, Role
from atlas.domain.library import Library
from atlas.state.model import Kind, Selection

MANY = frozenset((Kind.CONDITION, Kind.NERVE, Kind.ROOT, Kind.COMPARE))


class Weight(NamedTuple):
    """How strongly points and essential zones of a muscle are drawn (0 not at all), and whether it is lit."""

    points: float
    zones: float
    lit: bool


STRONG = Weight(1.0, 0.45, True)
FAINT = Weight(0.35, 0.18, False)
SUPPLIED = Weight(1.0, 0.0, True)

Weighed: TypeAlias = tuple[Muscle, Weight]


def weighed(selection: Selection, library: Library) -> tuple[Weighed, ...]:
    """The muscles of a selection and how strongly each is drawn; nothing for an id that the library lacks."""
    if selection.kind is Kind.CONDITION:
        rows = library.muscles_of(selection.id)
        return tuple((muscle, STRONG if role is Role.MAJOR else FAINT) for muscle, role in rows)
    if selection.kind is Kind.COMPARE:
        first, second = sides_of(selection.id)
        own = {muscle.id: muscle for muscle, _ in library.muscles_of(first)}
        others = [muscle for muscle, _ in library.muscles_of(second) if muscle.id not in own]
        return tuple([(m, STRONG) for m in own.values()] + [(m, FAINT) for m in others])
    nerve = library.nerves.get(selection.id)
    supplied = nerve.muscles if nerve is not None else ()
    return tuple((library.muscles[muscle], SUPPLIED) for muscle in supplied)


def sides_of(compared: str) -> tuple[str, str]:
    """The two conditions of a comparison."""
    first, _, second = compared.partition("+")
    return first, second
