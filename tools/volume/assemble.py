"""Puts the labels of all structures into one array: fat, muscles, organs, vessels, bones, hollows, skin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from atlas.domain.body import Side
from atlas.domain.plates import Structure
from tools.meshes import Mesh, MeshStore, join
from tools.plates import lay_figure
from tools.plates.body import Build, muscle_meshes
from tools.plates.mend import weld
from tools.plates.structures import Recipe
from tools.volume.extras import VESSELS, Extra
from tools.volume.grid import SIZE, Box, box_of, voxel_of
from tools.volume.inside import area_mm2, inside, surface_points

Labels = NDArray[np.uint16]
THIN_MM = 7.0
"""Below this mean thickness a muscle's surface is laid in too, or it would be full of holes at 2 mm."""
HARD = ("bone", "cartilage", "tooth", "eye")
Numbers = Mapping[tuple[str, Side | None], int]


class Labelled:
    """The array of labels (z, y, x) while it is being filled; 0 is outside the body."""

    def __init__(self, skin: Mesh, fat: int) -> None:
        self.labels: Labels = np.zeros(SIZE[::-1], np.uint16)
        self.fat = fat
        box = box_of(skin)
        assert box is not None
        self.body: NDArray[np.bool_] = np.zeros(SIZE[::-1], bool)
        self.body[box.slices] = _solid(inside(skin, box))
        self.labels[self.body] = fat

    def fill(self, mesh: Mesh, number: int, over: Callable[[Labels], NDArray[np.bool_]]) -> int:
        """Label the voxels inside a mesh where ``over`` allows it; returns how many lie inside."""
        box = box_of(mesh)
        if box is None:
            return 0
        within = inside(mesh, box)
        block = self.labels[box.slices]
        block[within & over(block)] = number
        return int(within.sum())

    def coat(self, mesh: Mesh, number: int, over: Callable[[Labels], NDArray[np.bool_]]) -> None:
        """Label the voxels that the surface of a mesh passes through, where ``over`` allows it."""
        x, y, z = voxel_of(surface_points(mesh)).T
        here = over(self.labels[z, y, x])
        self.labels[z[here], y[here], x[here]] = number


def _solid(body: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The body without the crumbs and pores that a skin of two sheets leaves along its surface."""
    return ndimage.binary_opening(ndimage.binary_closing(body, iterations=1), iterations=1)


def assemble(
    store: MeshStore,
    wanted: Sequence[Recipe],
    structures: Iterable[Structure],
    extras: Sequence[Extra],
    build: Build,
    tick: Callable[[str], None],
) -> Labels:
    """The labels of everything that has a mesh; what is inside the skin and nothing else is fat."""
    number: Numbers = {(row.id, row.side): row.number for row in structures}
    fat = next(extra.number for extra in extras if extra.kind == "fat")
    tick("skin")
    made = Labelled(lay_figure.dress(weld(store.mesh(lay_figure.SKIN)))[0], fat)
    _muscles(made, store, [r for r in wanted if r.kind == "muscle"], number, build, tick)
    _plain(made, store, [r for r in wanted if r.kind in ("tendon", "ligament")], number, tick)
    _extras(made, store, [e for e in extras if e.kind not in VESSELS], tick)
    _extras(made, store, [e for e in extras if e.kind in VESSELS], tick)
    _plain(made, store, [r for r in wanted if r.kind in HARD], number, tick)
    made.labels[~made.body] = 0
    return made.labels


def _muscles(
    made: Labelled,
    store: MeshStore,
    recipes: Sequence[Recipe],
    number: Numbers,
    build: Build,
    tick: Callable[[str], None],
) -> None:
    """Right muscles and those of the midline, the larger first; the left ones mirror them."""
    meshes = {r.id: join([mesh for _, mesh in muscle_meshes(store, r, build)]) for r in recipes}
    for recipe in sorted(recipes, key=lambda r: (-_extent(meshes[r.id]), r.id)):
        tick(recipe.id)
        mesh = meshes[recipe.id]
        right = number[recipe.id, Side.RIGHT if recipe.paired else None]
        count = made.fill(mesh, right, lambda block: block != 0)
        if 2 * 8.0 * count / area_mm2(mesh) < THIN_MM:
            made.coat(mesh, right, lambda block: block == made.fat)
    _mirror(made, {number[r.id, Side.RIGHT]: number[r.id, Side.LEFT] for r in recipes if r.paired})


def _extent(mesh: Mesh) -> float:
    corners = mesh.vertices[mesh.faces].reshape(-1, 3)
    return float(np.prod(corners.max(0) - corners.min(0)))


def _mirror(made: Labelled, left_of: Mapping[int, int]) -> None:
    """Lay the mirror images of the right muscles into the fat of the left half."""
    other = np.zeros(int(max(left_of, default=0)) + 1, np.uint16)
    other[list(left_of)] = list(left_of.values())
    image = made.labels[:, :, ::-1]
    number = np.where(image < len(other), other[np.minimum(image, len(other) - 1)], 0)
    here = (made.labels == made.fat) & (number > 0)
    made.labels[here] = number[here]


def _plain(
    made: Labelled,
    store: MeshStore,
    recipes: Sequence[Recipe],
    number: Numbers,
    tick: Callable[[str], None],
) -> None:
    for recipe in recipes:
        tick(recipe.id)
        sides = [(Side.RIGHT if recipe.paired else None, recipe.parts)]
        sides += [(Side.LEFT, recipe.left)] if recipe.paired else []
        for side, parts in sides:
            for part in parts:
                mesh, label = weld(store.mesh(part)), number[recipe.id, side]
                if recipe.kind not in HARD:
                    made.coat(mesh, label, lambda block: block == made.fat)
                hard = recipe.kind in HARD
                made.fill(mesh, label, (lambda b: b != 0) if hard else (lambda b: b == made.fat))


def _extras(made: Labelled, store: MeshStore, extras: Sequence[Extra], tick: Callable[[str], None]) -> None:
    for extra in extras:
        for part in extra.parts:
            tick(part)
            mesh = weld(store.mesh(part))
            made.fill(mesh, extra.number, lambda block: block != 0)
            if extra.kind in VESSELS:
                made.coat(mesh, extra.number, lambda block: block != 0)


def box_around(labels: Labels, numbers: Iterable[int], margin: int = 2) -> Box:
    """The block that holds all voxels of some labels."""
    held = np.isin(labels, list(numbers))
    low, high = [], []
    for axes in ((0, 1), (0, 2), (1, 2)):  # leaves x, y, z
        there = np.flatnonzero(held.any(axis=axes))
        low.append(max(0, int(there[0]) - margin))
        high.append(int(there[-1]) + 1 + margin)
    high = [min(h, n) for h, n in zip(high, SIZE, strict=True)]
    return Box((low[0], low[1], low[2]), (high[0], high[1], high[2]))
