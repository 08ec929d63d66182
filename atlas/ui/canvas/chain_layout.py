"""Where the arrows of chains run on the screen and where their names stand; nothing painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin
from typing import Any

from PySide6.QtCore import QPointF, QRectF

from atlas.domain.plates import Plate
from atlas.domain.scene import ChainMark, ViewScene
from atlas.ui.canvas.marks import shown

NEAR, FAR = 9.0, 11.0
"""How far from the point at either end an arrow keeps, in px of a desk."""
BOW = (0.13, 0.2, 0.27)
"""How far arrows are bowed, as shares of their length, one after the other: those of a fan part."""
SHORTEST = 26.0
RINGS = (8.0, 18.0, 32.0, 50.0, 72.0, 98.0, 128.0, 160.0)
"""Distances at which a place for a name is looked for, in px of a desk."""
TURNS = 12
EDGE = 10.0
"""Arrows that lead out of the picture end so far from its border, in px of a desk."""


@dataclass(frozen=True, slots=True)
class Chained:
    """A chain on a plate: its ends in plate px, and whether each is seen there."""

    mark: ChainMark
    start: tuple[float, float]
    end: tuple[float, float]
    start_seen: bool
    end_seen: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """A chain on the screen: a curve from ``start`` by ``control`` to ``end`` in screen px.

    ``hidden`` where a point at its ends lies on the other side of the body; ``open`` where the named end lies
    outside the picture; ``anchor`` is the named end, which its name stands by, and ``out`` the way there.
    """

    mark: ChainMark
    start: QPointF
    control: QPointF
    end: QPointF
    anchor: QPointF
    out: float
    hidden: bool
    open: bool

    def along(self, share: float) -> QPointF:
        """The place of the curve at a share of its way."""
        rest = 1.0 - share
        return self.start * (rest * rest) + self.control * (2 * rest * share) + self.end * (share * share)


def chained(view: ViewScene, plate: Plate, skin: Any = None) -> tuple[Chained, ...]:
    """The chains of which a plate shows one end at least, as far as its ``skin`` map tells."""
    found = (
        Chained(
            mark,
            plate.camera.project(mark.start)[:2],
            plate.camera.project(mark.end)[:2],
            shown(mark.start, mark.start_facing, plate, skin),
            shown(mark.end, mark.end_facing, plate, skin),
        )
        for mark in view.chains
    )
    return tuple(one for one in found if one.start_seen or one.end_seen)


def arrows(
    chains: Sequence[Chained], to_screen: Callable[[float, float], QPointF], room: QRectF, scale: float
) -> tuple[Arrow, ...]:
    """The arrows inside ``room`` (screen px), which is the part of the plate that is seen."""
    inner = room.adjusted(EDGE * scale, EDGE * scale, -EDGE * scale, -EDGE * scale)
    laid = (_arrow(one, i, to_screen, inner, scale) for i, one in enumerate(chains))
    return tuple(arrow for arrow in laid if arrow is not None)


def _arrow(
    one: Chained, index: int, to_screen: Callable[[float, float], QPointF], room: QRectF, scale: float
) -> Arrow | None:
    ends = to_screen(*one.start), to_screen(*one.end)
    part = _inside(*ends, room)
    if part is None:
        return None
    whole = hypot(ends[1].x() - ends[0].x(), ends[1].y() - ends[0].y())
    first, last = part
    low = first + (NEAR * scale / whole if first == 0.0 else 0.0) if whole else 0.0
    high = last - (FAR * scale / whole if last == 1.0 else 0.0) if whole else 0.0
    if (high - low) * whole < SHORTEST * scale:
        return None
    start, end = (ends[0] + (ends[1] - ends[0]) * share for share in (low, high))
    hidden = (first == 0.0 and not one.start_seen) or (last == 1.0 and not one.end_seen)
    named = one.mark.named_start
    is_open = first > 0.0 if named else last < 1.0
    anchor = (start if is_open else ends[0]) if named else (end if is_open else ends[1])
    back = end - start if not named else start - end
    control = (start + end) / 2 + _side(end - start) * BOW[index % len(BOW)]
    return Arrow(one.mark, start, control, end, anchor, atan2(back.y(), back.x()), hidden, is_open)


def _side(way: QPointF) -> QPointF:
    """Square to a way, as long, and upwards where it can be."""
    across = QPointF(way.y(), -way.x())
    return across if (across.y(), across.x()) <= (0.0, 0.0) else -across


def _inside(start: QPointF, end: QPointF, room: QRectF) -> tuple[float, float] | None:
    """From which to which share of its way a straight line runs inside ``room``."""
    low, high = 0.0, 1.0
    for begin, step, least, most in (
        (start.x(), end.x() - start.x(), room.left(), room.right()),
        (start.y(), end.y() - start.y(), room.top(), room.bottom()),
    ):
        if step == 0.0:
            if not least <= begin <= most:
                return None
            continue
        a, b = sorted(((least - begin) / step, (most - begin) / step))
        low, high = max(low, a), min(high, b)
    return (low, high) if low < high else None


def name_boxes(
    laid: Sequence[Arrow],
    sizes: Sequence[tuple[float, float]],
    room: QRectF,
    taken: Sequence[QRectF],
    scale: float,
) -> list[QRectF | None]:
    """For each arrow the box of its name, of a size in ``sizes``, inside ``room`` and over no other words.

    ``taken`` holds what names must not lie over; None where no free place was found.
    """
    curves = [arrow.along(i / 8) for arrow in laid for i in range(1, 9)]
    busy, boxes = list(taken), []
    for arrow, size in zip(laid, sizes, strict=True):
        box = _free(arrow, size, room, busy, curves, scale)
        if box is not None:
            busy.append(box)
        boxes.append(box)
    return boxes


def _free(
    arrow: Arrow,
    size: tuple[float, float],
    room: QRectF,
    busy: Sequence[QRectF],
    curves: Sequence[QPointF],
    scale: float,
) -> QRectF | None:
    best, least = None, 1e9
    for rank, box in enumerate(_places(arrow, size, scale)):
        if rank >= least:
            break
        if not room.contains(box) or any(box.intersects(one) for one in busy):
            continue
        cost = rank + 6.0 * sum(box.contains(at) for at in curves)
        if cost < least:
            best, least = box, cost
    return best


def _places(arrow: Arrow, size: tuple[float, float], scale: float) -> Iterator[QRectF]:
    """Boxes round the named end, the nearest first, and first where the arrow points."""
    width, height = size
    for ring in RINGS:
        for i in range(TURNS):
            turn = arrow.out + (i + 1) // 2 * (2 * pi / TURNS) * (1 if i % 2 else -1)
            x = arrow.anchor.x() + cos(turn) * (ring * scale + width / 2)
            y = arrow.anchor.y() + sin(turn) * (ring * scale + height / 2)
            yield QRectF(x - width / 2, y - height / 2, width, height)
