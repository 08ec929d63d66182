"""Reads the reference meshes: a folder of PLY or OBJ by part id, and the list of parts beside it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import trimesh
from numpy.typing import NDArray

from tools.faults import mended

DEFAULT_FOLDER = Path(__file__).resolve().parents[1].parent / "shared" / "bodyparts3d"


@dataclass(frozen=True)
class Part:
    """One row of ``parts.csv``."""

    id: str
    fma: str
    name: str
    system: str
    side: str


@dataclass(frozen=True)
class Mesh:
    """Triangles: ``vertices`` (n, 3) float64 in mm, LPS; ``faces`` (m, 3) int32."""

    vertices: NDArray[np.float64]
    faces: NDArray[np.int32]

    def mirrored(self) -> Mesh:
        """The mesh of the other side; triangles keep their outward winding."""
        return Mesh(self.vertices * (-1.0, 1.0, 1.0), self.faces[:, ::-1].copy())


class MeshStore:
    """Meshes by part id from one folder; raises ``FileNotFoundError`` with the path it looked for."""

    def __init__(self, folder: Path = DEFAULT_FOLDER) -> None:
        self.folder = folder
        self.parts = {part.id: part for part in _read_parts(folder / "parts.csv")}
        self.mesh = cache(self._load)

    def _load(self, part: str) -> Mesh:
        for place in (self.folder / "parts", self.folder):
            for suffix in (".ply", ".obj"):
                path = place / f"{part}{suffix}"
                if path.exists():
                    mesh = _read(path)
                    return Mesh(mended(part, mesh.vertices), mesh.faces)
        raise FileNotFoundError(f"no mesh {part}.ply or {part}.obj in {self.folder}")

    def by_name(self, name: str) -> list[Part]:
        """All parts with exactly this name."""
        return [part for part in self.parts.values() if part.name == name]


def _read(path: Path) -> Mesh:
    loaded = trimesh.load(path, process=False, force="mesh")
    return Mesh(np.asarray(loaded.vertices, float), np.asarray(loaded.faces, np.int32))


def _read_parts(path: Path) -> list[Part]:
    with path.open(newline="", encoding="utf-8") as file:
        return [
            Part(row["part"], row["fma"], row["name"], row["system"], row["side"])
            for row in csv.DictReader(file)
        ]


def join(meshes: list[Mesh]) -> Mesh:
    """All triangles in one mesh."""
    offsets = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes[:-1]])
    return Mesh(
        np.concatenate([mesh.vertices for mesh in meshes]),
        np.concatenate([mesh.faces + o for mesh, o in zip(meshes, offsets, strict=True)]).astype(np.int32),
    )
