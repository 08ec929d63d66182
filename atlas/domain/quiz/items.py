"""What can be asked: one item for each fact of the records, with an id that stays the same for ever."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from atlas.domain.anatomy import Muscle
from atlas.domain.library import Library
from atlas.domain.points import Sense, TriggerPoint, Zone


class QuizKind(StrEnum):
    """What sort of thing is asked; the value begins the ids of its items and is never changed."""

    FIND_POINT = "point"
    WHOSE_ZONE = "zone"
    PAINT_ZONE = "paint"
    NAME_MUSCLE = "name"
    NERVE = "nerve"
    ATTACHMENTS = "attachments"
    HAZARDS = "hazards"
    MUSCLES_FOR_CONDITION = "condition"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be learnt: of a trigger point, of a muscle, or of a condition."""

    kind: QuizKind
    muscle: str = ""
    point: int | None = None
    condition: str = ""

    @property
    def id(self) -> str:
        """What the item is known by for ever, such as ``zone:infraspinatus/1``."""
        return f"{self.kind}:{self.condition or self.muscle}{'' if self.point is None else f'/{self.point}'}"


OF_POINTS = (QuizKind.FIND_POINT, QuizKind.WHOSE_ZONE, QuizKind.PAINT_ZONE)


def item_of(ident: str, library: Library) -> Item | None:
    """The item with an id, or None where the library has no such thing (any more)."""
    word, _, target = ident.partition(":")
    if word not in set(QuizKind):
        return None
    kind = QuizKind(word)
    if kind is QuizKind.MUSCLES_FOR_CONDITION:
        return Item(kind, condition=target) if library.muscles_of(target) else None
    muscle = muscle_of(ident)
    found = library.muscles.get(muscle)
    if found is None:
        return None
    return next((item for item in items_of(library, (muscle,), (kind,)) if item.id == ident), None)


def muscle_of(ident: str) -> str:
    """The muscle that an item's id names; empty for one of a condition."""
    kind, _, target = ident.partition(":")
    return "" if kind == QuizKind.MUSCLES_FOR_CONDITION else target.partition("/")[0]


def items_of(
    library: Library,
    muscles: Iterable[str],
    kinds: Iterable[QuizKind] = tuple(QuizKind),
    drawn: Collection[str] | None = None,
) -> tuple[Item, ...]:
    """All that can be asked of some muscles, kind by kind; ids that the library lacks are passed over.

    ``drawn`` holds the muscles that the plates show, None for all: only these can be lit and named.
    """
    known = [library.muscles[id] for id in dict.fromkeys(muscles) if id in library.muscles]
    found: list[Item] = []
    for kind in dict.fromkeys(kinds):
        if kind is QuizKind.MUSCLES_FOR_CONDITION:
            found += _of_conditions(known, library)
        else:
            asked = (muscle for muscle in known if _shown(muscle, kind, drawn))
            found += [item for muscle in asked for item in _of_muscle(kind, muscle)]
    return tuple(found)


def conditions_of(muscles: Iterable[Muscle], library: Library) -> tuple[str, ...]:
    """The conditions that some muscles name, in the order of the library."""
    named = {condition for muscle in muscles for condition in muscle.conditions}
    return tuple(condition for condition in library.conditions if condition in named)


def painful(point: TriggerPoint) -> tuple[Zone, ...]:
    """The zones of a point in which pain is felt."""
    return tuple(zone for zone in point.zones if zone.sense is Sense.PAIN)


def point_of(item: Item, library: Library) -> TriggerPoint:
    """The trigger point of an item. Raises ``LookupError`` where it has none."""
    for point in library.muscles[item.muscle].trigger_points:
        if point.id == item.point:
            return point
    raise LookupError(f"{item.id} names no trigger point of the library")


def _shown(muscle: Muscle, kind: QuizKind, drawn: Collection[str] | None) -> bool:
    return kind is not QuizKind.NAME_MUSCLE or drawn is None or muscle.id in drawn


def _of_conditions(muscles: list[Muscle], library: Library) -> list[Item]:
    return [
        Item(QuizKind.MUSCLES_FOR_CONDITION, condition=condition)
        for condition in conditions_of(muscles, library)
    ]


def _of_muscle(kind: QuizKind, muscle: Muscle) -> Iterator[Item]:
    if kind is QuizKind.FIND_POINT:
        yield from (Item(kind, muscle.id, point.id) for point in muscle.trigger_points)
    elif kind in OF_POINTS:
        yield from (Item(kind, muscle.id, point.id) for point in _patterns(muscle))
    elif _HAS[kind](muscle):
        yield Item(kind, muscle.id)


def _patterns(muscle: Muscle) -> Iterator[TriggerPoint]:
    """The points with a pattern of pain; of several with the same one, the first stands for all."""
    seen = set()
    for point in muscle.trigger_points:
        pattern = frozenset((zone.kind, zone.path, zone.width) for zone in painful(point))
        if pattern and pattern not in seen:
            seen.add(pattern)
            yield point


_HAS: dict[QuizKind, Callable[[Muscle], bool]] = {
    QuizKind.NAME_MUSCLE: lambda muscle: bool(muscle.parts or muscle.loft),
    QuizKind.NERVE: lambda muscle: bool(muscle.innervation.nerve and muscle.innervation.roots),
    QuizKind.ATTACHMENTS: lambda muscle: bool(muscle.attachments.origin and muscle.attachments.insertion),
    QuizKind.HAZARDS: lambda muscle: bool(muscle.needling.hazards),
    QuizKind.CASE: lambda muscle: bool(muscle.conditions and any(map(painful, muscle.trigger_points))),
}
"""What a muscle's record must hold so that a kind can be asked of the muscle as a whole."""
