"""From a painted pain to the trigger points that may refer it: one stated formula, all weights here (numpy).

For each trigger point and each side, from the overlap of the paint p with its essential zones e and with what
its spillover zones add to them s (sums over samples of the skin, each 0 to 1, of equal area):

    weighed  = sum p e + SPILLOVER sum p s
    cover    = weighed / sum p           how much of the paint its zones explain
    fill     = weighed / max(ROOM, min(sum e + SPILLOVER sum s, sum p))
                                         how much of its zones is painted, as far as the paint could fill them
    overlap  = COVER cover + FILL fill   also with the paint widened by FUZZY_MM, that weighed FUZZY: people
                                         draw a pain a finger's breadth beside where the next one draws it
    often    = the mean over the painted regions, by their share of the paint, of 1 for the muscle that the
               literature names first among the causes of pain there, LAST for the last, 0 for one not named
    reported = the greatest published share of people who felt pain in a zone of the point, 0 to 1
    felt     = weighed over FELT of the widened paint, at most 1: what is not felt there is not often so
    score    = OVERLAP overlap + felt (OFTEN often + REPORTED reported), times DOUBT for low certainty

A muscle counts with its best point. Pain on both sides prefers muscles whose zones cross the midline: of a
pair of points each explains only its half; both together (side None) explain the whole, times PAIR.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from atlas.domain.anatomy import Muscle
from atlas.domain.body import Side
from atlas.domain.library import Library
from atlas.domain.pain_beside import apart, figure_there
from atlas.domain.pain_map import PainMap
from atlas.domain.pain_paint import Canvas
from atlas.domain.painting import Painting
from atlas.domain.points import Certainty, Reported, TriggerPoint, ZoneKind
from atlas.domain.skin import Floats

SPILLOVER = 0.4
ROOM_MM2 = 2500.0
COVER, FILL = 0.75, 0.25
FUZZY_MM, FUZZY, REGIONAL = 14.0, 0.25, 0.15
OVERLAP, OFTEN, REPORTED = 0.52, 0.44, 0.04
LAST = 0.4
FELT = 0.1
DOUBT = 0.9
PAIR = 0.92
BOTH_FROM = 0.25
"""A pair of points is offered where each side holds at least this share of the paint."""
LEAST = 0.05
"""Scores below this are not told."""

Often: TypeAlias = Mapping[str, Mapping[str, float]]
"""By pain region and muscle how often the muscle is the cause, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A muscle that may refer the painted pain, with its best point; ``side`` is None for both sides.

    ``cover`` is the share of the paint within its zones, ``kind`` the kind of zone that covers most of it.
    ``place`` is how often the literature names the muscle as the cause there (1 first, 0 not at all), and
    ``region`` the painted region of which it says so.
    """

    muscle: str
    point: int
    side: Side | None
    kind: ZoneKind
    score: float
    cover: float
    place: float
    region: str
    reported: Reported | None


@dataclass(frozen=True, slots=True)
class _Sums:
    """Overlap of one side's fields with the paint, each (points,)."""

    essential: Floats
    spillover: Floats

    def weighed(self) -> Floats:
        """Essential zones and what spillover adds, weighed."""
        return np.asarray(self.essential + SPILLOVER * self.spillover, np.float32)


