"""Outlines: polygons around the regions of a picture."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import find_objects
from shapely.geometry import Polygon

Ring = list[float]
TOLERANCE_PX = 0.4
LEAST_AREA_PX = 3.0


def outlines_of(
    picture: NDArray[np.int32], scale: float, offset: tuple[float, float] = (0, 0)
) -> dict[int, list[Ring]]:
    """Polygons [x0, y0, x1, y1, ...] in px around each number of ``picture`` (0 is nothing).

    ``scale`` is the size of one cell of the picture in px, ``offset`` the place of its corner.
    """
    found: dict[int, list[Ring]] = {}
    for index, box in enumerate(find_objects(picture), start=1):
        if box is not None:
            x, y = box[1].start * scale + offset[0], box[0].start * scale + offset[1]
            rings = rings_of(picture[box] == index, scale, (x, y))
            if rings:
                found[index] = rings
    return found


def rings_of(mask: NDArray[np.bool_], scale: float, offset: tuple[float, float]) -> list[Ring]:
    """Simplified polygons around a mask; holes are rings too (fill them by the odd-even rule)."""
    rings = (_simple(ring * scale + np.array(offset)) for ring in _trace(mask))
    return [ring for ring in rings if ring]


def _simple(ring: NDArray[np.float64]) -> Ring:
    if len(ring) < 4:
        return []
    middle = (ring + np.roll(ring, -1, axis=0)) / 2
    for _ in range(2):
        middle = (np.roll(middle, 1, axis=0) + 2 * middle + np.roll(middle, -1, axis=0)) / 4
    polygon = Polygon(middle)
    if polygon.area < LEAST_AREA_PX:
        return []
    corners = np.asarray(polygon.exterior.simplify(TOLERANCE_PX).coords)[:-1]
    return [float(v) for v in np.round(corners, 1).ravel()] if len(corners) > 2 else []


def _trace(mask: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """Closed rings of grid corners along the border of a mask, the mask on their right."""
    m = np.pad(mask, 1)
    follow: dict[tuple[int, int], list[tuple[int, int]]] = {}
    up, down = m[1:, :] & ~m[:-1, :], ~m[1:, :] & m[:-1, :]
    left, right = m[:, 1:] & ~m[:, :-1], ~m[:, 1:] & m[:, :-1]
    for edge, start, end in (
        (up, (0, 0), (1, 0)), (down, (1, 0), (0, 0)), (left, (0, 1), (0, 0)), (right, (0, 0), (0, 1)),
    ):  # fmt: skip
        ys, xs = np.nonzero(edge)
        ox, oy = (0, 1) if edge is up or edge is down else (1, 0)
        for x, y in zip((xs + ox - 1).tolist(), (ys + oy - 1).tolist(), strict=True):
            follow.setdefault((x + start[0], y + start[1]), []).append((x + end[0], y + end[1]))
    return _link(follow)


def _link(follow: dict[tuple[int, int], list[tuple[int, int]]]) -> list[NDArray[np.float64]]:
    rings = []
    while follow:
        start = next(iter(follow))
        ring, here = [], start
        while here in follow:
            ring.append(here)
            targets = follow[here]
            after = targets.pop()
            if not targets:
                del follow[here]
            here = after
        rings.append(np.array(ring, float))
    return rings


def write_outlines(content: Mapping[str, object], file: Path) -> None:
    """Write outlines as gzip with no time stamp, so that the same input gives the same bytes."""
    text = json.dumps(content, separators=(",", ":"), sort_keys=True)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
