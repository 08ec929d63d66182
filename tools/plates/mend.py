"""Mends meshes for drawing: welds, cuts strays, gives corner normals that are smooth but keep creases."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, diags
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import splu

from tools.meshes import Mesh

STRAY_FACES = 8
"""A piece of a mesh with at most this many triangles is a stray of the dataset."""
CREASE = 0.55
"""Cosine between a triangle and the smooth normal of its corner below which the corner is a crease."""


def weld(mesh: Mesh, step_mm: float = 0.01) -> Mesh:
    """The mesh with vertices at the same place joined and collapsed triangles dropped."""
    keys = np.round(mesh.vertices / step_mm).astype(np.int64)
    _, first, index = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    faces = index.reshape(-1)[mesh.faces].astype(np.int32)
    whole = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])
    return Mesh(mesh.vertices[first], faces[whole])


def pieces(mesh: Mesh) -> NDArray[np.int32]:
    """For each triangle the number of the connected piece it belongs to."""
    n = len(mesh.vertices)
    a, b = mesh.faces[:, [0, 1]].ravel(), mesh.faces[:, [1, 2]].ravel()
    _, label = connected_components(coo_matrix((np.ones(len(a)), (a, b)), shape=(n, n)), directed=False)
    return label[mesh.faces[:, 0]]


def cut_strays(mesh: Mesh) -> Mesh:
    """The mesh without tiny pieces and without pieces on the other side of the body than the main one."""
    label = pieces(mesh)
    count = np.bincount(label)
    middle = np.bincount(label, mesh.vertices[mesh.faces].mean(1)[:, 0]) / np.maximum(count, 1)
    main = int(count.argmax())
    across = middle * np.sign(middle[main]) < (-0.5 if abs(middle[main]) > 2.0 else -1e9)
    keep = (count > min(STRAY_FACES, count[main] - 1)) & ~across
    return Mesh(mesh.vertices, mesh.faces[keep[label]])


def face_normals(mesh: Mesh) -> NDArray[np.float64]:
    """Normals (m, 3) of the triangles, as long as twice their area."""
    a, b, c = (mesh.vertices[mesh.faces[:, i]] for i in range(3))
    return np.cross(b - a, c - a)


def corner_normals(mesh: Mesh) -> NDArray[np.float32]:
    """Unit normals (m, 3, 3) of every corner: smooth, except where the surface folds sharply."""
    flat = face_normals(mesh)
    smooth = np.zeros_like(mesh.vertices)
    for i in range(3):
        np.add.at(smooth, mesh.faces[:, i], flat)
    unit_flat = _unit(flat)[:, None, :]
    corner = _unit(smooth)[mesh.faces]
    agree = (corner * unit_flat).sum(2, keepdims=True)
    return np.where(np.abs(agree) > CREASE, corner * np.sign(agree), unit_flat).astype(np.float32)


def membrane(mesh: Mesh, inside: NDArray[np.bool_]) -> Mesh:
    """The mesh with the vertices of ``inside`` stretched like a membrane between the others."""
    n = len(mesh.vertices)
    a, b = mesh.faces.ravel(), mesh.faces[:, [1, 2, 0]].ravel()
    link = coo_matrix((np.ones(2 * len(a)), (np.r_[a, b], np.r_[b, a])), shape=(n, n)).tocsr()
    laplace = (diags(np.asarray(link.sum(1)).ravel()) - link).tocsr()
    free, held = np.flatnonzero(inside), np.flatnonzero(~inside)
    vertices = mesh.vertices.copy()
    right = -laplace[free][:, held] @ vertices[held]
    vertices[free] = splu((laplace[free][:, free] + 1e-9 * diags(np.ones(len(free)))).tocsc()).solve(right)
    return Mesh(vertices, mesh.faces)


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-12)
