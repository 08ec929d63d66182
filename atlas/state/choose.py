"""Chooses plates: where the points of a muscle are seen, and where its pain is felt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log2

from atlas.domain.body import Position, Side, dot
from atlas.domain.plates import Plate
from atlas.domain.points import ZoneKind
from atlas.domain.scene import PointMark, Rect, ZoneMark

GRAZING = 0.15
"""Skin turned more than this (cosine) away from the reader counts as unseen."""
CLOSE_UP_BONUS = 0.09
STAY_BONUS = 0.05
REGION_BONUS = 0.04
EDGE_MM = 40.0
"""Nearer than this to the edge of a picture a spot counts less."""
COVERED, BARE = 0.45, 0.4
"""What a point counts whose muscle is covered, and the share of a muscle from which it counts as bare."""
SAMPLES = 9
"""So many places of a zone are looked at when plates are chosen."""
SIDEWAYS = 0.7
MIDLINE_MM = 15.0
FRAME_PADDING_MM = 45.0
SMALLEST_FRAME_MM = 240.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A position with its outward normal and how much it matters."""

    at: Position
    facing: Position | None
    weight: float
    on_skin: bool = False
    muscle: tuple[str, Side] | None = None
    """The muscle that holds it: a plate that lays the muscle bare shows its points best."""


def point_spots(points: Iterable[PointMark]) -> list[Spot]:
    """One spot a trigger point."""
    return [Spot(mark.at, mark.facing, mark.emphasis, muscle=(mark.muscle, mark.side)) for mark in points]


def zone_spots(zones: Iterable[ZoneMark]) -> list[Spot]:
    """Samples of all strokes; each zone weighs as strongly as it is drawn, spillover less."""
    spots: list[Spot] = []
    for zone in zones:
        kind = 1.0 if zone.kind is ZoneKind.ESSENTIAL else 0.4
        rows = _spread(len(zone.stroke))
        weight = kind * zone.strength / max(1, len(rows))
        spots += [Spot(zone.stroke[i], zone.facing[i], weight, on_skin=True) for i in rows]
    return spots


def _spread(count: int) -> list[int]:
    """At most ``SAMPLES`` of so many samples of a stroke, from end to end."""
    if count <= SAMPLES:
        return list(range(count))
    return [round(i * (count - 1) / (SAMPLES - 1)) for i in range(SAMPLES)]


def seen(plate: Plate, spot: Spot) -> float:
    """How well a spot is seen on a plate: 0 not at all, 1 face on."""
    cosine = 0.7 if spot.facing is None else -dot(spot.facing, plate.camera.forward)
    if cosine <= GRAZING:  # the cheapest question first
        return 0.0
    if not plate.camera.sees(spot.at) or _behind_the_other_half(plate, spot):
        return 0.0
    if spot.on_skin and plate.hides(spot.at):
        return 0.0
    if spot.muscle is not None and spot.muscle[0] in plate.without:
        return 0.0
    return cosine


def _behind_the_other_half(plate: Plate, spot: Spot) -> bool:
    """Whether a picture from the side looks at a place through the other half of the body.

    A plate may have left that half away: then its skin is there to be seen, and so are its muscles.
    """
    across = plate.camera.forward[0]
    if abs(across) <= SIDEWAYS or spot.at[0] * across <= MIDLINE_MM:
        return False
    if plate.relief is None:
        return True
    return not spot.on_skin and (spot.muscle is None or plate.shows(*spot.muscle) == 0.0)


def seen_share(plate: Plate, spots: list[Spot]) -> float:
    """The share of the spots' weight that a plate shows at all."""
    total = sum(spot.weight for spot in spots)
    return sum(s.weight for s in spots if seen(plate, s) > 0.0) / total if total else 1.0


def best_plate(plates: Mapping[str, Plate], spots: list[Spot], current: str, region: str = "") -> str:
    """The plate that shows most of the spots, face on and large.

    Where plates are as good, the current one is kept, or one of the body's ``region``.
    """
    total = sum(spot.weight for spot in spots) or 1.0

    def value(plate: Plate) -> float:
        face_on = sum(
            spot.weight * share**2 * _room(plate, spot.at) * _bare(plate, spot)
            for spot in spots
            if (share := seen(plate, spot))
        )
        stay = STAY_BONUS * (plate.id == current) + REGION_BONUS * (plate.region == region)
        return face_on / total + CLOSE_UP_BONUS * log2(plate.camera.scale) * bool(face_on) + stay

    return max(plates.values(), key=value).id if plates else current


def _bare(plate: Plate, spot: Spot) -> float:
    """1 where the muscle of a point lies bare, less where it is covered; skin is never covered here."""
    share = plate.shows(*spot.muscle) if spot.muscle is not None else 1.0
    return COVERED + (1.0 - COVERED) * min(1.0, share / BARE)


def _room(plate: Plate, at: Position) -> float:
    """1 well inside the picture, less towards its edge."""
    x, y, _ = plate.camera.project(at)
    width, height = plate.camera.size
    to_edge = min(x, y, width - x, height - y) / plate.camera.scale
    return min(1.0, 0.5 + to_edge / (2 * EDGE_MM))


def frame(plate: Plate, spots: list[Spot]) -> Rect | None:
    """The part of a plate (px) that holds the seen spots with air around them; None for the whole."""
    corners = [plate.camera.project(spot.at)[:2] for spot in spots if seen(plate, spot) > 0.0]
    if not corners:
        return None
    width, height = plate.camera.size
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    left, right = _widened(min(xs), max(xs), plate.camera.scale, width)
    top, bottom = _widened(min(ys), max(ys), plate.camera.scale, height)
    return (left, top, right - left, bottom - top)


def _widened(low: float, high: float, scale: float, end: float) -> tuple[float, float]:
    """A stretch (px) with air round it, not shorter than ``SMALLEST_FRAME_MM``, within 0 and ``end``."""
    air = max(FRAME_PADDING_MM, (SMALLEST_FRAME_MM - (high - low) / scale) / 2) * scale
    return max(0.0, low - air), min(end, high + air)
