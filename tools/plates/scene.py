"""Rays: an Embree scene of triangles, and the hits of a camera's parallel rays."""

from __future__ import annotations

from dataclasses import dataclass, replace

import embreex.mesh_construction as construction
import numpy as np
from embreex import rtcore_scene
from numpy.typing import NDArray

from atlas.domain.plates import Camera

Floats = NDArray[np.float32]
BEHIND_MM = 3000.0
CHUNK = 1_000_000


class Scene:
    """Triangles (m, 3, 3) in mm that rays are cast at; ``faces`` are their numbers in the whole body."""

    def __init__(self, triangles: Floats, faces: NDArray[np.int32]) -> None:
        self.faces = faces
        self._embree = rtcore_scene.EmbreeScene()
        if len(triangles):
            construction.TriangleMesh(self._embree, np.ascontiguousarray(triangles, np.float32))

    def first(self, origins: Floats, directions: Floats, reach: Floats | None = None) -> dict[str, NDArray]:
        """Face number in the body (-1 none), distance and barycentric u, v of the first hit of each ray."""
        if not len(self.faces):
            zero = np.zeros(len(origins), np.float32)
            return {"face": np.full(len(origins), -1, np.int32), "t": zero, "u": zero, "v": zero}
        limit = None if reach is None else reach.copy()  # Embree writes the distances into it
        hit = self._embree.run(origins, directions, limit, query="INTERSECT", output=True)
        face = np.where(hit["primID"] >= 0, self.faces[hit["primID"]], -1).astype(np.int32)
        return {"face": face, "t": hit["tfar"], "u": hit["u"], "v": hit["v"]}

    def blocked(self, origins: Floats, directions: Floats, reach: Floats) -> NDArray[np.bool_]:
        """Whether each ray meets anything within ``reach`` mm."""
        return self._embree.run(origins, directions, reach, query="OCCLUDED") == 0


@dataclass(frozen=True)
class Hits:
    """What the rays of a picture met, one row a hit, in the order of the pixels.

    ``at`` is the flat index in the supersampled picture of ``size`` (w, h), ``face`` the triangle,
    ``t`` the distance in mm from the camera's centre plane, ``u`` and ``v`` barycentric.
    """

    size: tuple[int, int]
    at: NDArray[np.int64]
    face: NDArray[np.int32]
    t: Floats
    u: Floats
    v: Floats

    def spread(self, values: NDArray, empty: float) -> NDArray:
        """Values of the hits as a picture (h, w, ...), ``empty`` where nothing was hit."""
        w, h = self.size
        picture = np.full((w * h, *values.shape[1:]), empty, values.dtype)
        picture[self.at] = values
        return picture.reshape(h, w, *values.shape[1:])


def origins_of(camera: Camera, samples: int, at: NDArray[np.int64]) -> Floats:
    """Ray origins (n, 3) on the plane through the camera's centre for supersampled pixels ``at``."""
    width = camera.size[0] * samples
    step = 1.0 / (samples * camera.scale)
    x = ((at % width) + 0.5) * step - camera.width / 2
    y = camera.height / 2 - ((at // width) + 0.5) * step
    right, top = np.array(camera.right), np.array(camera.top)
    return (np.array(camera.centre) + x[:, None] * right + y[:, None] * top).astype(np.float32)


def cast(scene: Scene, camera: Camera, samples: int) -> Hits:
    """The first hits of all rays of a picture, ``samples`` x ``samples`` a pixel."""
    forward = np.array(camera.forward, np.float32)
    size = (camera.size[0] * samples, camera.size[1] * samples)
    found: list[tuple[NDArray, ...]] = []
    for start in range(0, size[0] * size[1], CHUNK):
        at = np.arange(start, min(start + CHUNK, size[0] * size[1]), dtype=np.int64)
        origins = origins_of(camera, samples, at) - np.float32(BEHIND_MM) * forward
        hit = scene.first(origins, np.tile(forward, (len(at), 1)))
        rows = np.flatnonzero(hit["face"] >= 0)
        t = hit["t"][rows] - np.float32(BEHIND_MM)
        found.append((at[rows], hit["face"][rows], t, hit["u"][rows], hit["v"][rows]))
    return Hits(size, *(np.concatenate(column) for column in zip(*found, strict=True)))


def crop(camera: Camera, box: tuple[int, int, int, int]) -> Camera:
    """The camera that sees only the pixels x0, y0, x1, y1 of ``camera``, on the same grid."""
    x0, y0, x1, y1 = box
    centre = camera.unproject((x0 + x1) / 2, (y0 + y1) / 2, 0.0)
    return replace(camera, centre=centre, width=(x1 - x0) / camera.scale, height=(y1 - y0) / camera.scale)
