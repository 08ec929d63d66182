"""Fibre directions of a muscle: a smooth field from one end of the mesh to the other.

A harmonic function runs from 0 to 1 between the ends; its gradient is the fibre direction. Towards its
ends a spindle is tendon where it is thin.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, diags
from scipy.sparse.linalg import spsolve

from tools.meshes import Mesh
from tools.plates.mend import face_normals, pieces
from tools.plates.scene import Scene

Floats = NDArray[np.float64]
END_SHARE = 0.06
"""Share of a muscle's length that counts as one of its ends."""
TENDON_REACH = 0.46
"""Share of a muscle's length, from either end, in which it may be tendon."""
FAR_MM = 60.0
COURSE_ROUNDS = 25
"""How often the fibres' course is evened out with its neighbours'."""
ACROSS = (1.0, 0.0, 0.0)
ENDS: dict[str, tuple[float, float, float]] = {
    "FJ1554": ACROSS, "FJ1536": ACROSS, "FJ1537": ACROSS, "FJ1447": ACROSS,
    "FJ1418": (1.0, 0.0, 0.9), "FJ1541": ACROSS, "FJ1542": ACROSS, "FJ1456": (0.4, 0.0, -0.9),
    "FJ1419": (0.0, 0.0, 1.0), "FJ1420": (0.0, 0.0, 1.0), "FJ1500": ACROSS, "FJ1504": ACROSS,
    "FJ1506": ACROSS, "FJ1403": (-0.5, 0.0, -0.8), "FJ1583": (1.0, 0.3, 0.0), "FJ1587": (0.4, 0.0, 0.9),
    "occipitofrontalis": (0.0, 0.3, 1.0), "multifidus": (0.4, 0.0, 0.9),
    "orbicularis_oculi": ACROSS, "buccinator": (0.2, -0.95, -0.1),
}  # fmt: skip
"""Directions from end to end of broad muscles whose longest extent is not the fibres' course."""
TOWARDS: dict[str, tuple[float, float, float]] = {
    "FJ1521": (-165.0, -60.0, 1425.0), "FJ1520": (-118.0, -20.0, 1436.0),
    "latissimus_dorsi": (-175.0, -75.0, 1395.0),
    "FJ1464": (-205.0, -105.0, 1375.0), "FJ1446": (-200.0, -105.0, 1395.0),
    "temporalis": (-52.0, -115.0, 1600.0), "FJ1459": (-95.0, 0.0, 1330.0),
}  # fmt: skip
"""Places (mm) on which the fibres of fans converge."""
PARALLEL: dict[str, tuple[float, float, float]] = {
    "FJ1452": (0.62, -0.1, -0.75), "FJ1451": (0.5, 0.0, -0.8), "FJ1455": (-0.5, 0.0, -0.8),
    "FJ1454": (-0.5, 0.0, -0.8), "FJ1595": (0.2, -0.5, -0.84), "internal_oblique": (0.62, -0.1, 0.75),
    "transversus_abdominis": ACROSS,
    "rectus_abdominis": (0.0, 0.0, 1.0), "masseter": (0.0, 0.35, -0.9),
}  # fmt: skip
"""Directions in which the fibres of sheets run everywhere."""


def fibres(mesh: Mesh, key: str) -> tuple[Floats, Floats]:
    """Unit fibre direction (n, 3) at each vertex and how tendinous it is (n,), 0 to 1."""
    direction, tendon = np.zeros_like(mesh.vertices), np.zeros(len(mesh.vertices))
    label = pieces(mesh)
    for piece in np.unique(label):
        faces = mesh.faces[label == piece]
        rows, local = np.unique(faces, return_inverse=True)
        part = Mesh(mesh.vertices[rows], local.reshape(-1, 3).astype(np.int32))
        if len(rows) > 8:
            direction[rows], tendon[rows] = _of_piece(part, ENDS.get(key))
    return _course(mesh, key, direction), tendon


def _course(mesh: Mesh, key: str, direction: Floats) -> Floats:
    """The given direction, or for fans and sheets the one that their table says."""
    if key in TOWARDS:
        wished = np.array(TOWARDS[key]) - mesh.vertices
    elif key in PARALLEL:
        wished = np.tile(np.array(PARALLEL[key]), (len(mesh.vertices), 1))
    else:
        return direction
    normal = np.zeros_like(mesh.vertices)
    for i in range(3):
        np.add.at(normal, mesh.faces[:, i], face_normals(mesh))
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    flat = wished - (wished * normal).sum(1, keepdims=True) * normal
    return flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-12)


