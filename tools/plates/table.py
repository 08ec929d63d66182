"""Bakes ``assets/body/muscles.npy`` and ``muscles.json``: evenly spread samples of every muscle."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from atlas.domain.muscle_table import LATTICE_MM
from tools.meshes import Mesh, MeshStore, join
from tools.plates.body import Build, muscle_meshes
from tools.plates.scene import Scene
from tools.plates.structures import Recipe

SPACING_MM = 2.6
DENSE_PER_MM2 = 1.5
AXES = [(x, y, z) for x in (-1, 0, 1) for y in (-1, 0, 1) for z in (-1, 0, 1) if (x, y, z) != (0, 0, 0)]


def bake(
    store: MeshStore,
    wanted: Iterable[Recipe],
    build: Build,
    file: Path,
    inputs: str,
    tick: Callable[[str], None],
) -> None:
    """Write the table of the muscles among ``wanted``, right side or midline."""
    rows: list[NDArray[np.int16]] = []
    index: dict[str, dict[str, list[int]]] = {}
    start = 0
    for recipe in wanted:
        if recipe.kind != "muscle":
            continue
        tick(recipe.id)
        mesh = join([mesh for _, mesh in muscle_meshes(store, recipe, build)])
        index[recipe.id] = {}
        for name, samples in (("surface", spread(mesh)), ("inside", lattice(mesh))):
            index[recipe.id][name] = [start, len(samples)]
            rows.append(np.round(samples * 10).astype(np.int16))
            start += len(samples)
    file.parent.mkdir(parents=True, exist_ok=True)
    np.save(file, np.concatenate(rows))
    text = json.dumps({"inputs": inputs, "muscles": index}, separators=(",", ":"))
    file.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def spread(mesh: Mesh) -> NDArray[np.float64]:
    """Points (n, 3) on the surface, none nearer than ``SPACING_MM`` to another, leaving no gap between.

    Of two near points the earlier wins, round by round (Luby's maximal independent set).
    """
    dense = _dense(mesh)
    pairs = cKDTree(dense).query_pairs(SPACING_MM, output_type="ndarray")
    undecided, kept = np.ones(len(dense), bool), np.zeros(len(dense), bool)
    while undecided.any():
        pairs = pairs[undecided[pairs].all(1)]
        beaten = np.zeros(len(dense), bool)
        beaten[pairs.max(1)] = True
        chosen = undecided & ~beaten
        kept |= chosen
        undecided &= ~chosen
        undecided[pairs[chosen[pairs[:, 0]], 1]] = False
        undecided[pairs[chosen[pairs[:, 1]], 0]] = False
    return dense[kept]


def _dense(mesh: Mesh) -> NDArray[np.float64]:
    """Many points on the surface, evenly by area, in mixed order; always the same."""
    a, b, c = (mesh.vertices[mesh.faces[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    random = np.random.default_rng(7)
    face = random.choice(len(area), max(20, int(area.sum() * DENSE_PER_MM2)), p=area / area.sum())
    u, v = random.random((2, len(face), 1))
    root = np.sqrt(u)
    return (1 - root) * a[face] + root * (1 - v) * b[face] + root * v * c[face]


def lattice(mesh: Mesh) -> NDArray[np.float64]:
    """The lattice points (n, 3) inside a mesh that may be open: most rays from them end on an inner face."""
    low = np.floor(mesh.vertices[mesh.faces].min((0, 1)) / LATTICE_MM)
    high = np.ceil(mesh.vertices[mesh.faces].max((0, 1)) / LATTICE_MM)
    grid = np.stack(
        np.meshgrid(*(np.arange(a, b + 1) for a, b in zip(low, high, strict=True)), indexing="ij"), -1
    )
    points = grid.reshape(-1, 3) * LATTICE_MM
    scene = Scene(mesh.vertices[mesh.faces].astype(np.float32), np.arange(len(mesh.faces), dtype=np.int32))
    a, b, c = (mesh.vertices[mesh.faces[:, i]] for i in range(3))
    normal = np.cross(b - a, c - a)
    votes = np.zeros(len(points))
    tilt = np.array([0.013, -0.021, 0.017])
    for axis in AXES:
        direction = np.array(axis) / np.linalg.norm(axis) + tilt
        direction /= np.linalg.norm(direction)
        hit = scene.first(points.astype(np.float32), np.tile(direction.astype(np.float32), (len(points), 1)))
        votes += (hit["face"] >= 0) & (normal[hit["face"]] @ direction > 0)
    return points[votes > 0.6 * len(AXES)]
