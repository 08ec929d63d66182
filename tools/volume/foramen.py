"""The top of the spinal canal: from its last closed arch past the dens to foramen magnum and skull."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from tools.volume.assemble import Labels
from tools.volume.hollows import CANAL_HALF_WIDTH, Bools

Distances = NDArray[np.float64]

MIDDLE = 2
"""Voxels on either side of the median plane in which rim and dens are looked for."""
LIGAMENT = 2
"""Voxels of ligament between dens and canal, which the body lacks: those of the transverse and tectorial."""
LEAST_OPENING = 10
"""Voxels from the front to the back rim of the foramen, at least."""
PORES = 4
"""Half as wide, in voxels, a pore in the floor of the skull may be to be filled."""


class Rim(NamedTuple):
    """The lowest plane in which the occipital bone stands before and behind the canal; ``front`` and
    ``back`` are the rows of fat next to it."""

    z: int
    front: int
    back: int


def canal_top(labels: Labels, canal: Bools, bones: Bools, occipital: Bools, fat: int) -> Bools:
    """What is missing of the canal up to the foramen magnum: its last shape blended into the opening.

    ``bones`` are vertebrae and occipital bone. What lies before the dens and its ligament is left out.
    """
    found = np.zeros_like(canal)
    last = _end(canal)
    rim = _rim(occipital, last)
    if rim is None:
        return found
    below, above = _distance(canal[last]), _distance(_opening(rim, canal.shape[1:]))
    for z in range(last + 1, rim.z + 1):
        share = (z - last) / (rim.z - last)
        shape = (1 - share) * below + share * above > 0
        found[z] = _behind_dens(shape, bones[z]) & (labels[z] == fat)
    return found


def skull_floor(labels: Labels, cranium: Bools, canal: Bools, fat: int) -> Bools:
    """What is missing of the cranial cavity over the foramen: the pores between it and the canal."""
    inside = cranium | canal
    low = _end(canal)
    block = inside[low - PORES : low + 4 * PORES]
    closed = ndimage.binary_closing(np.pad(block, PORES), iterations=PORES)
    found = np.zeros_like(cranium)
    found[low + 1 : low + 4 * PORES] = closed[PORES:-PORES, PORES:-PORES, PORES:-PORES][PORES + 1 :]
    return found & (labels == fat)


def _end(canal: Bools) -> int:
    """The uppermost plane of the longest run of planes that hold some of the canal."""
    runs, count = ndimage.label(canal.any(axis=(1, 2)))
    longest = np.bincount(runs)[1:].argmax() + 1 if count else 0
    return int(np.flatnonzero(runs == longest)[-1])


def _rim(occipital: Bools, above: int) -> Rim | None:
    middle = occipital.shape[2] // 2
    bone = occipital[:, :, middle - MIDDLE : middle + MIDDLE].any(axis=2)
    for z in range(above + 1, len(bone)):
        rows = np.flatnonzero(bone[z])
        gaps = np.diff(rows)
        if len(gaps) and gaps.max() > LEAST_OPENING:
            at = int(gaps.argmax())
            return Rim(z, int(rows[at]) + 1, int(rows[at + 1]) - 1)
    return None


def _opening(rim: Rim, size: tuple[int, ...]) -> Bools:
    """The foramen as an ellipse between its rims, as wide as a canal is at most."""
    y, x = np.indices(size)
    middle, half = (rim.front + rim.back) / 2, (rim.back - rim.front + 1) / 2
    across = (x - (size[1] - 1) / 2) / CANAL_HALF_WIDTH
    return across**2 + ((y - middle) / half) ** 2 <= 1.0


def _behind_dens(shape: Bools, bones: Bools) -> Bools:
    """The part of a plane's shape behind the bone in its front half."""
    rows = np.flatnonzero(shape.any(axis=1))
    middle = shape.shape[1] // 2
    bone = np.flatnonzero(bones[:, middle - MIDDLE : middle + MIDDLE].any(axis=1))
    before = bone[bone < rows.mean()] if len(rows) else bone[:0]
    out = shape.copy()
    if len(before):
        out[: int(before.max()) + 1 + LIGAMENT] = False
    return out


def _distance(of: Bools) -> Distances:
    """Signed distance to the edge of a shape, positive within."""
    return ndimage.distance_transform_edt(of) - ndimage.distance_transform_edt(~of)
