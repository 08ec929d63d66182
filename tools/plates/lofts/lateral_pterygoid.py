"""Lateral pterygoid, two heads in one mesh: upper from the infratemporal surface of the greater wing,
lower from the lateral surface of the lateral pterygoid plate, both to the front of the neck of the condyle
(Gray's Anatomy, 42nd ed. 2020, chapter Infratemporal and pterygopalatine fossae and temporomandibular joint).

Each head is a spindle, broad at its origin, between a line on the sphenoid and a short line on the neck."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore, join
from tools.plates.lofts.curves import by, edged, even, resample, spline, steps
from tools.plates.lofts.masseter import MANDIBLE, MEDIAL, condyle
from tools.plates.lofts.medial_pterygoid import plate
from tools.plates.lofts.sheet import Grid, body, closed, drape, finer, normals, rounded, ruled
from tools.plates.lofts.surface import Points, Surface, surface
from tools.plates.lofts.temporalis import SPHENOID

ALONG, ACROSS = 32, 24


def loft(store: MeshStore) -> Mesh:
    """Both heads of the right lateral pterygoid."""
    jaw, sphenoid = surface(store, MANDIBLE), surface(store, SPHENOID)
    neck, corner = condyle(store), plate(sphenoid)
    upward, outward = np.array([0.0, 0.0, 1.0]), -MEDIAL
    upper = ruled([_roof(sphenoid, corner), _neck(jaw, neck, -8.0, -8.0)], even(ALONG))
    lower = ruled([_side(sphenoid, corner), _neck(jaw, neck, -9.0, -16.0)], even(ALONG))
    return join(
        [
            _head(upper, -upward, sphenoid, [3.0, 8.0, 9.0, 3.5]),
            _head(lower, outward, sphenoid, [4.0, 12.0, 14.0, 6.0]),
        ]
    )


def _head(grid: Grid, away: Points, sphenoid: Surface, thick: list[float]) -> Mesh:
    """One spindle on the side of the sphenoid to which ``away`` points."""
    grid = drape(grid, np.broadcast_to(away, grid.shape), sphenoid, clearance=1.0, reach=6.0, rounds=6)
    thickness = steps(thick, even(ALONG))[:, None] * rounded(edged(ACROSS))
    inner, outer = body(grid, normals(grid, away), thickness, share=0.4, under=sphenoid)
    return closed(finer(inner), finer(outer))


def _roof(sphenoid: Surface, corner: Points) -> Points:
    """On the infratemporal surface of the greater wing, met from below, medial to lateral."""
    starts = corner + np.array([(x, 0.0, 16.0) for x in (-5.0, -9.0, -13.0, -17.0)])
    return spline(sphenoid.hit(starts, (0, 0, 1)) - by(0, 0, 2.5), edged(ACROSS))


def _side(sphenoid: Surface, corner: Points) -> Points:
    """On the lateral surface of the plate, top to bottom."""
    starts = corner + np.array([(-25.0, -3.0, up) for up in (20.0, 14.0, 8.0, 3.0)])
    return spline(sphenoid.hit(starts, MEDIAL) - by(2.5, 0, 0), edged(ACROSS))


def _neck(jaw: Surface, top: Points, medial: float, lateral: float) -> Points:
    """Across the front of the neck, from its medial to its lateral side, this far below the head."""
    across = np.linspace(0.0, 1.0, 6)[:, None]
    starts = top + (1 - across) * (3.5, -22.0, medial) + across * (-4.0, -22.0, lateral)
    return resample(jaw.hit(starts, (0, 1, 0)) - by(0, 1.0, 0), edged(ACROSS))
