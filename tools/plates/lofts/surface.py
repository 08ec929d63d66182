"""Bone and muscle surfaces that a loft starts from, lies on or lies under: rays and nearest points."""

from __future__ import annotations

import embreex.mesh_construction as construction
import numpy as np
from embreex import rtcore_scene
from numpy.typing import ArrayLike, NDArray

from tools.meshes import Mesh, MeshStore, join

Points = NDArray[np.float64]


class Surface:
    """Some meshes as one target for rays and nearest-point questions."""

    def __init__(self, meshes: list[Mesh]) -> None:
        self.mesh = join(meshes)
        self._scene = rtcore_scene.EmbreeScene()
        construction.TriangleMesh(self._scene, self.mesh.vertices[self.mesh.faces].astype(np.float32))

    def distances(self, origins: ArrayLike, directions: ArrayLike) -> Points:
        """Distance (mm) to the first hit of each ray, infinite where nothing is hit; any leading shape."""
        starts = np.asarray(origins, np.float32)
        along = np.broadcast_to(np.asarray(directions, np.float32), starts.shape)
        shape = starts.shape[:-1]
        hit = self._scene.run(
            np.ascontiguousarray(starts.reshape(-1, 3)),
            np.ascontiguousarray(along.reshape(-1, 3)),
            query="INTERSECT",
            output=True,
        )
        return np.where(hit["primID"] >= 0, hit["tfar"], np.inf).astype(float).reshape(shape)

    def hit(self, origin: ArrayLike, direction: ArrayLike) -> Points:
        """Where rays (..., 3) first meet the surface; raises ``ValueError`` if one meets nothing."""
        starts = np.asarray(origin, float)
        along = np.broadcast_to(_unit(np.asarray(direction, float)), starts.shape)
        far = self.distances(starts, along)
        if not np.isfinite(far).all():
            missed = starts[~np.isfinite(far)][0]
            raise ValueError(f"a ray from {np.round(missed, 1).tolist()} meets no surface")
        return starts + far[..., None] * along

    def rim(self, starts: ArrayLike, scan: ArrayLike, ray: ArrayLike, reach: float, within: float) -> Points:
        """The edge of a bone: from each start move along ``scan`` (up to ``reach`` mm, steps of a
        quarter mm) until a ray meets the surface within ``within`` mm, and return where it does."""
        rows = np.atleast_2d(np.asarray(starts, float))
        steps = np.arange(0.0, reach, 0.25)
        origins = rows[:, None] + steps[None, :, None] * _unit(np.asarray(scan, float))
        along = _unit(np.asarray(ray, float))
        far = self.distances(origins, along)
        good = far <= within
        if not good.any(axis=1).all():
            missed = rows[~good.any(axis=1)][0]
            raise ValueError(f"no edge found from {np.round(missed, 1).tolist()}")
        first = good.argmax(axis=1)
        index = np.arange(len(rows))
        return origins[index, first] + far[index, first][:, None] * along


def surface(store: MeshStore, *parts: str) -> Surface:
    """The surface of named parts."""
    return Surface([store.mesh(part) for part in parts])


def extreme(points: Points, direction: ArrayLike, share: int = 5) -> Points:
    """The outermost position in a direction: mean of the ``share`` furthest vertices, so that one
    stray vertex does not decide."""
    order = np.argsort(points @ np.asarray(direction, float))
    return points[order[-share:]].mean(axis=0)


def without(mesh: Mesh, drop: NDArray[np.bool_]) -> Mesh:
    """A mesh less the triangles of which any corner is marked in ``drop`` (one flag a vertex)."""
    return Mesh(mesh.vertices, mesh.faces[~drop[mesh.faces].any(axis=1)])


def _unit(vector: Points) -> Points:
    return vector / np.linalg.norm(vector, axis=-1, keepdims=True)
