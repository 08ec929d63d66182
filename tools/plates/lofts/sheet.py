"""Sheets of fibres: grids (fibre, across, 3) between lines, draped over what lies beneath, given a
thickness and closed. The first axis follows the fibres from origin to insertion."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline, griddata
from scipy.ndimage import gaussian_filter

from tools.meshes import Mesh
from tools.plates.lofts.curves import even
from tools.plates.lofts.surface import Surface

Grid = NDArray[np.float64]


def ruled(lines: list[Grid], along: ArrayLike) -> Grid:
    """Fibres through two or more lines (across, 3) in order; straight through two, smooth through more."""
    stack = np.stack(lines)
    at = np.asarray(along, float)
    if len(lines) == 2:
        return stack[0] + at[:, None, None] * (stack[1] - stack[0])
    gaps = np.linalg.norm(np.diff(stack, axis=0), axis=2).mean(axis=1)
    knots = np.concatenate([[0.0], np.cumsum(gaps)])
    return CubicSpline(knots / knots[-1], stack)(at)


def coons(first: Grid, last: Grid, left: Grid, right: Grid) -> Grid:
    """A patch bounded by four curves: ``first`` and ``last`` across (n, 3), ``left`` and ``right``
    along the fibres (m, 3); corners must agree."""
    s = even(len(left))[:, None, None]
    t = even(len(first))[None, :, None]
    rows = (1 - s) * first[None] + s * last[None]
    sides = (1 - t) * left[:, None] + t * right[:, None]
    corners = (1 - s) * ((1 - t) * first[0] + t * first[-1]) + s * ((1 - t) * last[0] + t * last[-1])
    return rows + sides - corners


def radial(grid: Grid, centre: ArrayLike, axis: ArrayLike = (0.0, 0.0, 1.0)) -> Grid:
    """Unit directions away from a line through ``centre`` along ``axis``."""
    line = np.asarray(axis, float) / np.linalg.norm(axis)
    out = grid - np.asarray(centre, float)
    out = out - (out @ line)[..., None] * line
    return out / np.maximum(np.linalg.norm(out, axis=-1, keepdims=True), 1e-9)


def normals(grid: Grid, outward: ArrayLike) -> Grid:
    """Unit normals of a grid, all on the same face: the one that on the whole looks to ``outward``."""
    square = np.cross(np.gradient(grid, axis=0), np.gradient(grid, axis=1))
    square /= np.maximum(np.linalg.norm(square, axis=-1, keepdims=True), 1e-9)
    return -square if (square * np.asarray(outward, float)).sum() < 0 else square


def lift(grid: Grid, out: Grid, under: Surface, clearance: float, reach: float) -> Grid:
    """Each point moved outward until ``clearance`` mm off what lies beneath, looked for from ``reach`` mm
    outside; points that are clear stay."""
    far = under.distances(grid + reach * out, -out)
    need = np.where(np.isfinite(far), reach - far + clearance, 0.0)
    return grid + np.clip(need, 0.0, None)[..., None] * out


def relax(grid: Grid, weight: float = 1.0, held: NDArray[np.bool_] | None = None) -> Grid:
    """One round of smoothing: ends of the fibres stay; edges smooth along themselves only;
    ``weight`` is how much neighbours across count against neighbours along; ``held`` stays."""
    new = grid.copy()
    along = (grid[:-2] + grid[2:]) / 2
    new[1:-1] = (grid[1:-1] + along) / 2
    across = (grid[1:-1, :-2] + grid[1:-1, 2:]) / 2
    mixed = (along[:, 1:-1] + weight * across) / (1 + weight)
    new[1:-1, 1:-1] = (grid[1:-1, 1:-1] + mixed) / 2
    return new if held is None else np.where(held[..., None], grid, new)


def drape(
    grid: Grid, out: Grid, under: Surface, clearance: float = 1.0, reach: float = 60.0, rounds: int = 12
) -> Grid:
    """A taut sheet over what lies beneath: lifted and smoothed in turn, ends held, lifted last."""
    free = grid
    for _ in range(rounds):
        free = lift(relax(free), out, under, clearance, reach)
        free[0], free[-1] = grid[0], grid[-1]
    return free


def body(
    base: Grid,
    out: Grid,
    thickness: Grid,
    share: float | Grid = 0.0,
    under: Surface | None = None,
    over: Surface | None = None,
    gap: float = 0.3,
    reach: float = 25.0,
) -> tuple[Grid, Grid]:
    """Inner and outer faces around a base: ``share`` of the thickness (mm, (fibre, across)) lies inward.

    The inner face keeps ``gap`` mm off ``under`` and the outer face off ``over`` (both looked for up to
    ``reach`` mm away); what is left of the thickness is smoothed, so that no step shows."""
    inward, outward = share * thickness, (1 - share) * thickness
    if under is not None:
        far = under.distances(base, -out)
        inward = _held_to(inward, far - gap, reach)
    if over is not None:
        far = over.distances(base, out)
        outward = _held_to(outward, far - gap, reach)
    return base - inward[..., None] * out, base + outward[..., None] * out


def _held_to(wish: Grid, room: Grid, reach: float) -> Grid:
    """A wish no larger than the room (where room within reach was found), smoothed."""
    limit = np.where(np.isfinite(room) & (room < reach), np.maximum(room, 0.0), np.inf)
    held = np.minimum(wish, limit)
    return np.minimum(gaussian_filter(held, 1.2, mode="nearest"), np.maximum(limit, 0.0))


def filled(values: Grid) -> Grid:
    """Numbers over a grid, those not finite taken from the nearest that are."""
    known = np.isfinite(values)
    places = np.stack(np.indices(values.shape), axis=-1)
    return np.asarray(griddata(places[known], values[known], places, method="nearest"))


def rounded(across: ArrayLike, power: float = 0.5) -> Grid:
    """Share of the full thickness at parameters 0..1 across: none at the edges, round between."""
    t = np.asarray(across, float)
    return np.clip(4 * t * (1 - t), 0.0, None) ** power


def finer(grid: Grid, factor: int = 2) -> Grid:
    """A grid with ``factor`` times the steps both ways, on smooth curves through its points."""
    for axis in (0, 1):
        count = grid.shape[axis]
        fine = np.linspace(0, count - 1, (count - 1) * factor + 1)
        grid = CubicSpline(np.arange(count), grid, axis=axis)(fine)
    return grid


def closed(inner: Grid, outer: Grid, edge: float = 0.2) -> Mesh:
    """A watertight mesh between two faces of the same shape, winding outward; faces nearer than
    ``edge`` mm are kept that far apart."""
    apart = outer - inner
    length = np.linalg.norm(apart, axis=-1, keepdims=True)
    square = normals(inner, apart.mean(axis=(0, 1)))
    push = np.where(length > 1e-6, apart / np.maximum(length, 1e-6), square)
    outer = np.where(length < edge, inner + edge * push, outer)
    rows, columns = inner.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    faces = np.concatenate(
        [_quads(index)[:, ::-1], _quads(index + rows * columns), _walls(index, rows * columns)]
    )
    vertices = np.concatenate([inner.reshape(-1, 3), outer.reshape(-1, 3)])
    corner = vertices[faces] - vertices.mean(axis=0)
    volume = np.einsum("ij,ij->i", corner[:, 0], np.cross(corner[:, 1], corner[:, 2])).sum()
    return Mesh(vertices, (faces if volume > 0 else faces[:, ::-1]).astype(np.int32))


def _quads(index: NDArray[np.int64]) -> NDArray[np.int64]:
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    return np.concatenate([np.stack(t, -1).reshape(-1, 3) for t in ((a, b, c), (a, c, d))])


def _walls(index: NDArray[np.int64], lift_by: int) -> NDArray[np.int64]:
    loop = np.concatenate([index[:-1, 0], index[-1, :-1], index[:0:-1, -1], index[0, :0:-1]])
    after = np.roll(loop, -1)
    first = np.stack([loop, after + lift_by, loop + lift_by], -1)
    second = np.stack([loop, after, after + lift_by], -1)
    return np.concatenate([first, second])