class Ranking:
    """Ranks the trigger points of a library for a painting; keeps its paint while a stroke grows."""

    def __init__(self, library: Library, fields: PainMap) -> None:
        self.library, self.fields = library, fields
        self._often = often_of(library)
        self._sides = {side: Canvas(fields.skin, FUZZY_MM, mirrored=side is Side.LEFT) for side in Side}
        self._earlier = Canvas(fields.skin)
        self._points = [_point_of(library.muscles[m], p) for m, p in fields.points]
        doubted = [point.certainty is Certainty.LOW for point in self._points]
        self._trust = np.where(doubted, DOUBT, 1.0).astype(np.float32)
        self._reported = _reported(self._points)
        self._most = fields.totals[0::2] + SPILLOVER * fields.totals[1::2]

    def rank(self, painting: Painting, limit: int = 20) -> tuple[Answer, ...]:
        """The muscles that may refer a painted pain, the likeliest first, one row a muscle."""
        layers = {side: self._sides[side].update(painting) for side in Side}
        paint = {side: layers[side][0] for side in Side}
        wide = {side: layers[side][1] for side in Side}
        total = float(paint[Side.RIGHT].sum())
        if total <= 0.0:
            return ()
        shares = self.fields.shares(paint[Side.RIGHT])
        often, regions = self._places(shares)
        rows: list[tuple[float, int, Side | None, float]] = []
        overlaps = {}
        regional = self._regional(shares)
        for side in Side:
            near, far = self._sums(paint[side]), self._sums(wide[side])
            overlaps[side] = (near, far)
            rows += self._best(near, far, total, float(wide[side].sum()), regional, often, side)
        if min(self._halves(paint[Side.RIGHT])) >= BOTH_FROM:
            near, far = (_added(*(overlaps[side][i] for side in Side)) for i in (0, 1))
            both = self._best(near, far, total, float(wide[Side.RIGHT].sum()), regional, often, None)
            rows += [(PAIR * score, point, side, cover) for score, point, side, cover in both]
        return self._answers(painting, rows, overlaps, often, regions, limit)

    def shares(self, painting: Painting) -> dict[str, float]:
        """The painted regions and their shares of the paint, the largest first."""
        return self.fields.shares(self._sides[Side.RIGHT].update(painting)[0])

    def area_cm2(self, painting: Painting) -> float:
        """How much skin is painted."""
        return float(self._sides[Side.RIGHT].update(painting)[0].sum()) * self.fields.area_mm2 / 100.0

    def apart(self, first: str, second: str) -> tuple[str, str]:
        """For two muscles each the pain region where it refers and the other does not, or nothing."""
        return apart(self.fields, first, second, SPILLOVER)

    def change(self, painting: Painting, earlier: Painting) -> tuple[float, float, float]:
        """The skin (cm2) that is painted now and was not, was earlier and is no more, is painted still."""
        now, then = self._sides[Side.RIGHT].update(painting)[0], self._earlier.update(earlier)[0]
        kept = np.minimum(now, then)
        cm2 = self.fields.area_mm2 / 100.0
        grown, gone, same = (float(part.sum()) * cm2 for part in (now - kept, then - kept, kept))
        return grown, gone, same

    def _halves(self, paint: Floats) -> tuple[float, float]:
        """The shares of the paint on the right and on the left."""
        right = float(paint[self.fields.skin.positions[:, 0] < 0.0].sum()) / max(float(paint.sum()), 1e-9)
        return right, 1.0 - right

    def _sums(self, paint: Floats) -> _Sums:
        sums = self.fields.overlap(paint)
        return _Sums(sums[0::2], sums[1::2])

    def _best(
        self,
        near: _Sums,
        far: _Sums,
        total: float,
        wide: float,
        regional: Floats,
        often: Floats,
        side: Side | None,
    ) -> list[tuple[float, int, Side | None, float]]:
        """Score, point number, side and cover of every point that scores at all."""
        overlap = (1 - FUZZY - REGIONAL) * self._overlap(near, total) + FUZZY * self._overlap(far, wide)
        overlap = overlap + REGIONAL * regional
        felt = np.minimum(1.0, np.maximum(far.weighed() / wide, regional) / FELT)
        score = OVERLAP * overlap + felt * (OFTEN * often + REPORTED * self._reported)
        score = score * self._trust
        cover = np.minimum(1.0, (near.essential + near.spillover) / total)
        told = np.flatnonzero(score >= LEAST)
        return [(float(score[i]), int(i), side, float(cover[i])) for i in told]

    def _regional(self, shares: Mapping[str, float]) -> Floats:
        """How much of the painted regions each point's zones take, 0 to 1."""
        numbers = {region: i for i, region in enumerate(self.fields.regions)}
        weights = np.zeros(len(numbers), np.float32)
        for region, share in shares.items():
            weights[numbers[region]] = share
        taken = self.fields.by_region @ weights
        return np.asarray(taken[0::2] + SPILLOVER * taken[1::2], np.float32)

    def _overlap(self, sums: _Sums, total: float) -> Floats:
        weighed = sums.weighed()
        could = np.minimum(self._most, total)
        room = np.maximum(could, ROOM_MM2 / self.fields.area_mm2)
        cover = np.minimum(1.0, weighed / total)
        return np.asarray(COVER * cover + FILL * np.minimum(1.0, weighed / room), np.float32)

    def _places(self, shares: Mapping[str, float]) -> tuple[Floats, dict[str, str]]:
        """For each point how often its muscle is the cause in the painted regions, and where most."""
        often: dict[str, float] = {}
        best: dict[str, tuple[float, str]] = {}
        for region, share in shares.items():
            for muscle, place in self._often.get(region, {}).items():
                often[muscle] = often.get(muscle, 0.0) + share * place
                best[muscle] = max(best.get(muscle, (0.0, "")), (share * place, region))
        values = [often.get(muscle, 0.0) for muscle, _ in self.fields.points]
        return np.asarray(values, np.float32), {muscle: region for muscle, (_, region) in best.items()}

    def _answers(
        self,
        painting: Painting,
        rows: list[tuple[float, int, Side | None, float]],
        overlaps: Mapping[Side, tuple[_Sums, _Sums]],
        often: Floats,
        regions: Mapping[str, str],
        limit: int,
    ) -> tuple[Answer, ...]:
        best: dict[str, tuple[float, int, Side | None, float]] = {}
        for row in rows:
            muscle = self.fields.points[row[1]][0]
            if muscle not in best or row[0] > best[muscle][0]:
                best[muscle] = row
        ordered = sorted(best.values(), key=lambda row: (-row[0], row[1]))[:limit]
        answers = []
        for score, i, side, cover in ordered:
            near = overlaps[side or Side.RIGHT][0]
            essential = near.essential[i] >= near.spillover[i]
            muscle, point = self.fields.points[i]
            answers.append(
                Answer(
                    muscle, point, side, ZoneKind.ESSENTIAL if essential else ZoneKind.SPILLOVER,
                    round(min(1.0, score), 4), round(cover, 4), round(float(often[i]), 4),
                    regions.get(muscle, ""), figure_there(self._points[i], painting, side),
                )
            )  # fmt: skip
        return tuple(answers)


def often_of(library: Library) -> dict[str, dict[str, float]]:
    """By pain region and muscle its place among the causes: 1 for the first, ``LAST`` for the last."""
    table: dict[str, dict[str, float]] = {}
    for area in library.frequency.values():
        step = (1.0 - LAST) / max(1, len(area.muscles) - 1)
        for region in area.regions:
            row = table.setdefault(region, {})
            for i, muscle in enumerate(area.muscles):
                row[muscle] = max(row.get(muscle, 0.0), 1.0 - i * step)
    return table


def _added(a: _Sums, b: _Sums) -> _Sums:
    return _Sums(a.essential + b.essential, a.spillover + b.spillover)


def _point_of(muscle: Muscle, number: int) -> TriggerPoint:
    return next(point for point in muscle.trigger_points if point.id == number)


def _figure(point: TriggerPoint) -> Reported | None:
    """The greatest published share of people who felt pain in a zone of the point."""
    figures = [zone.reported for zone in point.zones if zone.reported is not None]
    return max(figures, key=lambda figure: figure.percent, default=None)


def _reported(points: list[TriggerPoint]) -> Floats:
    figures = [_figure(point) for point in points]
    return np.asarray([f.percent / 100.0 if f is not None else 0.0 for f in figures], np.float32)
