"""Masseter, all layers as one: from the lower border of the zygomatic arch to the lateral surface of the
ramus and the angle of the mandible (Gray's Anatomy, 42nd ed. 2020, chapter Infratemporal and
pterygopalatine fossae and temporomandibular joint).

Origin: the rim that rays from the right meet first, from the lowest corner of the zygomatic bone back to
just before the condyle. Insertion: along the lower border from below the second molar to the angle,
then up the hind border. Straight fibres, kept off the ramus."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import by, edged, even, resample, smoothed, spline, steps
from tools.plates.lofts.sheet import body, closed, drape, finer, rounded, ruled
from tools.plates.lofts.surface import Points, Surface, extreme, surface

MANDIBLE, ZYGOMATIC, TEMPORAL = "FJ3289", "FJ3392", "FJ3386"
MEDIAL = np.array([1.0, 0.0, 0.0])
ALONG, ACROSS = 40, 36


def loft(store: MeshStore) -> Mesh:
    """The right masseter."""
    jaw = surface(store, MANDIBLE)
    grid = ruled([_origin(store), _insertion(jaw)], even(ALONG))
    out = np.broadcast_to(-MEDIAL, grid.shape)
    grid = drape(grid, out, jaw, clearance=0.6, reach=40.0)
    profile = steps([3.5, 11.5, 15.0, 14.0, 9.0, 1.0], even(ALONG))
    thickness = profile[:, None] * rounded(edged(ACROSS), 0.45)
    inner, outer = body(grid, out, thickness, share=0.35, under=jaw)
    return closed(finer(inner), finer(outer))


def _origin(store: MeshStore) -> Points:
    """The lower border of the arch, front to back."""
    arch = surface(store, ZYGOMATIC, TEMPORAL)
    corner = extreme(store.mesh(ZYGOMATIC).vertices, (0.0, 0.0, -1.0))
    back = condyle(store)[1] - 7.0
    starts = [(corner[0] - 40.0, y, corner[2] - 2.0) for y in np.linspace(corner[1] - 1.0, back, 24)]
    rim = arch.rim(starts, (0, 0, 1), MEDIAL, reach=45.0, within=40.0)
    rim[:, 0] += 2.5
    return resample(smoothed(rim, 6), edged(ACROSS))


def _insertion(jaw: Surface) -> Points:
    """Along the lower border to the angle and up the hind border, front to back."""
    angle = gonion(jaw)
    lower = [(-90.0, angle[1] - back, angle[2] - 30.0) for back in np.linspace(28.0, 4.0, 8)]
    border = jaw.rim(lower, (0, 0, 1), MEDIAL, reach=40.0, within=60.0)
    behind = [(-90.0, angle[1] + 30.0, angle[2] + up) for up in (6.0, 11.0, 16.0)]
    hind = jaw.rim(behind, (0, -1, 0), MEDIAL, reach=50.0, within=60.0)
    on_ramus = np.concatenate([border + by(0, 0, 3.0), hind + by(0, -3.0, 0)])
    on_ramus[:, 0] = -90.0
    at = jaw.hit(spline(smoothed(on_ramus, 3), even(40)), MEDIAL)
    return resample(smoothed(at, 4), edged(ACROSS))


def gonion(jaw: Surface) -> Points:
    """The right angle of the mandible."""
    right = jaw.mesh.vertices[jaw.mesh.vertices[:, 0] < 0]
    return extreme(right, (0.0, 0.7, -0.7))


def condyle(store: MeshStore) -> Points:
    """The top of the right condyle of the mandible."""
    rows = store.mesh(MANDIBLE).vertices
    return extreme(rows[(rows[:, 0] < 0) & (rows[:, 1] > rows[:, 1].max() - 20.0)], (0.0, 0.0, 1.0))
