"""Zygomaticus major: from the zygomatic bone before its suture with the temporal to the corner of the mouth
(Gray's Anatomy, 42nd ed. 2020, chapter Face and scalp).

A strap that leaves the bone, crosses the front border of masseter and the fat before it, and sinks towards
the corner of the mouth a few millimetres behind the skin."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore
from tools.plates.lofts.curves import Points, by, even, spline, steps
from tools.plates.lofts.masseter import ZYGOMATIC
from tools.plates.lofts.strap import spindle
from tools.plates.lofts.surface import extreme, surface

SKIN, LIPS = "FJ2810", "FJ2814"
SIDE = np.array([-0.72, -0.69, 0.0])
"""Outward from the cheek."""
ALONG = 40


def loft(store: MeshStore) -> Mesh:
    """The right zygomaticus major."""
    start, end = _origin(store), mouth_corner(store)
    course = end - start
    bowed = [start, start + 0.18 * course + 1.8 * SIDE, start + 0.6 * course + 2.5 * SIDE, end]
    width = steps([9.5, 10.0, 9.5, 8.0, 5.5], even(ALONG))
    thick = steps([1.2, 2.8, 3.0, 2.8, 2.0], even(ALONG))
    return spindle(spline(bowed, even(ALONG)), SIDE, width, thick)


def _origin(store: MeshStore) -> Points:
    """On the outer face of the zygomatic bone, below and behind its middle."""
    rows = store.mesh(ZYGOMATIC).vertices
    corner = extreme(rows, (0.0, 0.0, -1.0))
    start = corner + by(-3.0, 9.0, 16.0) + 40.0 * SIDE
    return surface(store, ZYGOMATIC).hit(start, -SIDE) + 0.8 * SIDE


def mouth_corner(store: MeshStore) -> Points:
    """The right corner of the mouth, behind the skin."""
    lips = store.mesh(LIPS).vertices
    corner = extreme(lips, (-1.0, 0.0, 0.0))
    start = np.array([corner[0] - 4.0, corner[1] - 60.0, corner[2] + 2.0])
    return surface(store, SKIN).hit(start, (0.0, 1.0, 0.0)) + by(0.0, 5.0, 0.0)
