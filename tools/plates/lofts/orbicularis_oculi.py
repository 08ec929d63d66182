"""Orbicularis oculi: from the medial palpebral ligament and the bone about it in an ellipse round the lids
and the margin of the orbit, and back to the ligament (Gray's Anatomy, 42nd ed. 2020, chapter Face and scalp).

The rows follow the fibres from above the ligament round the eye to below it; across, the sheet reaches from
the slit of the lids to the brow, temple and cheek. It lies close under the skin, off the eyeball and bone."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts import occipitofrontalis
from tools.plates.lofts.curves import edged, even, steps
from tools.plates.lofts.masseter import ZYGOMATIC
from tools.plates.lofts.sheet import Grid, closed, filled, finer, normals, rounded
from tools.plates.lofts.surface import Surface, surface
from tools.plates.lofts.temporalis import FRONTAL

MAXILLA, NASAL, SCLERA, CORNEA = "FJ3375", "FJ3378", "FJ1368", "FJ1340"
LOWER_LID, UPPER_LID = "FJ1379", "FJ1375"
SKIN = "FJ2810"
BACKWARD = np.array([0.0, 1.0, 0.0])
ALONG, ACROSS = 96, 28
MEDIAL, LATERAL, ABOVE, BELOW = (14.0, 22.0), (15.4, 31.0), (5.5, 34.0), (4.5, 30.0)
"""How far from the eye's middle (mm) the slit of the lids and the rim of the ring lie each way."""
HALF_GAP = 0.012
"""Share of the turn left open on either side of the medial palpebral ligament."""


def loft(store: MeshStore) -> Mesh:
    """The right orbicularis oculi."""
    x, z = _ring(store)
    thick = steps([1.0, 1.2, 2.0, 2.4, 1.8], edged(ACROSS)) * rounded(edged(ACROSS), 0.3)
    y = _depth(surface(store, SKIN), x, z) + (thick + steps([0.6, 0.8, 2.0, 2.2], edged(ACROSS)))[None]
    for target in _beneath(store):
        y = np.minimum(y, _depth(target, x, z) - 0.5)
    y = gaussian_filter(filled(y), (1.6, 1.0), mode="nearest")
    grid = np.stack([x, y, z], axis=-1)
    out = normals(grid, -BACKWARD)
    return closed(finer(grid), finer(grid + thick[None, :, None] * out))


def _beneath(store: MeshStore) -> tuple[Surface, ...]:
    """What the ring lies on: margin of the orbit, eye with the plates of its lids, frontal belly."""
    bone = surface(store, FRONTAL, ZYGOMATIC, MAXILLA, NASAL)
    eye = surface(store, SCLERA, CORNEA, LOWER_LID, UPPER_LID)
    return bone, eye, Surface([occipitofrontalis.loft(store)])


def _ring(store: MeshStore) -> tuple[Grid, Grid]:
    """Positions to the side (x) and up (z): along from above the medial ligament round to below it,
    across from the slit of the lids outward."""
    eye = store.mesh(SCLERA).vertices.mean(axis=0)
    turn = np.pi * 2 * (HALF_GAP + (1 - 2 * HALF_GAP) * even(ALONG))[:, None]
    side, up = np.cos(turn), np.sin(turn)
    t = edged(ACROSS)[None]
    wide = np.where(side > 0, _between(MEDIAL, t), _between(LATERAL, t))
    high = np.where(up > 0, _between(ABOVE, t), _between(BELOW, t))
    return eye[0] + wide * side, eye[2] + high * up


def _between(reach: tuple[float, float], t: Grid) -> Grid:
    return reach[0] + t * (reach[1] - reach[0])


def _depth(target: Surface, x: Grid, z: Grid) -> Grid:
    """How far forward (y) a surface lies, infinite or not a number where it does not lie."""
    starts = np.stack([x, np.full_like(x, -400.0), z], axis=-1)
    return target.distances(starts, BACKWARD) - 400.0
