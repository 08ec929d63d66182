"""Peeling: which triangles show at a depth, and muscles that poke through what covers them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from atlas.domain.body import DEPTHS, MUSCLE_DEPTHS, Depth
from atlas.domain.plates import Camera, Structure
from tools.plates.body import Body
from tools.plates.scene import Hits, Scene, origins_of

THIN_COVERED = ("_rib", "_vertebra", "atlas", "axis", "_costal_cartilage")
"""Bones that stick through the thin muscles over them in the dataset."""
BONY = ("bone", "tooth", "cartilage")
STEP_MM = 0.003
"""How far beyond a hit the next ray starts."""
POKE_MM = 6.0
"""How far a deeper muscle, rib or vertebra may stick out of the muscle over it and be drawn beneath it."""


def shows(row: Structure, depth: Depth) -> bool:
    """Whether a structure shows at a depth."""
    if depth is Depth.SKIN:
        return row.kind in ("skin", "eye")
    if depth is Depth.BONE:
        return row.kind in BONY
    if row.kind == "skin":
        return False
    return row.depth is None or DEPTHS.index(row.depth) >= DEPTHS.index(depth)


def scene_of(body: Body, structures: Iterable[Structure], depth: Depth, left_away: Iterable[str]) -> Scene:
    """The scene of what shows at a depth."""
    away = set(left_away)
    return scene_with(body, [row.number for row in structures if shows(row, depth) and row.id not in away])


def scene_with(body: Body, numbers: Iterable[int]) -> Scene:
    """The scene of some structures alone."""
    found = [body.faces_of[number] for number in numbers if number in body.faces_of]
    faces = np.concatenate(found) if found else np.zeros(0, np.int32)
    return Scene(body.triangles[faces], faces)


def rank_table(structures: Iterable[Structure]) -> NDArray[np.int8]:
    """By structure number how deep it lies: muscles 0 superficial to 2 deep, ribs, vertebrae 3, else -1."""
    rows = list(structures)
    table = np.full(max(row.number for row in rows) + 1, -1, np.int8)
    for row in rows:
        if row.kind == "muscle" and row.depth in MUSCLE_DEPTHS:
            table[row.number] = MUSCLE_DEPTHS.index(row.depth)
        elif row.kind in BONY and row.id.endswith(THIN_COVERED):
            table[row.number] = len(MUSCLE_DEPTHS)
    return table


def sink(body: Body, scene: Scene, camera: Camera, hits: Hits, samples: int, rank: NDArray[np.int8]) -> Hits:
    """The hits, where something sticks a little out of a more superficial muscle moved on to that one."""
    mine = rank[body.structure[hits.face]]
    rows = np.flatnonzero(mine > 0)
    face, t, u, v = (column.copy() for column in (hits.face, hits.t, hits.u, hits.v))
    depth, forward = hits.t[rows].copy(), np.array(camera.forward, np.float32)
    left = np.full(len(rows), POKE_MM, np.float32)
    for _ in range(6):
        start = origins_of(camera, samples, hits.at[rows]) + (depth + STEP_MM)[:, None] * forward
        hit = scene.first(start, np.tile(forward, (len(rows), 1)), left)
        found = (hit["face"] >= 0) & (hit["t"] < left)
        rows, depth, left = (
            rows[found],
            depth[found] + STEP_MM + hit["t"][found],
            left[found] - hit["t"][found],
        )
        hit = {key: column[found] for key, column in hit.items()}
        other = rank[body.structure[hit["face"]]]
        better = (other >= 0) & (other < mine[rows])
        to = rows[better]
        face[to], t[to] = hit["face"][better], depth[better]
        u[to], v[to] = hit["u"][better], hit["v"][better]
        rows, depth, left = rows[~better], depth[~better], left[~better]
    return Hits(hits.size, hits.at, face, t, u, v)
