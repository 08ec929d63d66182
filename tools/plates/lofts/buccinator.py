"""Buccinator: from the outer faces of the alveolar processes of maxilla and mandible beside the molars and
from the pterygomandibular raphe to the corner of the mouth (Gray's Anatomy, 42nd ed. 2020, chapter Face and
scalp).

A patch between four lines: the raphe, which is the front edge of the superior constrictor, the corner of the
mouth, and the upper and lower gum; laid on teeth and gums, medial to the ramus and to masseter."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import Points, by, edged, even, spline, steps
from tools.plates.lofts.masseter import MEDIAL
from tools.plates.lofts.orbicularis_oculi import MAXILLA
from tools.plates.lofts.sheet import closed, coons, drape, finer, rounded
from tools.plates.lofts.surface import surface
from tools.plates.lofts.zygomaticus_major import SIDE, mouth_corner

CONSTRICTOR = "FJ2759"
UPPER_GUM, LOWER_GUM = "FJ1252", "FJ1253"
MOLARS = {"upper": ("FJ1276", "FJ1275"), "lower": ("FJ1268", "FJ1270")}
"""First and second molar of either jaw."""
ALONG, ACROSS = 48, 30


def loft(store: MeshStore) -> Mesh:
    """The right buccinator."""
    raphe, mouth = _raphe(store), mouth_corner(store) + by(3.0, 1.5, 0.0)
    corner = spline([mouth + by(1.0, 0.0, 7.0), mouth, mouth + by(1.0, 0.0, -7.0)], edged(ACROSS))
    upper = spline([raphe[0], *_gum(store, "upper", 6.0), corner[0]], even(ALONG))
    lower = spline([raphe[-1], *_gum(store, "lower", -4.0), corner[-1]], even(ALONG))
    grid = coons(raphe, corner, upper, lower)
    out = np.broadcast_to(SIDE, grid.shape)
    inside = surface(store, UPPER_GUM, LOWER_GUM, *MOLARS["upper"], *MOLARS["lower"])
    grid = drape(grid, out, inside, clearance=1.0, reach=4.0, rounds=8)
    grid = gaussian_filter(grid, (1.2, 1.2, 0.0), mode="nearest")
    profile = steps([1.0, 2.2, 3.0, 3.0, 3.0, 2.4], even(ALONG))
    thickness = profile[:, None] * rounded(edged(ACROSS), 0.35)
    return closed(finer(grid), finer(grid + thickness[..., None] * out))


def _raphe(store: MeshStore) -> Points:
    """The front edge of the superior constrictor, from the pterygoid hamulus down to the mandible."""
    rows = store.mesh(CONSTRICTOR).vertices
    rows = rows[rows[:, 0] < 0]
    edge = []
    for z in (1606.0, 1600.0, 1594.0, 1589.0):
        slice_ = rows[np.abs(rows[:, 2] - z) < 3.5]
        edge.append(slice_[slice_[:, 1].argmin()])
    return spline(np.array(edge), edged(ACROSS))


def _gum(store: MeshStore, jaw: str, beyond: float) -> Points:
    """On the outer face of the alveolar process, this far beyond the necks of the molars, back to front."""
    side = surface(store, MAXILLA if jaw == "upper" else LOWER_GUM)
    marks = []
    for tooth in reversed(MOLARS[jaw]):
        rows = store.mesh(tooth).vertices
        middle = (rows.min(axis=0) + rows.max(axis=0)) / 2
        marks.append(middle + by(-60.0, 0.0, beyond))
    return side.hit(np.array(marks), MEDIAL) - 0.8 * MEDIAL
