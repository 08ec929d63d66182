"""Planes through the body: across the trunk, square to a limb, or along a needle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, radians, sin

from atlas.domain.anatomy import BodyRegion
from atlas.domain.body import Position, Side, add, cross, dot, scale, subtract, unit
from atlas.domain.limbs import LIMBS, Segment, segment_at

ALONG_X: Position = (1.0, 0.0, 0.0)
ALONG_Z: Position = (0.0, 0.0, 1.0)

LIMB_WINDOW = (170.0, 170.0)
TRUNK_WINDOW = (440.0, 340.0)
TRUNK_MIDDLE_Y = -105.0
LEANS = 0.6
"""A way whose second part is more than this share of its first is named by both."""
KEPT_IN_MM = 70.0
"""How far from the edge of the window the site is kept, where the trunk does not leave room."""


@dataclass(frozen=True)
class Plane:
    """A picture of a cut: ``middle`` (mm) is its centre, ``right`` and ``up`` are unit vectors in it, and
    ``size`` is its width and height in mm. ``limb`` tells that it is square to a limb."""

    middle: Position
    right: Position
    up: Position
    size: tuple[float, float]
    limb: bool = False

    @property
    def normal(self) -> Position:
        """The unit vector square to the plane: up the trunk, or up the limb toward the trunk."""
        return cross(self.up, self.right)

    def moved(self, by_mm: float) -> Plane:
        """The plane moved along its axis."""
        return replace(self, middle=add(self.middle, scale(self.normal, by_mm)))

    def framed(self, left: float, top: float, right: float, bottom: float) -> Plane:
        """The same plane cropped, or widened, to edges in mm from its own left and top."""
        middle = self.position((left + right) / 2, (top + bottom) / 2)
        return replace(self, middle=middle, size=(right - left, bottom - top))

    def zoomed(self, times: float, about: Position) -> Plane:
        """A part of the plane, ``times`` as large in a picture, in which ``about`` keeps its place."""
        (width, height), (x, y, _) = self.size, self.place(about)
        left, top = x - x / times, y - y / times
        return self.framed(left, top, left + width / times, top + height / times)

    def place(self, position: Position) -> tuple[float, float, float]:
        """A position as mm from the left, mm from the top, and mm out of the plane along its normal."""
        off = subtract(position, self.middle)
        width, height = self.size
        return dot(off, self.right) + width / 2, height / 2 - dot(off, self.up), dot(off, self.normal)

    def position(self, x: float, y: float) -> Position:
        """The position in the body at ``x`` mm from the left and ``y`` mm from the top."""
        across = scale(self.right, x - self.size[0] / 2)
        return add(self.middle, add(across, scale(self.up, self.size[1] / 2 - y)))


def plane_at(point: Position, region: BodyRegion) -> Plane:
    """The cut through a point across the part of the body it lies in: horizontal, or square to a limb."""
    segment = _segment(point, region)
    if segment is None:
        return _across_trunk(point)
    start, end = segment
    axis = unit(subtract(start, end))
    share = dot(subtract(point, end), axis)
    return _square_to(axis, add(end, scale(axis, share)), LIMB_WINDOW, True)


def plane_along(entry: Position, direction: Position, region: BodyRegion) -> Plane:
    """The cut that holds the needle's way and is as near as may be to the one across the body."""
    across = plane_at(entry, region)
    way = unit(direction)
    flat = subtract(across.normal, scale(way, dot(across.normal, way)))
    axis = unit(flat) if dot(flat, flat) > 0.01 else across.up
    middle = add(across.middle, scale(axis, dot(subtract(entry, across.middle), axis)))
    return _square_to(axis, middle, across.size, across.limb)


def turned(plane: Plane, through: Position, axis: Position, degrees: float) -> Plane:
    """The plane turned about the line ``through`` a place of it along the unit vector ``axis`` in it.

    Its middle is the old one's foot on the new plane, so that the body does not slide out of the picture.
    """
    right, up = (_rotated(way, axis, radians(degrees)) for way in (plane.right, plane.up))
    flat = replace(plane, right=right, up=up)
    off = dot(subtract(plane.middle, through), flat.normal)
    return flat.moved(-off)


def _rotated(way: Position, axis: Position, angle: float) -> Position:
    """A vector turned about a unit vector by an angle (radians)."""
    level = scale(axis, dot(way, axis) * (1 - cos(angle)))
    return add(add(scale(way, cos(angle)), scale(cross(axis, way), sin(angle))), level)


def edges_of(plane: Plane, side: Side) -> tuple[str, str, str, str]:
    """What lies to the left, right, top and bottom of the picture."""
    ways = (scale(plane.right, -1.0), plane.right, plane.up, scale(plane.up, -1.0))
    left, right, top, bottom = (toward(way, side if plane.limb else None) for way in ways)
    return left, right, top, bottom


def toward(way: Position, side: Side | None) -> str:
    """Where a vector leads, as ``Front``, or ``Back, up`` where it leans; of a limb on ``side`` outer and
    inner are said for right and left."""
    first, second = sorted(range(3), key=lambda i: -abs(way[i]))[:2]
    leans = abs(way[second]) > LEANS * abs(way[first])
    words = [_word(way, axis, side) for axis in ((first, second) if leans else (first,))]
    return ", ".join(words).capitalize()


def _word(way: Position, axis: int, side: Side | None) -> str:
    if axis == 1:
        return "Front" if way[1] < 0 else "Back"
    if axis == 2:
        return "Up" if way[2] > 0 else "Down"
    if side is None:
        return "Right" if way[0] < 0 else "Left"
    return "Outer" if (way[0] < 0) == (side is Side.RIGHT) else "Inner"


def _segment(point: Position, region: BodyRegion) -> Segment | None:
    """The part of a limb in which a point lies; None for the trunk, neck and head."""
    return segment_at(point, LIMBS[region]) if region in LIMBS else None


def _across_trunk(point: Position) -> Plane:
    x, y, z = point
    reach = TRUNK_WINDOW[0] / 2 - KEPT_IN_MM
    middle_x = x - reach if x > reach else x + reach if x < -reach else 0.0
    reach = TRUNK_WINDOW[1] / 2 - KEPT_IN_MM
    middle_y = min(max(TRUNK_MIDDLE_Y, y - reach), y + reach)
    return _square_to(ALONG_Z, (middle_x, middle_y, z), TRUNK_WINDOW, False)


def _square_to(axis: Position, middle: Position, size: tuple[float, float], limb: bool) -> Plane:
    """The plane square to an axis, the left of the body on its right, as one looks from the feet."""
    flat = subtract(ALONG_X, scale(axis, axis[0]))
    right = unit(flat) if dot(flat, flat) > 0.01 else (0.0, 1.0, 0.0)
    return Plane(middle, right, cross(right, axis), size, limb)
