"""The fewest plates on which every place of a list is seen; of those as few, the ones that show it best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from atlas.domain.plates import Plate
from atlas.domain.sight import uncovered
from atlas.state.choose import BARE, COVERED, Spot, seen

EDGE_MM = 12.0
"""Nearer than this to the edge of a picture a place cannot be told from its surroundings."""
DEEPEST = 254
"""The steps from the nearest skin of a relief to its farthest."""
PLAIN = 0.05
"""What a place must be worth on a plate to be looked up there, where any plate shows it so well."""

Sight = Mapping[str, frozenset[int]]
"""By plate, the places (counted from 0) that can be looked up on it."""


def worth(plate: Plate, spot: Spot) -> float:
    """How well a place is seen on a plate, 0 to 1: face on, its muscle bare, away from the edge."""
    share = seen(plate, spot)
    if not share or _to_edge(plate, spot) < EDGE_MM or _covered(plate, spot):
        return 0.0
    bare = plate.shows(*spot.muscle) if spot.muscle is not None else 1.0
    return share**2 * (COVERED + (1.0 - COVERED) * min(1.0, bare / BARE))


def sight_of(plates: Mapping[str, Plate], spots: Sequence[Spot]) -> dict[str, frozenset[int]]:
    """What can be looked up on which plate; places that no plate shows plainly count where they are seen."""
    values = {id: [worth(plate, spot) for spot in spots] for id, plate in plates.items()}
    limits = [min(PLAIN, max((row[i] for row in values.values()), default=0.0)) for i in range(len(spots))]
    return {
        id: frozenset(i for i, value in enumerate(row) if value > 0.0 and value >= limits[i])
        for id, row in values.items()
    }


def fewest(
    sight: Sight, wanted: frozenset[int], plates: Mapping[str, Plate], spots: Sequence[Spot]
) -> tuple[str, ...]:
    """The fewest plates that show all ``wanted`` places, which must each be in sight; in their own order."""
    held = {id: places & wanted for id, places in sight.items()}
    useful = {id: places for id, places in held.items() if places}
    widest = {
        id: places for id, places in useful.items() if not any(places < other for other in useful.values())
    }
    chosen: tuple[str, ...] | None = () if not wanted else None
    most = 0
    while chosen is None:
        most += 1
        chosen = _cover(widest, wanted, most)
    better = _exchanged(list(chosen), useful, wanted, plates, spots)
    return tuple(id for id in plates if id in better)


def _cover(sight: Sight, wanted: frozenset[int], most: int) -> tuple[str, ...] | None:
    """At most so many plates that show all, or None: the place that the fewest plates show decides first."""
    if not wanted:
        return ()
    if most == 0 or max(len(places & wanted) for places in sight.values()) * most < len(wanted):
        return None
    hardest = min(wanted, key=lambda i: sum(i in places for places in sight.values()))
    ways = sorted(
        (id for id, places in sight.items() if hardest in places), key=lambda id: -len(sight[id] & wanted)
    )
    for id in ways:
        rest = _cover(sight, wanted - sight[id], most - 1)
        if rest is not None:
            return (id, *rest)
    return None


def _exchanged(
    chosen: list[str],
    sight: Sight,
    wanted: frozenset[int],
    plates: Mapping[str, Plate],
    spots: Sequence[Spot],
) -> list[str]:
    """Each plate put in the place of a chosen one where all stays in sight and is seen better."""

    def value(ids: Sequence[str]) -> float:
        return sum(max(worth(plates[id], spots[i]) for id in ids) for i in wanted)

    for at in range(len(chosen)):
        for other in sight:
            changed = [*chosen[:at], other, *chosen[at + 1 :]]
            whole = frozenset[int]().union(*(sight[id] for id in changed)) >= wanted
            if other not in chosen and whole and value(changed) > value(chosen):
                chosen = changed
    return chosen


def _covered(plate: Plate, spot: Spot) -> bool:
    """Whether another part of the body hides a place, or its own is left away: as on the canvas."""
    relief = plate.relief
    if relief is None:
        return False
    x, y, depth = plate.camera.project(spot.at)
    cell_px = relief.cell_mm * plate.camera.scale
    at = int(y / cell_px) * relief.width + int(x / cell_px)
    value = relief.cells[at] if 0 <= at < len(relief.cells) else 0
    behind = depth - (relief.near + (value - 1) * relief.step) if value else None
    return not uncovered(plate, spot.at, behind, (relief.near, relief.near + DEEPEST * relief.step))


def _to_edge(plate: Plate, spot: Spot) -> float:
    """How far a place lies from the nearest edge of a picture, in mm."""
    x, y, _ = plate.camera.project(spot.at)
    width, height = plate.camera.size
    return min(x, y, width - x, height - y) / plate.camera.scale
