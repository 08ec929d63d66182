"""Where zones and pain regions lie on the samples of the skin (numpy): what the ranking counts with.

Everything is authored on the right; the left is asked by mirroring what is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from atlas.domain.anatomy import Region
from atlas.domain.library import Library
from atlas.domain.points import Sense, Zone, ZoneKind
from atlas.domain.skin import SOFTNESS, Floats, SkinTable, sample_mm2, weights

LEAST = 0.02
"""A sample that belongs to a zone by less is left out."""


@dataclass(frozen=True)
class PainMap:
    """Trigger points as fields on the skin, listed by sample.

    ``points`` are (muscle id, point id); field 2 i is the essential zones of point i, field 2 i + 1 what
    its spillover zones add to them. The entries of sample s are ``begins[s]:begins[s + 1]``, each a
    field number and a weight. ``totals`` sums each field's weights, ``area_mm2`` is the skin that one
    sample stands for, ``region_of`` the number of each sample's region in ``regions``.
    """

    skin: SkinTable
    points: tuple[tuple[str, int], ...]
    begins: NDArray[np.int64]
    fields: NDArray[np.int32]
    values: Floats
    totals: Floats
    area_mm2: float
    regions: tuple[str, ...]
    region_of: NDArray[np.int16]

    def overlap(self, paint: Floats) -> Floats:
        """For each field the sum of its weights times ``paint`` (n,), the share of each sample painted."""
        rows = np.flatnonzero(paint)
        counts = self.begins[rows + 1] - self.begins[rows]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        entries = np.repeat(self.begins[rows], counts) + within
        by = self.values[entries] * np.repeat(paint[rows], counts)
        sums: Floats = np.bincount(self.fields[entries], by, len(self.totals)).astype(np.float32)
        return sums

    @cached_property
    def by_region(self) -> Floats:
        """For each field and region (fields, regions) the share of the region that the field takes, 0 to 1.

        Both sides of the body count as one: a zone that reaches the other side does so in the same region.
        """
        samples = np.repeat(np.arange(len(self.begins) - 1), np.diff(self.begins))
        place = self.fields.astype(np.int64) * len(self.regions) + self.region_of[samples]
        sums = np.bincount(place, self.values, len(self.totals) * len(self.regions))
        size = np.maximum(1, np.bincount(self.region_of, minlength=len(self.regions)) / 2.0)
        shares: Floats = np.minimum(1.0, sums.reshape(len(self.totals), -1) / size).astype(np.float32)
        return shares

    def shares(self, paint: Floats) -> dict[str, float]:
        """The pain regions that are painted and their shares of the paint, the largest first."""
        sums = np.bincount(self.region_of, paint, len(self.regions))
        total = max(float(sums.sum()), 1e-9)
        order = np.argsort(-sums, kind="stable")
        return {self.regions[i]: float(sums[i]) / total for i in order if sums[i] > 0.0}


def build(library: Library, skin: SkinTable, tick: Callable[[], None] = lambda: None) -> PainMap:
    """The map of a library whose zones have been laid on ``skin``; takes a second or two.

    ``tick`` is called often and may raise to give up.
    """
    points: list[tuple[str, int]] = []
    entries: list[tuple[int, NDArray[np.intp], Floats]] = []
    for muscle in library.muscles.values():
        tick()
        for point in muscle.trigger_points:
            painful = [zone for zone in point.zones if zone.sense is Sense.PAIN]
            essential = _layer(skin, (zone for zone in painful if zone.kind is ZoneKind.ESSENTIAL))
            spillover = _layer(skin, (zone for zone in painful if zone.kind is ZoneKind.SPILLOVER))
            for number, layer in enumerate((essential, np.maximum(spillover - essential, 0.0))):
                rows = np.flatnonzero(layer > LEAST)
                entries.append((2 * len(points) + number, rows, layer[rows]))
            points.append((muscle.id, point.id))
    regions = tuple(library.regions)
    tick()
    return _sorted(skin, tuple(points), entries, regions, _regions(skin, library.regions.values()))


def _sorted(
    skin: SkinTable,
    points: tuple[tuple[str, int], ...],
    entries: list[tuple[int, NDArray[np.intp], Floats]],
    regions: tuple[str, ...],
    region_of: NDArray[np.int16],
) -> PainMap:
    samples = np.concatenate([rows for _, rows, _ in entries]) if entries else np.zeros(0, np.intp)
    values = np.concatenate([v for _, _, v in entries]) if entries else np.zeros(0, np.float32)
    lengths = [len(rows) for _, rows, _ in entries]
    fields = np.repeat(np.array([n for n, _, _ in entries], np.int32), lengths)
    order = np.argsort(samples, kind="stable")
    begins = np.zeros(len(skin.positions) + 1, np.int64)
    np.cumsum(np.bincount(samples, minlength=len(skin.positions)), out=begins[1:])
    totals = np.bincount(fields, values, 2 * len(points)).astype(np.float32)
    return PainMap(
        skin, points, begins, fields[order], values[order].astype(np.float32), totals,
        sample_mm2(skin), regions, region_of,
    )  # fmt: skip


def _layer(skin: SkinTable, zones: Iterable[Zone]) -> Floats:
    """How much each sample belongs to any of some zones, 0 to 1."""
    layer = np.zeros(len(skin.positions), np.float32)
    for zone in zones:
        if zone.stroke:
            stroke, facing = np.asarray(zone.stroke, np.float32), np.asarray(zone.facing, np.float32)
            reach = zone.width / 2.0 * (1.0 + SOFTNESS)
            rows = skin.box(stroke.min(0) - reach, stroke.max(0) + reach)
            found = weights(skin.positions[rows], skin.normals[rows], stroke, facing, zone.width)
            layer[rows] = np.maximum(layer[rows], found)
    return layer


def _regions(skin: SkinTable, regions: Iterable[Region]) -> NDArray[np.int16]:
    """For each sample the number of its region: that of the nearest spot, by distance less radius."""
    right = skin.positions * np.array([-1.0, 1.0, 1.0], np.float32)
    right[:, 0] = -np.abs(right[:, 0])
    best = np.full(len(right), np.inf, np.float32)
    number = np.zeros(len(right), np.int16)
    for i, region in enumerate(regions):
        for spot, radius in region.spots:
            off = right - np.asarray((-abs(spot[0]), spot[1], spot[2]), np.float32)
            distance = np.sqrt(np.einsum("ij,ij->i", off, off)) - np.float32(radius)
            closer = distance < best
            best[closer], number[closer] = distance[closer], i
    return number
