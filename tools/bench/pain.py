"""Ranking of a painted pain: all points of the atlas, and a hundred times as many."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

import numpy as np

from atlas import paths
from atlas.domain.library import Library
from atlas.domain.pain import Ranking
from atlas.domain.pain_map import PainMap, build
from atlas.domain.painting import Painting
from atlas.domain.points import ZoneKind
from atlas.domain.skin import load_skin
from atlas.packs.load import load
from tools.bench.rows import Row

TIMES = 100


def rows() -> Iterator[Row]:
    """Each a whole painting that was not seen before, so that nothing is kept from the last one."""
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets).library
    fields = build(library, load_skin(assets / "body" / "skin.npy"))
    drawings = list(_drawings(library))
    once = _times(Ranking(library, fields), drawings)
    note = f"{len(drawings)} drawings"
    yield Row("pain: ranking all points for a drawing, median", once, 10.0, "ms", note)
    many = _times(Ranking(library, _crowd(fields)), drawings[:40])
    yield Row(f"pain: the same with {TIMES}x the points, median", many, 100.0, "ms")


def _drawings(library: Library) -> Iterator[Painting]:
    """The essential zones of every point, drawn with a brush of 12 mm along their middle."""
    for muscle in library.muscles.values():
        for point in muscle.trigger_points:
            painting = Painting()
            for zone in point.zones:
                if zone.kind is ZoneKind.ESSENTIAL and zone.stroke:
                    painting = painting.begun(zone.stroke[0], zone.facing[0], 12.0)
                    for at, facing in zip(zone.stroke[1:], zone.facing[1:], strict=True):
                        painting = painting.grown(at, facing)
            if not painting.empty:
                yield painting


def _times(ranking: Ranking, drawings: list[Painting]) -> float:
    taken = []
    for drawing in drawings:
        begin = time.perf_counter()
        ranking.rank(drawing)
        taken.append((time.perf_counter() - begin) * 1000)
    return median(taken)


def _crowd(fields: PainMap) -> PainMap:
    """Every point ``TIMES`` times."""
    count, step = len(fields.totals), np.arange(TIMES, dtype=np.int32)
    return replace(
        fields,
        points=fields.points * TIMES,
        begins=fields.begins * TIMES,
        fields=(fields.fields[:, None] + step * count).ravel(),
        values=np.repeat(fields.values, TIMES),
        totals=np.tile(fields.totals, TIMES),
    )
