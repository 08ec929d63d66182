"""Slicing: meshes cut by a plane and closed there with a flat face."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from shapely import Polygon, constrained_delaunay_triangles, make_valid, union_all
from shapely.geometry.base import BaseGeometry

from atlas.domain.plates import Structure
from tools.plates.body import MATERIAL, Body

Floats = NDArray[np.float32]
WELD_MM = 0.01
SHELL_MM = 8.0
"""The skin is a shell of two faces that lie nearer to each other than this."""
PROUD_MM = 0.05
"""How far a face stands out, so that edges of shells within it do not show as specks."""
CORNER_COLUMNS = ("triangles", "normals", "fibres", "tendon")
"""The columns of a body that hold a value for each corner of a triangle."""


@dataclass(frozen=True)
class Blade:
    """A plane through ``at`` (mm); what lies beyond it, in the direction ``away``, goes.

    With a ``seed`` only what hangs together there with the place of the mesh nearest to it; ``keep``
    turns round what goes and what stays.
    """

    at: tuple[float, ...]
    away: tuple[float, ...]
    seed: tuple[float, ...] | None = None
    keep: bool = False

    @property
    def normal(self) -> NDArray[np.float64]:
        """Unit vector away from what stays."""
        normal: NDArray[np.float64] = np.array(self.away) / np.linalg.norm(self.away)
        return -normal if self.keep else normal

    def beyond(self, places: NDArray) -> Floats:
        """How far (mm) places (..., 3) lie beyond the plane, whichever side goes."""
        return (places - np.array(self.at)) @ (np.array(self.away) / np.linalg.norm(self.away))

    def meets(self, places: NDArray) -> bool:
        """Whether any of the places lies where something goes."""
        return self.keep or bool((self.beyond(places) > 0).any())


@dataclass(frozen=True)
class Edges:
    """The lines along which triangles meet the plane: their ``ends`` (n, 2, 3) in mm, and for each end
    the ``number`` (n, 2) of the edge of the mesh on which it lies."""

    ends: Floats
    number: NDArray[np.int64]


def rows_of(body: Body, rows: NDArray) -> Body:
    """Some triangles of a body."""
    return replace(body, **{f.name: getattr(body, f.name)[rows] for f in fields(body) if f.name != "decals"})


def join(bodies: list[Body]) -> Body:
    """All triangles of some bodies in one."""
    names = [f.name for f in fields(Body) if f.name != "decals"]
    columns = {name: np.concatenate([getattr(body, name) for body in bodies]) for name in names}
    return replace(bodies[0], **columns)


def slice_mesh(mesh: Body, blade: Blade, row: Structure) -> Body:
    """What stays of the triangles of one structure, with the faces that close it."""
    corner = _welded(mesh.triangles)
    depth = _depths(mesh.triangles, corner, blade)
    beyond = (depth > 0).sum(1)
    pieces = [rows_of(mesh, np.flatnonzero(beyond == 0))]
    edges: list[Edges] = []
    for many in (1, 2):
        rows = np.flatnonzero(beyond == many)
        first = np.argmax((depth[rows] > 0) == (many == 1), axis=1)
        turn = (first[:, None] + np.arange(3)) % 3
        turned = _turned(rows_of(mesh, rows), turn)
        of_corner = np.take_along_axis(depth[rows], turn, 1)
        share = of_corner[:, :1] / (of_corner[:, :1] - of_corner[:, 1:])
        pieces += _near_side(turned, share, many)
        edges.append(_edges(turned, np.take_along_axis(corner[rows], turn, 1), share, many))
    whole = Edges(*(np.concatenate([getattr(e, name) for e in edges]) for name in ("ends", "number")))
    return join([*pieces, *_faces(mesh, whole, blade, row.kind == "skin")])


def _welded(triangles: Floats) -> NDArray[np.int64]:
    """For each corner (m, 3) the number of its vertex."""
    keys = np.round(triangles.reshape(-1, 3) / WELD_MM).astype(np.int64)
    return np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1, 3)


def _depths(triangles: Floats, corner: NDArray[np.int64], blade: Blade) -> Floats:
    """How far (mm) each corner (m, 3) lies in what goes; less than 0 where it stays."""
    depth = blade.beyond(triangles)
    gone = depth > 0
    if blade.seed is not None and gone.any():
        gone &= _hanging_together(triangles, corner, gone, blade.seed)
    inside = np.where(gone, depth, np.minimum(depth, -1e-4))
    return -inside if blade.keep else inside


def _hanging_together(
    triangles: Floats, corner: NDArray[np.int64], beyond: NDArray[np.bool_], seed: tuple[float, ...]
) -> NDArray[np.bool_]:
    """Which corners hang together beyond the plane with what lies nearest to the seed."""
    after = [1, 2, 0]
    both = (beyond & beyond[:, after]).ravel()
    a, b, n = corner.ravel()[both], corner[:, after].ravel()[both], int(corner.max()) + 1
    label = connected_components(coo_matrix((np.ones(len(a)), (a, b)), shape=(n, n)), directed=False)[1]
    distance = np.linalg.norm(triangles - np.array(seed), axis=2) + 1e6 * ~beyond
    near = distance < distance.min() + SHELL_MM
    return np.isin(label[corner], label[corner[near]])


def _turned(mesh: Body, turn: NDArray[np.int64]) -> Body:
    """The same triangles, each beginning with the corner that lies alone on its side of the plane."""
    index = np.arange(len(turn))[:, None]
    return replace(mesh, **{name: getattr(mesh, name)[index, turn] for name in CORNER_COLUMNS})


def _corners(values: Floats, share: Floats) -> Floats:
    """Corner values (m, 2, ...) where the two edges from the first corner meet the plane."""
    t = share.reshape(*share.shape, *(1,) * (values.ndim - 2)).astype(np.float32)
    return values[:, :1] + t * (values[:, 1:] - values[:, :1])


def _near_side(turned: Body, share: Floats, many: int) -> list[Body]:
    """What stays of triangles with ``many`` corners beyond the plane."""
    one: dict[str, NDArray] = {}
    two: dict[str, NDArray] = {}
    for name in CORNER_COLUMNS:
        whole = getattr(turned, name)
        ends = _corners(whole, share)
        if many == 2:
            one[name] = np.stack([whole[:, 0], ends[:, 0], ends[:, 1]], 1)
        else:
            one[name] = np.stack([ends[:, 0], whole[:, 1], whole[:, 2]], 1)
            two[name] = np.stack([ends[:, 0], whole[:, 2], ends[:, 1]], 1)
    return [replace(turned, **columns) for columns in (one, two) if columns]


def _edges(turned: Body, corner: NDArray[np.int64], share: Floats, many: int) -> Edges:
    """Where triangles meet the plane, all in the same turn."""
    ends = _corners(turned.triangles, share)
    low, high = np.minimum(corner[:, :1], corner[:, 1:]), np.maximum(corner[:, :1], corner[:, 1:])
    way = slice(None, None, -1 if many == 2 else 1)
    return Edges(ends[:, way], ((low << 32) | high)[:, way])


def _faces(mesh: Body, edges: Edges, blade: Blade, skin: bool) -> list[Body]:
    """The flat faces within the rings that the edges make; the skin is filled, other shells stay hollow."""
    plane = _axes(blade.normal)
    shape = _filled(_rings((edges.ends - np.array(blade.at)) @ plane.T, edges), skin)
    made = [p.exterior.coords[:3] for p in constrained_delaunay_triangles(shape).geoms]
    if not made:
        return []
    corners = np.array(made) @ plane + np.array(blade.at) + PROUD_MM * blade.normal
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    corners = np.where((normal @ blade.normal > 0)[:, None, None], corners, corners[:, ::-1])
    return [_flat(mesh, corners.astype(np.float32), blade.normal.astype(np.float32), skin)]


def _axes(normal: NDArray[np.float64]) -> NDArray[np.float64]:
    """Two unit vectors (2, 3) square to a normal and to each other."""
    across = np.cross(normal, (0.0, 1.0, 0.0) if abs(normal[1]) < 0.9 else (1.0, 0.0, 0.0))
    across /= np.linalg.norm(across)
    return np.stack([across, np.cross(normal, across)])


def _filled(rings: list[NDArray], whole: bool) -> BaseGeometry:
    """The area within rings: all within the outermost, or by the odd-even rule."""
    shapes = [make_valid(Polygon(ring)) for ring in rings]
    if whole:
        return union_all([Polygon(part.exterior) for part in _polygons(union_all(shapes))])
    return reduce(BaseGeometry.symmetric_difference, shapes, Polygon())


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a shape."""
    parts = shape.geoms if hasattr(shape, "geoms") else [shape]
    return [part for part in parts if isinstance(part, Polygon)]


def _flat(mesh: Body, corners: Floats, normal: Floats, skin: bool) -> Body:
    """Triangles that belong to the structure of ``mesh``, without fibres."""
    m = len(corners)
    return replace(
        mesh,
        triangles=corners,
        normals=np.tile(normal, (m, 3, 1)),
        fibres=np.zeros((m, 3, 3), np.float32),
        tendon=np.zeros((m, 3), np.float32),
        structure=np.full(m, mesh.structure[0], np.int32),
        material=np.full(m, MATERIAL["cut"] if skin else mesh.material[0], np.uint8),
        part=np.full(m, mesh.part[0], np.int32),
    )


def _rings(flat: NDArray, edges: Edges) -> list[NDArray]:
    """Closed rings of places (k, 2) from lines (n, 2, 2), whose ends meet where their numbers are one."""
    begins = {first: i for i, first in enumerate(edges.number[:, 0].tolist())}
    rings = []
    while begins:
        start = here = next(iter(begins))
        ring = []
        while here in begins:
            i = begins.pop(here)
            ring.append(flat[i, 0])
            here = int(edges.number[i, 1])
        if here == start and len(ring) > 2:
            rings.append(np.array(ring))
    return rings
