"""Where in a cut a structure is named on paper (numpy): well inside it, near the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.uint16]
Mask = NDArray[np.bool_]

Place = tuple[float, float]

BESIDE, CROWDED = 22.0, 6.0
"""So many px a number stands off the way; how much each px less counts against px further from the site."""
DEEPEST = 14
"""So many px from the border is deep enough for a number."""
LEAST = 3
"""A structure that is thinner than twice this, in px, has no room for a number."""


def label_places(
    labels: Labels, numbers: Iterable[int], near: Place, way: tuple[Place, Place]
) -> Mapping[int, Place]:
    """For each number of a label the place (column, row) of its name, as near as may be to a place.

    It stands beside the ``way``, a line from place to place, where there is room. Labels that the cut does
    not show, or only as a thin line, are left out.
    """
    found: dict[int, Place] = {}
    for number in numbers:
        inside = _inmost(labels == number)
        if inside is not None:
            rows, columns = np.nonzero(inside)
            far = np.hypot(columns - near[0], rows - near[1])
            crowded = np.maximum(0.0, BESIDE - _off(columns, rows, way))
            at = int((far + CROWDED * crowded).argmin())
            found[number] = (float(columns[at]) + 0.5, float(rows[at]) + 0.5)
    return found


def _off(columns: NDArray[np.intp], rows: NDArray[np.intp], way: tuple[Place, Place]) -> NDArray[np.float64]:
    """How far places lie from the line of a way, in px."""
    (x, y), (to_x, to_y) = way
    length = max(1e-6, float(np.hypot(to_x - x, to_y - y)))
    return np.abs((columns - x) * (to_y - y) - (rows - y) * (to_x - x)) / length


def _inmost(mask: Mask) -> Mask | None:
    """What is left when the border has been taken away as often as anything stays."""
    depth = 0
    while depth < DEEPEST:
        worn = _worn(mask)
        if not worn.any():
            break
        mask, depth = worn, depth + 1
    return mask if depth >= LEAST else None


def _worn(mask: Mask) -> Mask:
    held = np.zeros_like(mask)
    held[1:-1, 1:-1] = mask[1:-1, 1:-1] & mask[:-2, 1:-1] & mask[2:, 1:-1] & mask[1:-1, :-2] & mask[1:-1, 2:]
    return held
