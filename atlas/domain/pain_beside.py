"""What is told beside a ranking: what tells two muscles apart, what was reported (numpy)."""

from __future__ import annotations

import numpy as np

from atlas.domain.body import Side
from atlas.domain.pain_map import PainMap
from atlas.domain.painting import Painting, Stroke
from atlas.domain.points import Reported, TriggerPoint, Zone
from atlas.domain.skin import Floats

MINE, OTHER = 0.15, 0.02
"""A region tells two muscles apart where one takes so much of it at least, the other less than that."""


def apart(fields: PainMap, first: str, second: str, spillover: float) -> tuple[str, str]:
    """For two muscles each the largest pain region where it refers and the other does not, or nothing.

    ``spillover`` is what spillover counts beside an essential zone.
    """
    a, b = (_taken(fields, muscle, spillover) for muscle in (first, second))
    return _only(fields, a, b), _only(fields, b, a)


def figure_there(point: TriggerPoint, painting: Painting, side: Side | None) -> Reported | None:
    """The greatest published share for a zone of the point that the paint touches."""
    strokes = [s.mirrored() if side is Side.LEFT else s for s in painting.strokes if not s.erases]
    figures = [
        zone.reported
        for zone in point.zones
        if zone.reported is not None and any(_touches(zone, stroke) for stroke in strokes)
    ]
    return max(figures, key=lambda figure: figure.percent, default=None)


def _taken(fields: PainMap, muscle: str, spillover: float) -> Floats:
    """How much of each region the zones of a muscle take, spillover weighed: the most of its points."""
    rows = [2 * i for i, (id, _) in enumerate(fields.points) if id == muscle]
    table = fields.by_region
    return np.asarray(np.max(table[rows] + spillover * table[np.add(rows, 1)], axis=0), np.float32)


def _only(fields: PainMap, mine: Floats, other: Floats) -> str:
    alone = np.where((other < OTHER) & (mine >= MINE), mine, 0.0)
    sizes = np.bincount(fields.region_of, minlength=len(fields.regions)) ** 0.5
    best = int(np.argmax(alone * sizes))
    return fields.regions[best] if alone[best] > 0.0 else ""


def _touches(zone: Zone, stroke: Stroke) -> bool:
    if not zone.stroke:
        return False
    a, b = np.asarray(zone.stroke, np.float32), np.asarray(stroke.path, np.float32)
    off = a[:, None, :] - b[None, :, :]
    nearest = float(np.sqrt(np.einsum("ijk,ijk->ij", off, off).min()))
    return nearest < zone.width / 2.0 + stroke.radius
