"""Muscles of the reference body as evenly spread samples: how far a place is from a muscle (numpy)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from atlas.domain.body import Position

Floats = NDArray[np.float32]

LATTICE_MM = 4.0
"""Spacing of the inner samples: those points of one lattice through the origin that lie in the muscle."""
NEAR = 12
"""How many surface samples around the nearest one are joined by segments."""
JOIN_MM = 5.5
"""Surface samples this near to each other are neighbours."""


@dataclass(frozen=True)
class Samples:
    """One muscle: ``surface`` samples (n, 3) about 3 mm apart and ``inside`` lattice points (m, 3), mm."""

    surface: Floats
    inside: Floats


@dataclass(frozen=True)
class MuscleTable:
    """The samples of every muscle, right side or midline, by structure id."""

    muscles: Mapping[str, Samples]

    def distance_mm(self, structure_id: str, position: Position) -> float:
        """Distance in mm from a position to a muscle, 0 inside it, within about 1.5 mm.

        Raises ``KeyError`` for a muscle that the table does not hold.
        """
        samples = self.muscles[structure_id]
        place = np.asarray(position, np.float32)
        if _occupancy(samples.inside, place) >= 0.5:
            return 0.0
        to_surface = _to_surface(samples.surface, place)
        to_inside = _nearest(samples.inside, place)
        return to_surface if to_surface <= to_inside else max(0.0, to_inside - LATTICE_MM / 2)


def load(path: Path) -> MuscleTable:
    """Read ``muscles.npy`` (int16, tenths of a mm) and the index ``muscles.json`` beside it."""
    rows = np.load(path, allow_pickle=False).astype(np.float32) / 10.0
    index = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["muscles"]
    return MuscleTable({key: _samples(rows, spans) for key, spans in index.items()})


def _samples(rows: Floats, spans: Mapping[str, list[int]]) -> Samples:
    surface, inside = (rows[start : start + count] for start, count in (spans["surface"], spans["inside"]))
    return Samples(surface, inside)


def _nearest(samples: Floats, place: Floats) -> float:
    if not len(samples):
        return float("inf")
    return float(np.sqrt(((samples - place) ** 2).sum(1).min()))


def _occupancy(inside: Floats, place: Floats) -> float:
    """How much of the lattice cell around a place is muscle, 0 to 1, blended from its eight corners."""
    away = np.abs(inside - place) / LATTICE_MM
    corners = away[(away < 1.0).all(1)]
    return float(np.prod(1.0 - corners, axis=1).sum())


def _to_surface(surface: Floats, place: Floats) -> float:
    """Distance to the surface: to the nearest segment between neighbouring samples."""
    distance = np.sqrt(((surface - place) ** 2).sum(1))
    best = float(distance.min())
    near = surface[np.argsort(distance, kind="stable")[:NEAR]]
    for i, start in enumerate(near[:-1]):
        along = near[i + 1 :] - start
        length = (along**2).sum(1)
        along, length = along[length < JOIN_MM**2], length[length < JOIN_MM**2]
        if len(along):
            share = np.clip(along @ (place - start) / np.maximum(length, 1e-9), 0.0, 1.0)
            off = place - start - share[:, None] * along
            best = min(best, float(np.sqrt((off**2).sum(1).min())))
    return best
