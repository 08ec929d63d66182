"""A free site: a place on the skin that is no trigger point of the atlas; its name and the way inward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atlas.domain.body import Position, Side, add, scale, unit
from atlas.domain.cases import Site
from atlas.domain.library import Library
from atlas.domain.place_name import MIDLINE_MM, place_name
from atlas.state.facing import facing_near

if TYPE_CHECKING:
    from atlas.domain.section import Met, Volume

WAY_MM, BEHIND_MM = 80.0, 20.0
"""How far a way is followed where it meets nothing that ends it, and how far beyond what does."""
ENDS = frozenset({"bone", "cartilage", "tooth", "chest", "abdomen", "canal", "cranium", "eye"})
"""The kinds of structures that end a way: a muscle behind them is not beneath the place."""
BACKWARD: Position = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class FreeWay:
    """The way inward from a place of the skin: its start, where it leads and how far (mm), what it meets.

    ``before`` runs to the first bone or hollow, that one included; ``behind`` is what the way meets beyond.
    """

    entry: Position
    inward: Position
    length: float
    before: tuple[Met, ...]
    behind: tuple[Met, ...]

    @property
    def met(self) -> tuple[Met, ...]:
        """All that the way meets."""
        return self.before + self.behind

    @property
    def end(self) -> Position:
        """Where the way ends."""
        return add(self.entry, scale(self.inward, self.length))

    @property
    def muscles(self) -> tuple[str, ...]:
        """The ids of the muscles before the first bone or hollow, from the skin inward."""
        return tuple(dict.fromkeys(item.label.id for item in self.before if item.label.kind == "muscle"))


def free_site(
    volume: Volume,
    at: Position,
    facing: Position | None,
    library: Library,
    marked: Side = Side.RIGHT,
    seen: Sequence[str] = (),
) -> Site:
    """The site at a skin position (mm) with its name; ``facing`` is the skin's outward normal there.

    In the midline the site belongs to the side that is ``marked``. ``seen`` are ids of muscles that a plate
    shows there, for thin sheets in which the volume has gaps. Raises ``VolumeError`` off the body.
    """
    way = way_in(volume, at, facing, library)
    name = place_name(
        at,
        library.landmarks.values(),
        _names(way, library) or [library.muscles[one].name for one in seen if one in library.muscles],
        outward=scale(way.inward, -1.0),
        facing_of=lambda place: facing_near(place, library),
    )
    own = Side.RIGHT if at[0] < 0 else Side.LEFT
    return Site("", None, marked if abs(at[0]) < MIDLINE_MM else own, at, name)


def way_in(volume: Volume, at: Position, facing: Position | None, library: Library) -> FreeWay:
    """The way straight in from a place of the skin; raises ``VolumeError`` where no part of the body is near.

    The volume tells how the skin faces, so that a site that was kept has the way that it had when it was
    placed; where it cannot tell, ``facing`` does, or the nearest pain region.
    """
    outward = unit(volume.outward(at) or facing or facing_near(at, library) or BACKWARD)
    entry, inward = volume.entry(at, outward), scale(outward, -1.0)
    length = volume.within(entry, inward, WAY_MM)
    met = volume.path(entry, inward, length)
    last = next((i for i, item in enumerate(met) if item.label.kind in ENDS), None)
    if last is not None:
        length = min(length, met[last].first + BEHIND_MM)
        met = tuple(item for item in met if item.first <= length)
    count = len(met) if last is None else last + 1
    return FreeWay(entry, inward, length, met[:count], met[count:])


def _names(way: FreeWay, library: Library) -> tuple[str, ...]:
    """The muscles on a way as the records call them, else as the volume does."""
    shown = {item.label.id: item.label.name for item in way.before}
    return tuple(library.muscles[one].name if one in library.muscles else shown[one] for one in way.muscles)
