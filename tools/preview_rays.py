"""Positions and normals that a camera's rays meet on some meshes, for quick looks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.domain.plates import Camera
from tools.meshes import Mesh, join
from tools.plates.scene import Scene, cast, origins_of

Picture = NDArray[np.float64]


@dataclass(frozen=True)
class Hit:
    """What rays met: ``positions`` (h, w, 3) in mm, NaN where nothing, and ``normals`` to the reader."""

    positions: Picture
    normals: Picture

    @property
    def found(self) -> NDArray[np.bool_]:
        """Where something was met (h, w)."""
        return ~np.isnan(self.positions[..., 0])


class Meshes:
    """Meshes that rays can be cast upon."""

    def __init__(self, meshes: list[Mesh]) -> None:
        mesh = join(meshes)
        self._corners = mesh.vertices[mesh.faces].astype(np.float32)
        self._scene = Scene(self._corners, np.arange(len(self._corners), dtype=np.int32))

    def seen(self, camera: Camera) -> Hit:
        """One ray a pixel."""
        hits, view = cast(self._scene, camera, 1), np.array(camera.forward)
        corners = self._corners[hits.face]
        normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
        normals[(normals @ view) > 0] *= -1
        positions = origins_of(camera, 1, hits.at) + hits.t[:, None] * view
        return Hit(hits.spread(positions, np.nan), hits.spread(normals, 0.0))
