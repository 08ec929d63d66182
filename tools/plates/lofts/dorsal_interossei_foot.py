"""Dorsal interossei of the foot, all four in one mesh: each from the facing sides of two metatarsals to the
base of a first phalanx, the first to the medial side of the second toe, the others to the lateral sides of
the second, third and fourth (Gray's Anatomy, 42nd ed. 2020, chapter Ankle and foot).

Each fills the space between two shafts, a little below their backs, and thins to a tendon beside the head."""

from __future__ import annotations

import numpy as np

from tools.meshes import Mesh, MeshStore, join
from tools.plates.lofts.curves import Points, even, resample, smoothed, spline, steps
from tools.plates.lofts.strap import spindle
from tools.plates.lofts.surface import extreme, surface

METATARSALS = ("FJ3351", "FJ3353", "FJ3355", "FJ3357", "FJ3359")
PHALANGES = ("FJ3310", "FJ3319", "FJ3320", "FJ3321", "FJ3324")
SPACES = ((0, 1, 1, "medial"), (1, 2, 1, "lateral"), (2, 3, 2, "lateral"), (3, 4, 3, "lateral"))
"""Of each space: the metatarsals on both sides, the toe that is moved and the side of it."""
DORSAL = np.array([0.0, 0.0, 1.0])
ALONG = 44


def loft(store: MeshStore) -> Mesh:
    """The four right dorsal interossei."""
    return join([_one(store, *space) for space in SPACES])


def _one(store: MeshStore, first: int, second: int, toe: int, side: str) -> Mesh:
    """The muscle of one space."""
    walls = [_walls(store, first, second), _walls(store, second, first)]
    across = walls[1] - walls[0]
    sign = 1.0 if side == "medial" else -1.0
    middle, gap = (walls[0] + walls[1]) / 2, np.linalg.norm(across, axis=1)
    tendon = _tendon(store, toe, sign)
    line = spline([*smoothed(middle, 2)[::2], *tendon], even(ALONG))
    facing = _facing(across, line)
    room = np.interp(even(ALONG), np.linspace(0.0, 0.68, len(gap)), smoothed(gap, 4) + 1.6)
    width = np.minimum(room, steps([3.0, 9.0, 12.0, 11.0, 6.0, 3.0, 2.4], even(ALONG)))
    thick = steps([2.5, 6.0, 8.5, 8.0, 5.0, 2.6, 1.6], even(ALONG))
    return spindle(line, facing, width, thick)


def _shaft(store: MeshStore, bone: int, at: Points) -> Points:
    """The middle of a metatarsal at places along the foot (mm from its hind end, less than its length)."""
    rows = store.mesh(METATARSALS[bone]).vertices
    axis = np.linalg.svd(rows - rows.mean(axis=0), full_matrices=False)[2][0]
    axis = axis if axis[1] < 0 else -axis
    place = rows @ axis
    marks = np.linspace(place.min(), place.max(), 9)[1:-1]
    means = np.array([rows[np.abs(place - mark) < 8.0].mean(axis=0) for mark in marks])
    return resample(smoothed(means, 2), at)


def _walls(store: MeshStore, near: int, far: int) -> Points:
    """On the side of one metatarsal that faces another, hind to front along both shafts."""
    at = np.linspace(0.12, 0.86, 12)
    start, end = _shaft(store, near, at), _shaft(store, far, at)
    middle = (start + end) / 2 + 1.5 * DORSAL
    hits = surface(store, METATARSALS[near]).distances(middle, _unit(start - middle))
    reach = np.where(np.isfinite(hits), hits, 0.0)
    return middle + np.minimum(reach, 8.0)[:, None] * _unit(start - middle)


def _tendon(store: MeshStore, toe: int, sign: float) -> Points:
    """Past the side of the metatarsal's head to the side of the base of the phalanx."""
    head = store.mesh(METATARSALS[toe]).vertices
    head = head[head[:, 1] < head[:, 1].min() + 10.0]
    base = store.mesh(PHALANGES[toe]).vertices
    base = base[base[:, 1] > base[:, 1].max() - 7.0]
    out = np.array([sign, -0.35 * sign, 0.15])
    marks = [extreme(head, out) + 0.8 * out, extreme(base, out) + 0.3 * out]
    return np.array(marks) + 1.5 * DORSAL


def _facing(across: Points, line: Points) -> Points:
    """Square to the line and to what leads from bone to bone: toward the back of the foot."""
    course = np.gradient(line, axis=0)
    side = resample(across, even(len(line)))
    out = np.cross(course, side)
    out = _unit(out * np.sign(out @ DORSAL)[:, None])
    return _unit(smoothed(out, 12))


def _unit(rows: Points) -> Points:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
