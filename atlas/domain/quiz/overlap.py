"""How much a painted zone and the true one overlap on the samples of the skin (numpy)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from atlas.domain.body import Side, mirror
from atlas.domain.pain_paint import Canvas
from atlas.domain.painting import Painting
from atlas.domain.points import TriggerPoint, Zone, ZoneKind
from atlas.domain.quiz.items import painful
from atlas.domain.skin import SOFTNESS, Floats, SkinTable, weights


def overlap(painting: Painting, point: TriggerPoint, skin: SkinTable, side: Side | None = None) -> float:
    """What a painting and the essential zones of a point have in common, 0 to 1 (Dice: twice the common area
    by the sum of both).

    Paint on spillover zones counts neither way; they are the aim where the point has no other. Either side of
    the body may be painted, or both, unless ``side`` names one.
    """
    paint = Canvas(skin).update(painting)[0]
    halves = {one: true_zone(point, skin, one) for one in (Side if side is None else (side,))}
    aims = list(halves.values())
    if side is None:
        (e_right, s_right), (e_left, s_left) = aims
        aims.append((np.maximum(e_right, e_left), np.maximum(s_right, s_left)))
    return max(_dice(paint, essential, spillover) for essential, spillover in aims)


def true_zone(point: TriggerPoint, skin: SkinTable, side: Side) -> tuple[Floats, Floats]:
    """How much each sample (n,) belongs to the essential zones, and to the spillover zones alone, 0 to 1."""
    zones = painful(point)
    core = [zone for zone in zones if zone.kind is ZoneKind.ESSENTIAL] or list(zones)
    essential = _layer(core, skin, side)
    rest = _layer((zone for zone in zones if zone not in core), skin, side)
    return essential, np.maximum(rest - essential, 0.0)


def _dice(paint: Floats, essential: Floats, spillover: Floats) -> float:
    counted = paint * (1.0 - spillover)
    total = float(counted.sum() + essential.sum())
    return 2.0 * float(np.minimum(counted, essential).sum()) / total if total > 0.0 else 0.0


def _layer(zones: Iterable[Zone], skin: SkinTable, side: Side) -> Floats:
    layer = np.zeros(len(skin.positions), np.float32)
    for zone in zones:
        if zone.stroke:
            left = side is Side.LEFT
            stroke, facing = (
                np.asarray([mirror(at) for at in path] if left else path, np.float32)
                for path in (zone.stroke, zone.facing)
            )
            reach = np.float32(zone.width / 2.0 * (1.0 + SOFTNESS))
            rows = skin.box(stroke.min(0) - reach, stroke.max(0) + reach)
            found = weights(skin.positions[rows], skin.normals[rows], stroke, facing, zone.width)
            layer[rows] = np.maximum(layer[rows], found)
    return layer
