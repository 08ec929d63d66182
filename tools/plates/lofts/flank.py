"""The side wall of the abdomen: the inner face of the external oblique and the borders that the
internal oblique and transversus share. Angles (radians) run from the front to the right around the axis."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, gaussian_filter1d

from tools.meshes import MeshStore
from tools.plates.lofts.curves import by
from tools.plates.lofts.sheet import filled
from tools.plates.lofts.spine import HIP
from tools.plates.lofts.surface import Points, Surface, extreme, surface

EXTERNAL_OBLIQUE = "FJ1452"
LOWER_RIBS = ("FJ3346", "FJ3345", "FJ3347", "FJ3348", "FJ3330", "FJ3331", "FJ3332")
AXIS = np.array([0.0, -110.0, 0.0])
BACK_BORDER = np.radians(124.0)
Numbers = NDArray[np.float64]


def angle_of(points: Points) -> Numbers:
    """The angle of positions around the axis."""
    return np.arctan2(-(points[..., 0] - AXIS[0]), -(points[..., 1] - AXIS[1]))


def directions(angles: Numbers) -> Points:
    """Unit directions away from the axis."""
    return np.stack([-np.sin(angles), -np.cos(angles), np.zeros_like(angles)], axis=-1)


@dataclass(frozen=True)
class Border:
    """A height (mm) for each angle, from samples."""

    angles: Numbers
    heights: Numbers

    def __call__(self, angles: Numbers) -> Numbers:
        return np.interp(angles, self.angles, self.heights)


def lower_border(store: MeshStore) -> Border:
    """Along the line of the inguinal ligament to the anterior superior iliac spine, then the crest."""
    rows = store.mesh(HIP).vertices
    spine, tubercle = iliac_spine(rows), pubic_tubercle(rows)
    share = np.linspace(0.0, 1.0, 30)[:, None]
    ligament = tubercle + share * (spine - tubercle) + by(0.0, 0.0, 7.0)
    angles = np.arange(angle_of(spine) + 0.03, BACK_BORDER, 0.03)
    at = angle_of(rows)
    crest = [rows[np.abs(at - angle) < 0.05][:, 2].max() + 1.0 for angle in angles]
    heights = gaussian_filter1d(np.concatenate([ligament[:, 2], crest]), 2.0, mode="nearest")
    return Border(np.concatenate([angle_of(ligament), angles]), heights)


def upper_border(store: MeshStore) -> Border:
    """Along the costal margin: the lower edge of ribs and cartilages 7 to 12."""
    rows = np.concatenate([store.mesh(part).vertices for part in LOWER_RIBS])
    at = angle_of(rows)
    angles = np.arange(0.2, BACK_BORDER + 0.1, 0.04)
    heights = np.array([rows[np.abs(at - angle) < 0.06][:, 2].min() for angle in angles])
    return Border(angles, gaussian_filter1d(heights, 2.0, mode="nearest"))


def wall(store: MeshStore, front: Border, rows: Numbers, columns: Numbers) -> tuple[Points, Points]:
    """The inner face of the external oblique between the borders as a grid (row, column, 3), rows upward,
    columns from the front border (``front``: height to angle) to the back; and its outward directions."""
    low, high = lower_border(store), upper_border(store)
    angles = np.broadcast_to(0.6 + columns[None] * (BACK_BORDER - 0.6), (len(rows), len(columns)))
    for _ in range(20):
        heights = low(angles) + rows[:, None] * (high(angles) - low(angles))
        first = front(heights)
        wish = first + columns[None] * (BACK_BORDER - first)
        angles = (angles + wish) / 2
    out = directions(angles)
    foot = AXIS + heights[..., None] * np.array([0.0, 0.0, 1.0])
    radii = _radii(surface(store, EXTERNAL_OBLIQUE), foot, out)
    return foot + radii[..., None] * out, out


def _radii(oblique: Surface, foot: Points, out: Points) -> Numbers:
    """How far out the wall is; where the oblique has no flesh, as far as where it last had."""
    far = oblique.distances(foot + 40.0 * out, out) + 40.0
    return gaussian_filter(filled(far), 1.8, mode="nearest") - 0.8


def iliac_spine(hip: Points) -> Points:
    """The right anterior superior iliac spine."""
    high = hip[hip[:, 2] > hip[:, 2].max() - 75.0]
    return extreme(high, (0.0, -1.0, 0.0))


def pubic_tubercle(hip: Points) -> Points:
    """The right pubic tubercle: the foremost place of the pubis lateral to the crest."""
    pubis = hip[(hip[:, 0] > -36.0) & (hip[:, 0] < -20.0)]
    return extreme(pubis, (0.0, -0.7, 0.7))
