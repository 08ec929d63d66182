"""Outlines of the structures of a plate: crisp edges at any zoom, and what lies under what."""

from __future__ import annotations

import gzip
import json
import re
from array import array
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import sleep

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from atlas.domain.body import Depth

Rings = Sequence[Sequence[float]]
PATHS = 64
"""Paths kept: what is selected and what was pointed at last."""


class Packed:
    """Rings of many structures in one array of whole numbers."""

    def __init__(self) -> None:
        self._values = array("f")
        self._places: dict[int, tuple[int, int]] = {}

    def add(self, number: int, rings: Rings) -> None:
        """Keep the rings of a structure: each as its length, then its values."""
        start = len(self._values)
        for ring in rings:
            self._values.append(len(ring))
            self._values.extend(ring)
        self._places[number] = (start, len(self._values))

    def __contains__(self, number: int) -> bool:
        return number in self._places

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    def rings(self, number: int) -> list[array[float]]:
        """The rings of a structure, flat x0, y0, x1, y1, ...; none if it is not known."""
        at, end = self._places.get(number, (0, 0))
        found: list[array[float]] = []
        while at < end:
            length = int(self._values[at])
            found.append(self._values[at + 1 : at + 1 + length])
            at += 1 + length
        return found

    @property
    def nbytes(self) -> int:
        """The memory that the values and their places take."""
        return self._values.itemsize * len(self._values) + 200 * len(self._places)


ENTRY = re.compile(r'"(\w+)"\s*:\s*\{|"([^"]+)"\s*:\s*(\[\[.*?\]\s*\])', re.DOTALL)
"""The beginning of a section, or one key with its rings."""


class Outlines:
    """Polygons by structure number: whole, and what is visible at each depth (plate px)."""

    def __init__(self, whole: Packed, visible: Mapping[str, Packed]) -> None:
        """Holes are rings too (odd-even rule)."""
        self._whole = whole
        self._visible = visible
        self._paths: OrderedDict[tuple[int, str], QPainterPath] = OrderedDict()
        self._boxes = {number: _box(whole.rings(number)) for number in whole}
        self.nbytes = sum(packed.nbytes for packed in (whole, *visible.values()))

    def whole(self, number: int) -> QPainterPath:
        """The outline of a structure as if nothing covered it; empty if the plate does not show it."""
        return self._path(number, "", self._whole)

    def visible(self, number: int, depth: Depth) -> QPainterPath:
        """The outline of what is seen of a structure at a depth; its whole outline if nothing is."""
        rings = self._visible.get(depth)
        return self._path(number, depth, rings) if rings and number in rings else self.whole(number)

    def at(self, x: float, y: float) -> tuple[int, ...]:
        """The numbers of all structures whose whole outline holds a plate px."""
        inside = [
            n
            for n, (left, top, right, bottom) in self._boxes.items()
            if left <= x <= right and top <= y <= bottom
        ]
        return tuple(n for n in inside if self.whole(n).contains(QPointF(x, y)))

    def bounds(self, number: int) -> QRectF:
        """The box of a whole outline in plate px, empty if the plate does not show it."""
        left, top, right, bottom = self._boxes.get(number, (0.0, 0.0, 0.0, 0.0))
        return QRectF(left, top, right - left, bottom - top)

    def _path(self, number: int, depth: str, rings: Packed) -> QPainterPath:
        path = self._paths.pop((number, depth), None)
        if path is None:
            path = _path(rings.rings(number))
        self._paths[number, depth] = path
        if len(self._paths) > PATHS:
            self._paths.popitem(last=False)
        return path


def load_outlines(file: Path, numbers: Mapping[str, int]) -> Outlines:
    """Read ``outlines.json.gz``: ``{visible: {depth: {key: rings}}, whole: {key: rings}}``.

    ``numbers`` gives the number of each key ``id/side`` or ``id/midline``; unknown keys are left out.
    Read entry by entry, giving way to other threads in between: a whole file at once would stall the window.
    """
    whole, visible = Packed(), dict[str, Packed]()
    into = whole
    for count, entry in enumerate(ENTRY.finditer(gzip.decompress(file.read_bytes()).decode())):
        section, key, rings = entry.groups()
        if section:
            into = whole if section == "whole" else visible.setdefault(section, Packed())
        elif key in numbers:
            into.add(numbers[key], json.loads(rings))
        if count % 16 == 0:
            sleep(0)
    return Outlines(whole, visible)


def _box(rings: Rings) -> tuple[float, float, float, float]:
    xs = [v for ring in rings for v in ring[0::2]]
    ys = [v for ring in rings for v in ring[1::2]]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, -1.0, -1.0)


def _path(rings: Rings) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in zip(ring[0::2], ring[1::2], strict=True)]))
        path.closeSubpath()
    return path
