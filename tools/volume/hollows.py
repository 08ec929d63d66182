"""Hollows that the meshes lack, found by what walls them in: chest, abdomen, spinal canal, skull."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import Delaunay

from tools.volume.assemble import Labels, box_around
from tools.volume.grid import Box

Bools = NDArray[np.bool_]

QUARTER = ((1, 0), (2, 1), (1, 1), (1, 2))
DIRECTIONS = tuple(
    (sx * a, sy * b) for a, b in (*QUARTER, (0, 1)) for sx in (1, -1) for sy in (1, -1) if (a or sx > 0)
    and (b or sy > 0)
)  # fmt: skip
"""Sixteen directions within a horizontal plane, in voxels."""
CUPOLA_MM = 22.0
"""How far the top of the pleura is laid above the plane of the first rib: 2 to 3 cm above the clavicle's
inner third, as anatomies describe it; the body has no lung to measure."""


NEAR_SPINE = 16
"""Voxels on either side of the median plane that the vertebrae and their joints with the ribs take up."""
CANAL_HALF_WIDTH, CANAL_VOXELS, CANAL_GAP = 8, (28, 130), 20
"""Half the width, the area in a plane and the longest way between two closed arches, in voxels of 2 mm."""


CRACK = 2
"""Half as wide, in voxels, a crack within the cranial cavity may be to be closed."""


def enclosed(wall: Bools, share: float, reach: int = 256) -> Bools:
    """Voxels (z, y, x) from which at least ``share`` of the directions in the plane meet a wall within
    ``reach`` voxels."""
    thick = ndimage.binary_dilation(wall, ndimage.generate_binary_structure(3, 1) & _FLAT)
    votes = np.zeros(wall.shape, np.int8)
    for dx, dy in DIRECTIONS:
        seen, step = thick.copy(), 1
        while step < reach:
            seen |= _shifted(seen, -dy * step, -dx * step)
            step *= 2
        votes += seen
    return votes >= share * len(DIRECTIONS)


_FLAT = np.array([[[0] * 3] * 3, [[1] * 3] * 3, [[0] * 3] * 3], bool)


def _shifted(of: Bools, dy: int, dx: int) -> Bools:
    """The array moved by whole voxels within its planes; what comes in is False."""
    out = np.zeros_like(of)
    height, width = of.shape[1:]
    if abs(dy) >= height or abs(dx) >= width:
        return out
    to_y, from_y = _spans(dy, height)
    to_x, from_x = _spans(dx, width)
    out[:, to_y, to_x] = of[:, from_y, from_x]
    return out


def _spans(step: int, size: int) -> tuple[slice, slice]:
    if step >= 0:
        return slice(step, size), slice(0, size - step)
    return slice(0, size + step), slice(-step, size)


def chest(
    labels: Labels, wall: Iterable[int], first_ribs: Iterable[int], last_ribs: Iterable[int], diaphragm: int,
    fat: int, spinal_canal: Bools,
) -> Bools:  # fmt: skip
    """The chest cavity: within the ribs and above the diaphragm, with a dome over each first rib."""
    box = box_around(labels, wall)
    block = labels[box.slices]
    walls = np.isin(block, list(wall))
    ring = enclosed(walls, 0.74)
    below = _met_first(block == diaphragm, walls)
    found = np.zeros(labels.shape, bool)
    found[box.slices] = (block == fat) & ring & ~below
    for rib in first_ribs:
        found |= _cupola(labels, rib)
    allowed = (labels == fat) & ~behind(spinal_canal)
    allowed[: _neck(labels, last_ribs)] = False
    closed = ndimage.binary_closing(found[box.slices], np.ones((13, 3, 3), bool)) & ~below
    found[box.slices] |= closed
    return _main_piece(ndimage.binary_opening(found & allowed, iterations=1))


def behind(spinal_canal: Bools) -> Bools:
    """The voxels near the median plane that lie behind the middle of the spinal canal."""
    out = np.zeros_like(spinal_canal)
    middle = spinal_canal.shape[2] // 2
    for z in np.flatnonzero(spinal_canal.any(axis=(1, 2))):
        y = int(np.nonzero(spinal_canal[z])[0].mean())
        out[z, y:, middle - NEAR_SPINE : middle + NEAR_SPINE] = True
    return out


def _neck(labels: Labels, last_ribs: Iterable[int]) -> int:
    """The plane of the lower edge of the necks of the twelfth ribs, below which no pleura is laid."""
    z, _, x = np.nonzero(np.isin(labels, list(last_ribs)))
    return int(z[np.abs(x - labels.shape[2] / 2) < NEAR_SPINE].min())


def _met_first(target: Bools, walls: Bools) -> Bools:
    """Voxels from which the first wall or target met going up is the target."""
    order = slice(None, None, -1)
    kind = np.where(target, 2, np.where(walls, 1, 0)).astype(np.int8)[order]
    last = np.zeros_like(kind)
    now = np.zeros(kind.shape[1:], np.int8)
    for z in range(len(kind)):
        now = np.where(kind[z] > 0, kind[z], now)
        last[z] = now
    return last[order] == 2


def _cupola(labels: Labels, rib: int) -> Bools:
    """A dome over the opening within a first rib, highest in its middle."""
    z, y, x = np.nonzero(labels == rib)
    at = np.stack([x, y, z], 1).astype(float)
    middle = at.mean(0)
    _, _, axes = np.linalg.svd(at - middle, full_matrices=False)
    up = axes[2] * np.sign(axes[2, 2])
    flat = (at - middle) @ axes[:2].T
    low, high = at.min(0).astype(int) - 2, at.max(0).astype(int) + 14
    box = Box((low[0], low[1], low[2]), (high[0], high[1], high[2]))
    steps = (np.arange(a, b) for a, b in zip(low, high, strict=True))
    grid = np.stack(np.meshgrid(*steps, indexing="ij"), -1)
    off = grid.reshape(-1, 3) - middle
    plane = off @ axes[:2].T
    within = Delaunay(flat).find_simplex(plane) >= 0
    rim = np.linalg.norm(plane, axis=1) / np.abs(flat).max(0).min()
    dome = CUPOLA_MM / 2.0 * np.sqrt(np.clip(1.0 - rim**2, 0.0, 1.0))
    height = off @ up
    held = (within & (height > -20.0) & (height < dome)).reshape(grid.shape[:3])
    found = np.zeros(labels.shape, bool)
    found[box.slices] = held.transpose(2, 1, 0)
    return found


def abdomen(labels: Labels, wall: Iterable[int], fat: int, chest_cavity: Bools, spinal_canal: Bools) -> Bools:
    """The abdominal and pelvic cavity: within the walls of muscle and bone, outside the chest cavity."""
    box = box_around(labels, wall)
    block = labels[box.slices]
    ring = enclosed(np.isin(block, list(wall)), 0.8)
    found = np.zeros(labels.shape, bool)
    found[box.slices] = ring & (block == fat)
    found &= ~chest_cavity & ~behind(spinal_canal)
    return _main_piece(ndimage.binary_opening(found, iterations=2))


def canal(labels: Labels, wall: Iterable[int], reach: int = 14) -> Bools:
    """The spinal canal: where an arch closes it; between two such planes their shapes are blended."""
    box = box_around(labels, wall, margin=4)
    block = labels[box.slices]
    walls = np.isin(block, list(wall))
    x = np.abs(np.arange(box.low[0], box.high[0]) - (labels.shape[2] - 1) / 2)
    ring = enclosed(walls, 0.93, reach) & ~walls & (block != 0) & (x < CANAL_HALF_WIDTH)[None, None, :]
    shapes = [_round_piece(plane) for plane in ring]
    found = np.zeros(labels.shape, bool)
    found[box.slices] = _between(shapes, walls.shape) & ~walls & (block != 0)
    return found


def _round_piece(plane: Bools) -> NDArray[np.float64] | None:
    """Signed distance to the largest piece of a plane, or None where it is no canal."""
    label, count = ndimage.label(ndimage.binary_opening(plane, iterations=2))
    if not count:
        return None
    piece = label == np.bincount(label.ravel())[1:].argmax() + 1
    if not CANAL_VOXELS[0] <= piece.sum() <= CANAL_VOXELS[1]:
        return None
    return ndimage.distance_transform_edt(piece) - ndimage.distance_transform_edt(~piece)


def _between(shapes: list[NDArray[np.float64] | None], size: tuple[int, ...]) -> Bools:
    """All planes, those without a shape blended from the two nearest with one, if these are near."""
    known = [z for z, shape in enumerate(shapes) if shape is not None]
    found = np.zeros(size, bool)
    for low, high in zip(known, known[1:] + known[-1:], strict=True):
        below, above = shapes[low], shapes[high]
        if below is None or above is None or high - low > CANAL_GAP:
            high, above = low, below
        for z in range(low, max(high, low + 1)):
            share = (z - low) / max(high - low, 1)
            found[z] = (1 - share) * below + share * above > 0
    return found


def skull(labels: Labels, bones: Iterable[int], fat: int) -> Bools:
    """The cranial cavity: within the bones of the skull, seen in all three sets of planes."""
    box = box_around(labels, bones)
    block = labels[box.slices]
    walls = np.isin(block, list(bones))
    level = enclosed(walls, 0.95)
    upright = enclosed(walls.transpose(2, 0, 1), 0.68).transpose(1, 2, 0)
    found = np.zeros(labels.shape, bool)
    found[box.slices] = level & upright & (block == fat)
    main = _main_piece(ndimage.binary_opening(found, iterations=3))
    return main | without_cracks(main) & (labels == fat)


def without_cracks(hollow: Bools) -> Bools:
    """A hollow with the cracks closed that votes of few directions leave in it."""
    return ndimage.binary_closing(hollow, iterations=CRACK)


def _main_piece(of: Bools) -> Bools:
    """The largest connected piece, and others at least a fifth as large (the two sides of the chest)."""
    label, count = ndimage.label(of)
    if not count:
        return of
    size = np.bincount(label.ravel())
    size[0] = 0
    return (size >= size.max() / 5)[label]
