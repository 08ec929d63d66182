"""The whole body as arrays of triangles, each with its structure, normals, fibres and material."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from atlas.domain.body import Side
from atlas.domain.plates import Structure
from tools.meshes import Mesh, MeshStore
from tools.plates import lay_figure
from tools.plates.decals import Decal
from tools.plates.fibres import fibres
from tools.plates.mend import corner_normals, cut_strays, weld
from tools.plates.structures import Recipe

MATERIALS = (
    "muscle", "bone", "cartilage", "tendon", "tooth", "gum", "skin", "cloth", "brow", "lip", "cut",
    "sclera", "cornea", "iris", "pupil",
)  # fmt: skip
MATERIAL = {name: i for i, name in enumerate(MATERIALS)}
DECALS = {"FJ2812": "brow", "FJ2814": "lip"}
"""Meshes that are painted on the skin instead of standing out of it."""
Build = Callable[[str, MeshStore], Mesh]


@dataclass(frozen=True)
class Piece:
    """One mesh of one structure, ready to draw."""

    structure: int
    triangles: NDArray[np.float32]
    normals: NDArray[np.float32]
    fibres: NDArray[np.float32]
    tendon: NDArray[np.float32]
    material: NDArray[np.uint8]


@dataclass(frozen=True)
class Body:
    """All triangles: ``triangles``, ``normals``, ``fibres`` (m, 3, 3), ``tendon`` (m, 3),
    ``structure`` numbers (m,), ``material`` (m,) and ``part`` (m,), a number for each mesh."""

    triangles: NDArray[np.float32]
    normals: NDArray[np.float32]
    fibres: NDArray[np.float32]
    tendon: NDArray[np.float32]
    structure: NDArray[np.int32]
    material: NDArray[np.uint8]
    part: NDArray[np.int32]
    decals: tuple[Decal, ...] = ()

    @cached_property
    def faces_of(self) -> dict[int, NDArray[np.int32]]:
        """The triangles of each structure number."""
        order = np.argsort(self.structure, kind="stable").astype(np.int32)
        numbers, first = np.unique(self.structure[order], return_index=True)
        return dict(zip(numbers.tolist(), np.split(order, first[1:]), strict=True))


def assemble(
    store: MeshStore,
    wanted: Iterable[Recipe],
    structures: Iterable[Structure],
    build: Build,
    tick: Callable[[str], None],
) -> Body:
    """Read, mend and join all structures."""
    number = {(row.id, row.side): row.number for row in structures}
    made: list[Piece] = []
    for recipe in wanted:
        tick(recipe.id)
        made += _structure(store, recipe, number, build)
    return _join(made, tuple(Decal.of(store.mesh(part), MATERIAL[name]) for part, name in DECALS.items()))


def _structure(
    store: MeshStore, recipe: Recipe, number: dict[tuple[str, Side | None], int], build: Build
) -> list[Piece]:
    if recipe.kind == "muscle":
        return _muscle(store, recipe, number, build)
    right = number[recipe.id, Side.RIGHT if recipe.paired else None]
    made = [_plain(store, recipe, part, right) for part in recipe.parts]
    if recipe.paired:
        made += [_plain(store, recipe, part, number[recipe.id, Side.LEFT]) for part in recipe.left]
    return made


def _muscle(
    store: MeshStore, recipe: Recipe, number: dict[tuple[str, Side | None], int], build: Build
) -> list[Piece]:
    meshes = muscle_meshes(store, recipe, build)
    if not recipe.paired:
        return [_fleshy(mesh, key, number[recipe.id, None]) for key, mesh in meshes]
    right = [_fleshy(mesh, key, number[recipe.id, Side.RIGHT]) for key, mesh in meshes]
    return right + [_mirrored(piece, number[recipe.id, Side.LEFT]) for piece in right]


def muscle_meshes(store: MeshStore, recipe: Recipe, build: Build) -> list[tuple[str, Mesh]]:
    """The mended meshes of a muscle's right side (or of the midline), by part or loft id."""
    made = [(recipe.loft, weld(build(recipe.loft, store)))] if recipe.loft else []
    made += [(part, cut_strays(weld(store.mesh(part)))) for part in recipe.parts]
    return [(key, _on_right(mesh) if recipe.paired else mesh) for key, mesh in made]


def _on_right(mesh: Mesh) -> Mesh:
    """A paired muscle's mesh on the right side; some lie left in the dataset."""
    return mesh.mirrored() if _middle(mesh) > 1.0 else mesh


def _middle(mesh: Mesh) -> float:
    return float(mesh.vertices[mesh.faces][..., 0].mean())


def _fleshy(mesh: Mesh, key: str, structure: int, material: str = "muscle") -> Piece:
    direction, tendon = fibres(mesh, key)
    return _piece(mesh, structure, MATERIAL[material], direction[mesh.faces], tendon[mesh.faces])


def _plain(store: MeshStore, recipe: Recipe, part: str, structure: int) -> Piece:
    mesh = weld(store.mesh(part))
    if part == lay_figure.SKIN:
        return _dressed(mesh, structure)
    if recipe.kind == "tendon":
        return _fleshy(mesh, part, structure, "tendon")
    return _piece(mesh, structure, MATERIAL[_material(store, recipe, part)])


def _dressed(mesh: Mesh, structure: int) -> Piece:
    figure, cloth = lay_figure.dress(mesh)
    piece = _piece(figure, structure, MATERIAL["skin"])
    piece.material[cloth] = MATERIAL["cloth"]
    return piece


def _material(store: MeshStore, recipe: Recipe, part: str) -> str:
    name = store.parts[part].name
    for word, material in (("gingiva", "gum"), ("sclera", "sclera"), ("cornea", "cornea")):
        if word in name:
            return material
    return {"ligament": "tendon"}.get(recipe.kind, recipe.kind)


def _piece(
    mesh: Mesh, structure: int, material: int, direction: NDArray | None = None, tendon: NDArray | None = None
) -> Piece:
    m = len(mesh.faces)
    return Piece(
        structure,
        mesh.vertices[mesh.faces].astype(np.float32),
        corner_normals(mesh),
        np.zeros((m, 3, 3), np.float32) if direction is None else direction.astype(np.float32),
        np.zeros((m, 3), np.float32) if tendon is None else tendon.astype(np.float32),
        np.full(m, material, np.uint8),
    )


def _mirrored(piece: Piece, structure: int) -> Piece:
    flip = np.array([-1, 1, 1], np.float32)
    turned = (np.ascontiguousarray(a[:, ::-1] * flip) for a in (piece.triangles, piece.normals, piece.fibres))
    return Piece(structure, *turned, piece.tendon[:, ::-1].copy(), piece.material)


def _join(made: list[Piece], decals: tuple[Decal, ...]) -> Body:
    counts = [len(piece.triangles) for piece in made]
    columns = {
        name: np.concatenate([getattr(piece, name) for piece in made])
        for name in ("triangles", "normals", "fibres", "tendon", "material")
    }
    structure = np.repeat(np.array([piece.structure for piece in made], np.int32), counts)
    part = np.repeat(np.arange(1, len(made) + 1, dtype=np.int32), counts)
    return Body(structure=structure, part=part, decals=decals, **columns)
