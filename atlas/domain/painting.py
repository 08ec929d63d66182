"""A painted pain: strokes of a soft brush on the skin of the reference body, with undo and redo.

The paint lies on the body, not on a picture: a stroke holds skin positions and the normals of the skin there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import dist

from atlas.domain.body import Position, dot, mirror

SPACING_SHARE = 0.2
"""Positions of a stroke nearer to each other than this share of its radius say nothing new."""
BREAK_MM = 60.0
"""A brush that jumps further than this has left the body in between: the stroke is broken there."""
RADII_MM = (4.0, 60.0)
"""The smallest and the largest brush."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke: skin positions (mm), the skin's outward unit normals, the brush's radius in mm.

    An eraser takes away what was painted before it.
    """

    path: tuple[Position, ...]
    facing: tuple[Position, ...]
    radius: float
    erases: bool = False

    def mirrored(self) -> Stroke:
        """The same stroke on the other side of the body."""
        return replace(self, path=tuple(map(mirror, self.path)), facing=tuple(map(mirror, self.facing)))


@dataclass(frozen=True, slots=True)
class Painting:
    """Strokes in the order in which they were painted; ``undone`` ones can come back, the last first.

    ``cleared`` is what stood there before all was wiped, so that wiping can be undone as well.
    """

    strokes: tuple[Stroke, ...] = ()
    undone: tuple[Stroke, ...] = ()
    cleared: tuple[Stroke, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is painted."""
        return not any(not stroke.erases for stroke in self.strokes)

    def begun(self, at: Position, facing: Position, radius: float, *, erases: bool = False) -> Painting:
        """With a new stroke that begins at a skin position."""
        stroke = Stroke((at,), (facing,), radius, erases)
        return Painting((*self.strokes, stroke))

    def grown(self, at: Position, facing: Position) -> Painting:
        """With the last stroke led on to a skin position; a jump, or an edge of the body, begins another."""
        if not self.strokes:
            return self
        last = self.strokes[-1]
        step = dist(at, last.path[-1])
        if step < SPACING_SHARE * last.radius:
            return self
        if step > max(BREAK_MM, 2.0 * last.radius) or dot(facing, last.facing[-1]) < -0.2:
            return replace(self, strokes=(*self.strokes, replace(last, path=(at,), facing=(facing,))))
        longer = replace(last, path=(*last.path, at), facing=(*last.facing, facing))
        return replace(self, strokes=(*self.strokes[:-1], longer))

    def undo(self) -> Painting:
        """Without the last stroke; after ``clear``, with all that was wiped."""
        if not self.strokes:
            return Painting(self.cleared) if self.cleared else self
        return replace(self, strokes=self.strokes[:-1], undone=(*self.undone, self.strokes[-1]))

    def redo(self) -> Painting:
        """With the stroke that was undone last."""
        if not self.undone:
            return self
        return replace(self, strokes=(*self.strokes, self.undone[-1]), undone=self.undone[:-1])

    def clear(self) -> Painting:
        """Without any paint; one ``undo`` brings it back."""
        return Painting(cleared=self.strokes) if self.strokes else self

    @property
    def can_undo(self) -> bool:
        """Whether ``undo`` changes anything."""
        return bool(self.strokes or self.cleared)

    @property
    def can_redo(self) -> bool:
        """Whether ``redo`` changes anything."""
        return bool(self.undone)


def spots(places: Iterable[tuple[Position, Position]], radius: float) -> Painting:
    """A painting of round spots: skin positions with their normals, ``radius`` in mm."""
    return Painting(tuple(Stroke((at,), (facing,), radius) for at, facing in places))
