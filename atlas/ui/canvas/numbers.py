"""Where the numbers of trigger points stand: beside their crosses, over nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

Corner: TypeAlias = tuple[int, int]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in screen px."""

CORNERS: tuple[Corner, ...] = ((1, -1), (-1, -1), (1, 1), (-1, 1), (1, 0), (-1, 0), (0, -1), (0, 1))
"""Where a number may stand beside its cross, the best first: right is (1, 0), above is (0, -1)."""
FAR: tuple[Corner, ...] = tuple((2 * across, 2 * down) for across, down in CORNERS)
"""Where a number stands, at the end of a line, when there is no room beside its cross."""
LINE = 2.4
"""How much farther that is, in arms of a cross."""
ROUNDS = 3
"""So often those that collide look for a freer place."""


def near(corner: Corner) -> Corner:
    """The place beside the cross that lies in the same direction."""
    across, down = corner
    return ((across > 0) - (across < 0), (down > 0) - (down < 0))


def number_box(x: float, y: float, corner: Corner, arm: float, size: tuple[float, float], gap: float) -> Box:
    """The box of a number of ``size`` (width, height) about a cross at ``x``, ``y`` with arms of ``arm``."""
    (w, h), (across, down), more = size, near(corner), LINE * arm * (corner in FAR)
    left = x - w / 2 + across * (arm + gap + w / 2 + more)
    reach = arm + gap + h / 2 if across == 0 else arm
    top = y - h / 2 + down * (reach + more)
    return (left, top, left + w, top + h)


class Field:
    """Crosses on the screen, each with ``arm``, and the numbers that are being placed round them."""

    def __init__(
        self, places: Sequence[tuple[float, float]], arm: float, sizes: Sequence[tuple[float, float]]
    ) -> None:
        self._places, self._arm, self._sizes = places, arm, sizes
        self._gap = 0.36 * arm
        self._cell = 2.0 * (arm * (1.0 + LINE) + self._gap + max((w for w, _ in sizes), default=1.0))
        self._cells: dict[tuple[int, int], list[int]] = {}
        for i, (x, y) in enumerate(places):
            self._cells.setdefault(self._key(x, y), []).append(i)
        self.corners: list[Corner] = [CORNERS[0]] * len(places)

    def settle(self) -> list[Corner]:
        """Find the freest place for each number, then again for those that still collide."""
        waiting = list(range(len(self._places)))
        done: set[int] = set()
        for _ in range(ROUNDS):
            for i in waiting:
                self.corners[i] = self._freest(i, done)
                done.add(i)
            waiting = [i for i in waiting if self._cost(i, self.corners[i], done) > 0.0]
        return self.corners

    def _freest(self, index: int, done: set[int]) -> Corner:
        best, least = CORNERS[0], float("inf")
        for corner in (*CORNERS, *FAR):
            cost = self._cost(index, corner, done)
            if cost == 0.0:
                return corner
            if cost < least:
                best, least = corner, cost
        return best

    def _cost(self, index: int, corner: Corner, done: set[int]) -> float:
        """The area (px2) of a number that would lie over other crosses and numbers."""
        box = self._box(index, corner)
        cost = 0.0
        for i in self._near(index):
            x, y = self._places[i]
            cost += _shared(box, (x - self._arm, y - self._arm, x + self._arm, y + self._arm))
            if i in done:
                cost += _shared(box, self._box(i, self.corners[i]))
        return cost

    def _box(self, index: int, corner: Corner) -> Box:
        return number_box(*self._places[index], corner, self._arm, self._sizes[index], self._gap)

    def _near(self, index: int) -> Iterator[int]:
        x, y = self._key(*self._places[index])
        for column in (x - 1, x, x + 1):
            for row in (y - 1, y, y + 1):
                yield from (i for i in self._cells.get((column, row), ()) if i != index)

    def _key(self, x: float, y: float) -> tuple[int, int]:
        return (int(x // self._cell), int(y // self._cell))


def _shared(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    return width * height if width > 0.0 and height > 0.0 else 0.0
