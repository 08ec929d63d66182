"""Where the arrows of chains run on the screen and where their names stand; nothing painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, hypot, pi, sin
from typing import Any

from PySide6.QtCore import QPointF, QRectF

from atlas.domain.plates import Plate
from atlas.domain.scene import ChainMark, ViewScene
from atlas.ui.canvas.sight import shown

NEAR, FAR = 9.0, 11.0
"""How far from the point at either end an arrow keeps, in px of a desk."""
BOW = (0.13, 0.2, 0.27)
"""How far arrows are bowed, as shares of their length, one after the other: those of a fan part."""
SHORTEST = 26.0
RINGS = (8.0, 18.0, 32.0, 50.0, 72.0, 98.0)
"""Distances at which a place for a name is looked for, in px of a desk."""
TURNS = 12
SAMPLES = 24
LINE_COST = 14.0
"""What a name that lies over an arrow costs, where a step to the next place costs 1."""
TOGETHER = 60.0
"""Arrows that leave the picture nearer to each other than this are one, in px of a desk."""
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

    ``names`` holds the muscles at the other end: several where they lie outside the picture the same way.
    ``own`` and ``anchor`` are the points of the selected muscle and of the other, or where the arrow leaves
    the picture (``open``); ``own_hidden`` and ``hidden`` tell that they lie on the other side of the body;
    ``out`` is the way to the anchor.
    """

    names: tuple[str, ...]
    strength: float
    start: QPointF
    control: QPointF
    end: QPointF
    own: QPointF
    anchor: QPointF
    out: float
    own_hidden: bool
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
    laid: list[Arrow] = []
    for one in chains:
        arrow = _arrow(one, BOW[len(laid) % len(BOW)], to_screen, inner, scale)
        near = _companion(arrow, laid, scale) if arrow is not None else None
        if arrow is None:
            continue
        if near is None:
            laid.append(arrow)
        else:
            laid[near] = replace(laid[near], names=laid[near].names + arrow.names)
    return tuple(laid)


def _companion(arrow: Arrow, laid: Sequence[Arrow], scale: float) -> int | None:
    """The arrow that leaves the picture beside another one, from or to the same point."""
    for i, other in enumerate(laid):
        way = arrow.anchor - other.anchor
        alike = arrow.open and other.open and (arrow.own, arrow.strength) == (other.own, other.strength)
        if alike and hypot(way.x(), way.y()) < TOGETHER * scale:
            return i
    return None


def _arrow(
    one: Chained, bow: float, to_screen: Callable[[float, float], QPointF], room: QRectF, scale: float
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
    turned = one.mark.named_start
    own_inside, other_inside = (last == 1.0, first == 0.0) if turned else (first == 0.0, last == 1.0)
    own_seen, other_seen = (one.end_seen, one.start_seen) if turned else (one.start_seen, one.end_seen)
    if not own_seen and not own_inside:
        return None
    own, other = (ends[1], ends[0]) if turned else ends
    anchor = other if other_inside else (start if turned else end)
    control = (start + end) / 2 + _side(end - start) * bow
    out = atan2(anchor.y() - control.y(), anchor.x() - control.x())
    return Arrow(
        (one.mark.name,), one.mark.strength, start, control, end, own, anchor, out,
        own_inside and not own_seen, other_inside and not other_seen, not other_inside,
    )  # fmt: skip


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
    curves = [arrow.along(i / SAMPLES) for arrow in laid for i in range(1, SAMPLES + 1)]
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
        cost = rank + LINE_COST * sum(box.contains(at) for at in curves)
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
