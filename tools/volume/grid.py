"""The lattice of the volume: its voxels lie in mirror pairs about the median plane."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.meshes import Mesh

SPACING_MM = 2.0
ORIGIN_MM = (-363.0, -271.0, -87.0)
SIZE = (364, 164, 936)
"""Voxels along x, y, z; voxel i and 363 - i of a row mirror each other."""
JITTER_MM = (0.013, 0.017, 0.011)
"""Keeps rays off edges that lie on whole millimetres."""


@dataclass(frozen=True)
class Box:
    """A block of voxels: ``low`` (inclusive) and ``high`` (exclusive), each x, y, z."""

    low: tuple[int, int, int]
    high: tuple[int, int, int]

    @property
    def shape(self) -> tuple[int, int, int]:
        """Voxels along x, y, z."""
        a, b, c = (high - low for low, high in zip(self.low, self.high, strict=True))
        return (a, b, c)

    @property
    def slices(self) -> tuple[slice, slice, slice]:
        """Where the block lies in an array (z, y, x)."""
        x, y, z = (slice(low, high) for low, high in zip(self.low, self.high, strict=True))
        return (z, y, x)

    def along(self, axis: int) -> NDArray[np.float64]:
        """The middles of the voxels along one axis, mm."""
        steps = np.arange(self.low[axis], self.high[axis])
        return ORIGIN_MM[axis] + SPACING_MM * steps + JITTER_MM[axis]


def box_of(mesh: Mesh) -> Box | None:
    """The block that holds a mesh, or None where it lies between voxels of no block at all."""
    corners = mesh.vertices[mesh.faces].reshape(-1, 3)
    low = np.floor((corners.min(0) - ORIGIN_MM) / SPACING_MM).astype(int)
    high = np.ceil((corners.max(0) - ORIGIN_MM) / SPACING_MM).astype(int) + 1
    low, high = np.clip(low, 0, SIZE), np.clip(high, 0, SIZE)
    return Box(tuple(low.tolist()), tuple(high.tolist())) if (high > low).all() else None


def voxel_of(points: NDArray[np.float64]) -> NDArray[np.intp]:
    """The voxels (n, 3), x y z, in which positions (n, 3) lie; those beyond the lattice are left out."""
    at = np.round((points - np.array(ORIGIN_MM)) / SPACING_MM).astype(np.intp)
    return at[((at >= 0) & (at < SIZE)).all(1)]
