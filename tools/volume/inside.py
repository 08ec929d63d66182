"""Which voxels lie inside a mesh that may be open, by a vote of rays; positions on its surface."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.meshes import Mesh
from tools.plates.scene import Scene
from tools.volume.grid import Box

Bools = NDArray[np.bool_]

CORNERS = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
SURE, DOUBTFUL = 5, 2
"""Votes of the six rays along the axes: so many are enough, and fewer than so many are too few."""
SHARE = 0.55
"""Share of all fourteen rays that must end on an inner face where the six disagree."""
SAMPLES_PER_MM2 = 1.5
STEP_ON_MM = 0.02
MOST_HITS = 200
CHUNK = 400_000


def inside(mesh: Mesh, box: Box) -> Bools:
    """The voxels (z, y, x) of ``box`` inside a mesh whose faces wind outward.

    A ray from within meets the mesh from behind; at a hole some rays leave, the others outvote them.
    """
    scene, normals = _scene(mesh)
    votes = np.zeros(box.shape[::-1], np.int8)
    for axis in range(3):
        votes += _votes_along(scene, normals, box, axis)
    found = votes >= SURE
    doubtful = np.argwhere((votes >= DOUBTFUL) & (votes < SURE))
    if len(doubtful):
        more = _diagonal_votes(scene, normals, box, doubtful)
        z, y, x = doubtful.T
        found[z, y, x] = votes[z, y, x] + more > SHARE * (6 + len(CORNERS))
    return found


def surface_points(mesh: Mesh) -> NDArray[np.float64]:
    """Positions (n, 3) spread over the surface; the same for the same mesh."""
    a, b, c = (mesh.vertices[mesh.faces[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    random = np.random.default_rng(7)
    face = random.choice(len(area), max(50, int(area.sum() * SAMPLES_PER_MM2)), p=area / area.sum())
    u, v = random.random((2, len(face), 1))
    root = np.sqrt(u)
    return (1 - root) * a[face] + root * (1 - v) * b[face] + root * v * c[face]


def area_mm2(mesh: Mesh) -> float:
    """The area of a mesh."""
    a, b, c = (mesh.vertices[mesh.faces[:, i]] for i in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def _scene(mesh: Mesh) -> tuple[Scene, NDArray[np.float64]]:
    a, b, c = (mesh.vertices[mesh.faces[:, i]] for i in range(3))
    triangles = mesh.vertices[mesh.faces].astype(np.float32)
    return Scene(triangles, np.arange(len(mesh.faces), dtype=np.int32)), np.cross(b - a, c - a)


def _votes_along(scene: Scene, normals: NDArray[np.float64], box: Box, axis: int) -> NDArray[np.int8]:
    """For each voxel (z, y, x) how many of the two rays along an axis, there and back, meet an inner face."""
    others = [a for a in range(3) if a != axis]
    first_axis, second_axis = np.meshgrid(*(box.along(a) for a in others), indexing="ij")
    steps = box.along(axis)
    origins = np.zeros((first_axis.size, 3), np.float32)
    origins[:, others[0]], origins[:, others[1]] = first_axis.ravel(), second_axis.ravel()
    origins[:, axis] = steps[0] - 4.0
    ray, where, sign = _all_hits(scene, normals, origins, axis)
    gap = np.clip(np.ceil((where - steps[0]) / 2.0).astype(np.intp), 0, len(steps))
    ahead = np.zeros((len(origins), len(steps) + 1), np.int8)
    behind = ahead.copy()
    behind[ray, gap] = sign  # of several hits in one gap the last one stays
    ahead[ray[::-1], gap[::-1]] = sign[::-1]
    inner = (_carry(ahead[:, 1:][:, ::-1])[:, ::-1] > 0).astype(np.int8) + (_carry(behind[:, :-1]) < 0)
    shaped = inner.reshape(*first_axis.shape, len(steps))
    return np.moveaxis(shaped, (0, 1, 2), [2 - others[0], 2 - others[1], 2 - axis]).astype(np.int8)


def _carry(marks: NDArray[np.int8]) -> NDArray[np.int8]:
    """Along each row the last mark that is not 0, up to and with each place."""
    steps = np.where(marks != 0, np.arange(marks.shape[1], dtype=np.int32), -1)
    last = np.maximum.accumulate(steps, axis=1)
    return np.where(last >= 0, np.take_along_axis(marks, np.maximum(last, 0), 1), 0)


def _all_hits(
    scene: Scene, normals: NDArray[np.float64], origins: NDArray[np.float32], axis: int
) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.int8]]:
    """Every hit of parallel rays: ray, place along the axis (mm), +1 where it leaves, -1 where it enters."""
    forward = np.zeros(3, np.float32)
    forward[axis] = 1.0
    rows, at = np.arange(len(origins)), origins.copy()
    rays, places, signs = [], [], []
    for _ in range(MOST_HITS):
        hit = scene.first(at, np.tile(forward, (len(at), 1)))
        met = hit["face"] >= 0
        if not met.any():
            break
        rows, at, face = rows[met], at[met], hit["face"][met]
        at[:, axis] += hit["t"][met]
        rays.append(rows)
        places.append(at[:, axis].astype(np.float64))
        signs.append(np.sign(normals[face, axis]).astype(np.int8))
        at = at + np.float32(STEP_ON_MM) * forward
    if not rays:
        return np.empty(0, np.intp), np.empty(0), np.empty(0, np.int8)
    return np.concatenate(rays), np.concatenate(places), np.concatenate(signs)


def _diagonal_votes(
    scene: Scene, normals: NDArray[np.float64], box: Box, voxels: NDArray[np.intp]
) -> NDArray[np.int8]:
    z, y, x = voxels.T
    points = np.stack([box.along(0)[x], box.along(1)[y], box.along(2)[z]], 1).astype(np.float32)
    votes = np.zeros(len(points), np.int8)
    for corner in CORNERS:
        forward = np.array(corner) / np.sqrt(3.0) + (0.013, -0.021, 0.017)
        forward /= np.linalg.norm(forward)
        for start in range(0, len(points), CHUNK):
            some = points[start : start + CHUNK]
            hit = scene.first(some, np.tile(forward.astype(np.float32), (len(some), 1)))
            leaves = (hit["face"] >= 0) & (normals[hit["face"]] @ forward > 0)
            votes[start : start + CHUNK] += leaves
    return votes
