"""Where a painting differs from what was painted before (without numpy: asked for in every frame)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF

from atlas.domain.body import Position
from atlas.domain.painting import Stroke
from atlas.domain.plates import Camera

REACH = 1.25
"""What lies farther from a stroke than this many radii is not touched by it, its soft edge included."""
OUTLINE_MM = 6.0
"""The outline of the paint and the px of the skin map reach a little further."""


def grew(before: Stroke, after: Stroke) -> bool:
    """Whether a stroke is an earlier one led on."""
    same = (before.radius, before.erases) == (after.radius, after.erases)
    return same and after.path[: len(before.path)] == before.path


def changed_area(before: Sequence[Stroke], after: Sequence[Stroke], camera: Camera) -> QRectF:
    """The part of a plate (px) in which two paintings may differ; empty where they are the same."""
    same = 0
    for old, new in zip(before, after, strict=False):
        if old is not new and old != new:
            break
        same += 1
    gone, come = before[same:], after[same:]
    area = QRectF()
    if gone and come and grew(gone[0], come[0]):
        area = _area(come[0].path[len(gone[0].path) - 1 :], come[0].radius, camera)
        gone, come = gone[1:], come[1:]
    for stroke in (*gone, *come):
        area = area.united(_area(stroke.path, stroke.radius, camera))
    return area


def _area(path: Iterable[Position], radius: float, camera: Camera) -> QRectF:
    places = [camera.project(at)[:2] for at in path]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    reach = (REACH * radius + OUTLINE_MM) * camera.scale
    box = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return box.adjusted(-reach, -reach, reach, reach)
