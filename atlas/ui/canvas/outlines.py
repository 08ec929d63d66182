"""Outlines of the structures of a plate: crisp edges at any zoom, and what lies under what."""

from __future__ import annotations

import gzip
import json
import re
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import sleep

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from atlas.domain.body import Depth

Rings = Sequence[Sequence[float]]

ENTRY = re.compile(r'"(\w+)"\s*:\s*\{|"([^"]+)"\s*:\s*(\[\[.*?\]\s*\])', re.DOTALL)
"""The beginning of a section, or one key with its rings."""


class Outlines:
    """Polygons by structure number: whole, and what is visible at each depth (plate px)."""

    def __init__(self, whole: Mapping[int, Rings], visible: Mapping[str, Mapping[int, Rings]]) -> None:
        """Rings are flat lists x0, y0, x1, y1, ...; holes are rings too (odd-even rule)."""
        self._whole = whole
        self._visible = visible
        self._paths: dict[tuple[int, str], QPainterPath] = {}
        self._boxes = {number: _box(rings) for number, rings in whole.items()}
        self.nbytes = sum(map(_bytes, (whole, *visible.values())))

    def whole(self, number: int) -> QPainterPath:
        """The outline of a structure as if nothing covered it; empty if the plate does not show it."""
        return self._path(number, "", self._whole)

    def visible(self, number: int, depth: Depth) -> QPainterPath:
        """The outline of what is seen of a structure at a depth; its whole outline if nothing is."""
        rings = self._visible.get(depth, {})
        return self._path(number, depth, rings) if number in rings else self.whole(number)

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

    def _path(self, number: int, depth: str, rings: Mapping[int, Rings]) -> QPainterPath:
        path = self._paths.get((number, depth))
        if path is None:
            path = _path(rings.get(number, ()))
            self._paths[number, depth] = path
        return path


def load_outlines(file: Path, numbers: Mapping[str, int]) -> Outlines:
    """Read ``outlines.json.gz``: ``{visible: {depth: {key: rings}}, whole: {key: rings}}``.

    ``numbers`` gives the number of each key ``id/side`` or ``id/midline``; unknown keys are left out.
    Read entry by entry, giving way to other threads in between: a whole file at once would stall the window.
    """
    whole: dict[int, Rings] = {}
    visible: dict[str, dict[int, Rings]] = {}
    into: dict[int, Rings] = {}
    for count, entry in enumerate(ENTRY.finditer(gzip.decompress(file.read_bytes()).decode())):
        section, key, rings = entry.groups()
        if section:
            into = whole if section == "whole" else visible.setdefault(section, {})
        elif key in numbers:
            into[numbers[key]] = [array("f", ring) for ring in json.loads(rings)]
        if count % 16 == 0:
            sleep(0)
    return Outlines(whole, visible)


def _box(rings: Rings) -> tuple[float, float, float, float]:
    xs = [v for ring in rings for v in ring[0::2]]
    ys = [v for ring in rings for v in ring[1::2]]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, -1.0, -1.0)


def _bytes(rows: Mapping[int, Rings]) -> int:
    return 4 * sum(len(ring) for rings in rows.values() for ring in rings)


def _path(rings: Rings) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in zip(ring[0::2], ring[1::2], strict=True)]))
        path.closeSubpath()
    return path
