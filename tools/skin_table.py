"""Bakes ``assets/body/skin.npy``: evenly spread samples of the skin with outward normals.

int16 array (n, 6): x, y, z in tenths of a mm, then the unit normal times 10,000.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import trimesh
from scipy.spatial import cKDTree

from tools.meshes import DEFAULT_FOLDER, MeshStore, join

SKIN_PARTS = ("FJ2810", "FJ2811")
SPACING_MM = 5.0


def sample(store: MeshStore) -> np.ndarray:
    """Samples (n, 6) as described above; the same for the same meshes."""
    mesh = join([store.mesh(part) for part in SKIN_PARTS])
    surface = trimesh.Trimesh(mesh.vertices, mesh.faces, process=True)
    points, faces = trimesh.sample.sample_surface(surface, 1_500_000, seed=1)
    smooth = surface.vertex_normals[surface.faces[faces]]
    corners = surface.triangles[faces]
    bary = trimesh.triangles.points_to_barycentric(corners, points)
    normals = (smooth * bary[:, :, None]).sum(1)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    keep = _spread(points, SPACING_MM)
    return np.concatenate([np.round(points[keep] * 10), np.round(normals[keep] * 10_000)], 1).astype(np.int16)


def _spread(points: np.ndarray, spacing: float) -> np.ndarray:
    """Indices of a subset with no two closer than about 0.6 of ``spacing``, covering the rest."""
    cells = np.floor(points / spacing).astype(int)
    middle = (cells + 0.5) * spacing
    order = np.lexsort((((points - middle) ** 2).sum(1), *cells.T))
    first = np.ones(len(order), bool)
    first[1:] = (cells[order][1:] != cells[order][:-1]).any(1)
    chosen = order[first]
    tree = cKDTree(points[chosen])
    drop = {max(i, j) for i, j in tree.query_pairs(0.6 * spacing)}
    return np.array([c for k, c in enumerate(chosen) if k not in drop])


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meshes", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--out", type=Path, default=Path("assets/body/skin.npy"))
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    np.save(args.out, sample(MeshStore(args.meshes)))


if __name__ == "__main__":
    main()
