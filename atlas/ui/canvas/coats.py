"""Zones that are told apart by more than their kind: those of compared muscles, and by what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.domain.points import ZoneKind
from atlas.domain.scene import ZoneMark
from atlas.ui.canvas.zone_layer import ZoneLayer

STEP = 20.0
"""Per cent of one tint."""
STEPS = 5

Stencils = Callable[[Sequence[ZoneMark]], Any]
"""Joins zones to one stencil, None where the plate shows none of them."""


@dataclass(frozen=True)
class Coat:
    """Zones that are painted alike.

    ``lane`` is the place of their muscle in a comparison, else None; ``step`` their place on the scale of
    figures, None without a figure. ``edge`` alone is drawn of a coat without ``fill``.
    """

    edge: ZoneLayer
    fill: ZoneLayer | None = None
    lane: int | None = None
    step: int | None = None
    spillover: bool = False
    doubtful: bool = False
    shared: bool = False


def compared_coats(skin: Any, marks: Sequence[ZoneMark], stencil: Stencils) -> Iterator[Coat]:
    """Spillover and essential zones of each compared muscle, then what two or more of them share."""
    from atlas.ui.canvas.contour import shared  # numpy: after the first paint only

    whole = []
    for lane in sorted({mark.lane for mark in marks if mark.lane is not None}):
        own = [mark for mark in marks if mark.lane == lane]
        essential = stencil([mark for mark in own if mark.kind is ZoneKind.ESSENTIAL])
        spillover = stencil([mark for mark in own if mark.kind is ZoneKind.SPILLOVER])
        if spillover is not None:
            part = _less(skin, spillover, essential)
            yield Coat(part, part, lane=lane, spillover=True)
        if essential is not None:
            layer = ZoneLayer(skin, essential)
            yield Coat(layer, layer, lane=lane)
        whole += [both] if (both := stencil(own)) is not None else []
    area = shared(skin, whole)
    if area is not None:
        yield Coat(ZoneLayer(skin, area), shared=True)


def measured_coats(skin: Any, marks: Sequence[ZoneMark], stencil: Stencils) -> Iterator[Coat]:
    """Zones by their figures, those without one first; nothing is tinted that a higher figure covers."""
    best = list(best_figures(marks).values())
    for step in (None, *range(STEPS)):
        own = [mark for mark in best if step_of(mark) == step]
        higher = [mark for mark in best if _rank(step_of(mark)) > _rank(step)]
        found = stencil(own)
        if found is not None:
            fill = _less(skin, found, stencil(higher))
            yield Coat(fill, fill, step=step)
    for step in (None, *range(STEPS)):
        yield from _edges(skin, [mark for mark in best if step_of(mark) == step], step, stencil)


def _edges(skin: Any, marks: Sequence[ZoneMark], step: int | None, stencil: Stencils) -> Iterator[Coat]:
    for spillover in (True, False):
        for doubtful in (True, False):
            own = [m for m in marks if (m.kind is ZoneKind.SPILLOVER, m.doubtful) == (spillover, doubtful)]
            found = stencil(own)
            if found is not None:
                edge = ZoneLayer(skin, found)
                yield Coat(edge, step=step, spillover=spillover, doubtful=doubtful)


def best_figures(marks: Sequence[ZoneMark]) -> dict[tuple[Any, ...], ZoneMark]:
    """One zone for each stroke: of points that share a zone the one with the highest figure."""
    found: dict[tuple[Any, ...], ZoneMark] = {}
    for mark in marks:
        key = (mark.side, mark.stroke, mark.width)
        if key not in found or _says_more(mark, found[key]):
            found[key] = mark
    return found


def _says_more(mark: ZoneMark, other: ZoneMark) -> bool:
    ranks = [(_share(one), one.kind is ZoneKind.ESSENTIAL) for one in (mark, other)]
    return ranks[0] > ranks[1]


def step_of(mark: ZoneMark) -> int | None:
    """The place of a zone on the scale, None without a figure."""
    return None if mark.percent is None else max(0, min(STEPS - 1, int(mark.percent // STEP)))


def _share(mark: ZoneMark) -> float:
    return -1.0 if mark.percent is None else mark.percent


def _rank(step: int | None) -> int:
    return -1 if step is None else step


def _less(skin: Any, stencil: Any, cover: Any | None) -> ZoneLayer:
    """A stencil less what another one covers."""
    from atlas.ui.canvas.zone_stencil import without  # numpy: after the first paint only

    return ZoneLayer(skin, stencil if cover is None else without(skin, stencil, cover))