def _of_piece(mesh: Mesh, along: tuple[float, float, float] | None) -> tuple[Floats, Floats]:
    centred = mesh.vertices - mesh.vertices.mean(0)
    axis = np.array(along) if along else np.linalg.svd(centred, full_matrices=False)[2][0]
    place = centred @ (axis / np.linalg.norm(axis))
    low, high = place.min(), place.max()
    share = (place - low) / max(high - low, 1e-9)
    value = harmonic(mesh, share < END_SHARE, share > 1.0 - END_SHARE)
    gradient = _gradient(mesh, value)
    steep = np.linalg.norm(gradient, axis=1)
    near = np.minimum(share, 1.0 - share)
    slender = _slender(centred) if along is None else 0.0
    tendon = (
        slender * _thin(mesh) * np.clip((TENDON_REACH - near) / 0.10, 0.0, 1.0)
        if slender
        else np.zeros(len(near))
    )
    edge = 0.45 * np.clip(1.0 - near / (1.4 * END_SHARE), 0.0, 1.0)
    course = _evened(mesh, gradient / np.maximum(steep, 1e-12)[:, None], COURSE_ROUNDS)
    return course / np.maximum(np.linalg.norm(course, axis=1, keepdims=True), 1e-12), _evened(
        mesh, np.maximum(tendon, edge), 4
    )


def _thin(mesh: Mesh) -> Floats:
    """How thin a spindle is at each vertex beside its belly, 0 to 1, by rays through it."""
    normal = np.zeros_like(mesh.vertices)
    for i in range(3):
        np.add.at(normal, mesh.faces[:, i], face_normals(mesh))
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    scene = Scene(mesh.vertices[mesh.faces].astype(np.float32), np.arange(len(mesh.faces), dtype=np.int32))
    through = np.full(len(normal), FAR_MM)
    for sign in (1.0, -1.0):
        start = (mesh.vertices + 0.2 * sign * normal).astype(np.float32)
        hit = scene.first(start, (sign * normal).astype(np.float32))
        length = np.where(hit["face"] >= 0, hit["t"], FAR_MM)
        through = np.minimum(through, length)
    through = _evened(mesh, np.log(np.clip(through, 0.5, FAR_MM)), 8)
    belly = np.percentile(through, 85)
    return np.clip((0.50 - np.exp(through - belly)) / 0.22, 0.0, 1.0)


def _slender(centred: Floats) -> float:
    """How much a piece is a spindle, 0 to 1: only spindles thin out into a tendon, sheets merely thin."""
    extent = np.linalg.svd(centred, compute_uv=False)
    return float(np.clip((extent[0] / max(extent[1], 1e-9) - 4.0) / 2.0, 0.0, 1.0))


def _evened(mesh: Mesh, value: Floats, rounds: int) -> Floats:
    """Values of vertices averaged with their neighbours."""
    n = len(mesh.vertices)
    a, b = mesh.faces.ravel(), mesh.faces[:, [1, 2, 0]].ravel()
    link = coo_matrix((np.ones(2 * len(a)), (np.r_[a, b], np.r_[b, a])), shape=(n, n)).tocsr()
    link = diags(1.0 / np.asarray(link.sum(1)).ravel()) @ link
    for _ in range(rounds):
        value = (value + link @ value) / 2
    return value


def harmonic(mesh: Mesh, zero: NDArray[np.bool_], one: NDArray[np.bool_]) -> Floats:
    """Values (n,) that are 0 and 1 at the given vertices and elsewhere the mean of their neighbours."""
    n = len(mesh.vertices)
    a, b = mesh.faces.ravel(), mesh.faces[:, [1, 2, 0]].ravel()
    length = np.linalg.norm(mesh.vertices[a] - mesh.vertices[b], axis=1)
    weight = 1.0 / np.maximum(length, 0.05)
    link = coo_matrix((np.r_[weight, weight], (np.r_[a, b], np.r_[b, a])), shape=(n, n)).tocsr()
    laplace = diags(np.asarray(link.sum(1)).ravel()) - link
    held = zero | one
    value = one.astype(float)
    free = np.flatnonzero(~held)
    if len(free):
        right = -laplace[free][:, held] @ value[held]
        value[free] = spsolve((laplace[free][:, free] + 1e-9 * diags(np.ones(len(free)))).tocsc(), right)
    return value


def _gradient(mesh: Mesh, value: Floats) -> Floats:
    a, b, c = (mesh.vertices[mesh.faces[:, i]] for i in range(3))
    normal = np.cross(b - a, c - a)
    double = np.maximum((normal**2).sum(1, keepdims=True), 1e-9)
    va, vb, vc = (value[mesh.faces[:, i]][:, None] for i in range(3))
    each = np.cross(normal, va * (c - b) + vb * (a - c) + vc * (b - a)) / double
    area = np.sqrt(double)
    total, weight = np.zeros_like(mesh.vertices), np.zeros((len(mesh.vertices), 1))
    for i in range(3):
        np.add.at(total, mesh.faces[:, i], each * area)
        np.add.at(weight, mesh.faces[:, i], area)
    return total / np.maximum(weight, 1e-12)
