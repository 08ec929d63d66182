"""Colours that follow a place on the body rather than a triangle: shorts, brows, lips and the iris."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, map_coordinates

from tools.meshes import Mesh

Floats = NDArray[np.float32]
STEP_MM = 0.5
SOFT_MM = 0.7
EYE_CENTRE = (33.9, 1646.1)
"""Distance from the median plane and height of the middle of the cornea, mm."""
PUPIL_MM, IRIS_MM = 2.1, 6.0
LID_MM = 3.4
"""How far above the middle of the eye the upper lid ends."""


@dataclass(frozen=True)
class Decal:
    """A soft-edged shape painted on the skin of the face, seen from the front: ``mask`` (z, x)."""

    material: int
    mask: Floats
    x: float
    z: float
    behind: float

    @staticmethod
    def of(mesh: Mesh, material: int) -> Decal:
        """The silhouette of a mesh from the front."""
        low, high = mesh.vertices.min(0) - 4.0, mesh.vertices.max(0) + 4.0
        mask = np.zeros(
            (int((high[2] - low[2]) / STEP_MM) + 1, int((high[0] - low[0]) / STEP_MM) + 1), np.float32
        )
        for triangle in mesh.vertices[mesh.faces][:, :, [0, 2]]:
            _fill(mask, (triangle - low[[0, 2]]) / STEP_MM)
        soft = gaussian_filter(mask, SOFT_MM / STEP_MM)
        return Decal(material, soft, float(low[0]), float(low[2]), float(high[1]) + 6.0)

    def weight(self, position: Floats) -> Floats:
        """How much of the colour positions (n, 3) take, 0 to 1."""
        out = np.zeros(len(position), np.float32)
        rows = np.flatnonzero(position[:, 1] < self.behind)
        at = np.stack([(position[rows, 2] - self.z) / STEP_MM, (position[rows, 0] - self.x) / STEP_MM])
        out[rows] = map_coordinates(self.mask, at, order=1, mode="constant")
        return out


def _fill(mask: Floats, corners: NDArray[np.float64]) -> None:
    """Set the cells (row z, column x) whose middles lie in a triangle of (x, z) corners."""
    low, high = np.floor(corners.min(0)).astype(int), np.ceil(corners.max(0)).astype(int) + 1
    x, z = np.meshgrid(np.arange(low[0], high[0]), np.arange(low[1], high[1]))
    side = []
    for i in range(3):
        a, b = corners[i], corners[(i + 1) % 3]
        side.append((b[0] - a[0]) * (z - a[1]) - (b[1] - a[1]) * (x - a[0]))
    s = np.stack(side)
    inside = (s >= -0.5).all(0) | (s <= 0.5).all(0)
    mask[low[1] : high[1], low[0] : high[0]][inside] = 1.0


def ring_of_eye(position: Floats) -> Floats:
    """Distance (mm) of positions on the cornea from the axis of the eye."""
    return np.hypot(np.abs(position[:, 0]) - EYE_CENTRE[0], position[:, 2] - EYE_CENTRE[1])


def under_lid(position: Floats) -> NDArray[np.bool_]:
    """Which positions on the eye the upper lid covers; the dataset's lids are wide open."""
    across = np.abs(position[:, 0]) - EYE_CENTRE[0]
    return position[:, 2] > EYE_CENTRE[1] + LID_MM - 0.016 * across**2
