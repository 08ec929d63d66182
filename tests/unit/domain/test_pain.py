"""The ranking finds what the books list, answers on the side that was painted, and is the same every time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas import paths
from atlas.domain.body import Position, Side
from atlas.domain.library import Library
from atlas.domain.pain import Answer, Ranking, often_of
from atlas.domain.pain_map import PainMap, build
from atlas.domain.pain_paint import Canvas
from atlas.domain.painting import Painting, Stroke, spots
from atlas.domain.points import ZoneKind
from atlas.domain.skin import load_skin
from atlas.packs.load import load

GUIDE = Path(__file__).resolve().parents[2] / "reference" / "pain_guide.yaml"
TAP_MM = 15.0
RECALL, FIRST = 0.94, 0.91
"""Reached when this was written: of the muscles that the books list, how many are among the first ten; how
often the one they name first is among the first three. The goal was 0.85 for both."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load((paths.data_folder(),), paths.assets_folder()).library


@pytest.fixture(scope="module")
def fields(library: Library) -> PainMap:
    return build(library, load_skin(paths.assets_folder() / "body" / "skin.npy"))


@pytest.fixture(scope="module")
def ranking(library: Library, fields: PainMap) -> Ranking:
    return Ranking(library, fields)


def tap(library: Library, fields: PainMap, region: str, side: Side = Side.RIGHT) -> Painting:
    """A press in the middle of a region."""
    at = library.regions[region].spots[0][0]
    row = int(fields.skin.nearest(np.asarray([at], np.float32))[0][0])
    place, facing = (_tuple(table[row]) for table in (fields.skin.positions, fields.skin.normals))
    painting = spots([(place, facing)], TAP_MM)
    return painting if side is Side.RIGHT else Painting(tuple(s.mirrored() for s in painting.strokes))


def _tuple(row: Any) -> Position:
    x, y, z = (float(v) for v in row)
    return (x, y, z)


def names(answers: tuple[Answer, ...]) -> list[str]:
    return [answer.muscle for answer in answers]


def test_a_tap_finds_what_the_books_list(library: Library, fields: PainMap, ranking: Ranking) -> None:
    rows = yaml.safe_load(GUIDE.read_text(encoding="utf-8"))
    recalls, firsts, told = [], [], []
    for row in rows:
        found = names(ranking.rank(tap(library, fields, row["tap"]), 10))
        recalls.append(len(set(row["listed"]) & set(found)) / len(row["listed"]))
        firsts.append(row["first"] in found[:3])
        if recalls[-1] < 0.7 or not firsts[-1]:
            told.append(f"{row['id']}: {sorted(set(row['listed']) - set(found))}, first {found[:3]}")
    assert len(rows) >= 30
    assert mean(recalls) >= RECALL - 0.01, "\n".join(told)
    assert mean(firsts) >= FIRST - 0.01, "\n".join(told)


def test_without_the_order_of_the_books_the_zones_alone_find_most(library: Library, fields: PainMap) -> None:
    alone = Ranking(replace(library, frequency={}), fields)
    rows = yaml.safe_load(GUIDE.read_text(encoding="utf-8"))
    found = [names(alone.rank(tap(library, fields, row["tap"]), 10)) for row in rows]
    recalls = [len(set(r["listed"]) & set(f)) / len(r["listed"]) for r, f in zip(rows, found, strict=True)]
    assert mean(recalls) >= 0.7


def test_a_drawn_pattern_finds_its_muscle(library: Library, ranking: Ranking) -> None:
    ranks = []
    for muscle in library.muscles.values():
        for point in muscle.trigger_points:
            essential = [z for z in point.zones if z.kind is ZoneKind.ESSENTIAL and z.stroke]
            painting = Painting(tuple(Stroke(z.stroke, z.facing, min(60.0, z.width / 2)) for z in essential))
            if essential:
                found = names(ranking.rank(painting, 10))
                ranks.append(found.index(muscle.id) if muscle.id in found else 99)
    assert mean(rank < 3 for rank in ranks) >= 0.85
    assert mean(rank < 10 for rank in ranks) >= 0.98


def test_the_left_is_answered_with_left_points(library: Library, fields: PainMap, ranking: Ranking) -> None:
    right = ranking.rank(tap(library, fields, "shoulder_front"), 8)
    left = ranking.rank(tap(library, fields, "shoulder_front", Side.LEFT), 8)
    assert {answer.side for answer in right} == {Side.RIGHT}
    assert {answer.side for answer in left} == {Side.LEFT}
    # The skin of the two sides is sampled a little differently.
    assert len(set(names(right)) & set(names(left))) >= 7


def test_pain_over_the_midline_is_answered_by_both_sides_or_by_who_crosses(
    library: Library, fields: PainMap, ranking: Ranking
) -> None:
    middle = tap(library, fields, "shoulder_front"), tap(library, fields, "shoulder_front", Side.LEFT)
    both = Painting(tuple(stroke for painting in middle for stroke in painting.strokes))
    first = ranking.rank(both, 5)[0]
    assert first.side is None
    assert first.cover > 0.6
    sacrum = ranking.rank(_band(library, "rectus_abdominis"), 10)
    assert "rectus_abdominis" in names(sacrum)[:3]


def _band(library: Library, muscle: str) -> Painting:
    """Both halves of the first essential zone of a muscle."""
    zone = next(z for p in library.muscles[muscle].trigger_points for z in p.zones if z.stroke)
    stroke = Stroke(zone.stroke, zone.facing, min(60.0, zone.width / 2))
    return Painting((stroke, stroke.mirrored()))


def test_scores_are_shares_and_each_muscle_has_one_row(
    library: Library, fields: PainMap, ranking: Ranking
) -> None:
    for region in ("forehead", "low_back", "sole_midfoot", "knee_front", "thumb"):
        if region not in library.regions:
            continue
        answers = ranking.rank(tap(library, fields, region), 50)
        assert answers
        assert len(set(names(answers))) == len(answers)
        assert [a.score for a in answers] == sorted((a.score for a in answers), reverse=True)
        assert all(0.0 < a.score <= 1.0 and 0.0 <= a.cover <= 1.0 for a in answers)


def test_nothing_painted_and_paint_beside_the_body_answer_nothing(ranking: Ranking) -> None:
    assert ranking.rank(Painting()) == ()
    assert ranking.rank(spots([((900.0, 900.0, 900.0), (0.0, 0.0, 1.0))], 10.0)) == ()


def test_a_growing_stroke_gives_what_the_whole_stroke_gives(fields: PainMap, library: Library) -> None:
    zone = library.muscles["gluteus_minimus"].trigger_points[0].zones[0]
    canvas, painting = Canvas(fields.skin, 14.0), Painting()
    for i, (at, facing) in enumerate(zip(zone.stroke, zone.facing, strict=True)):
        painting = painting.begun(at, facing, 12.0) if i == 0 else painting.grown(at, facing)
        canvas.update(painting)
    whole = Canvas(fields.skin, 14.0).update(painting)
    assert float(np.abs(canvas.layers - whole).mean()) < 1e-3
    assert canvas.layers.sum() == pytest.approx(whole.sum(), rel=0.03)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.booleans(), st.floats(5, 40)), min_size=1, max_size=5))
def test_undo_and_erasing_leave_no_trace(fields: PainMap, steps: list[tuple[int, bool, float]]) -> None:
    """However one came there, the same strokes give the same paint; an eraser only takes away."""
    skin, canvas, painting = fields.skin, Canvas(fields.skin), Painting()
    for seed, erases, radius in steps:
        row = seed * 10 % len(skin.positions)
        before = canvas.update(painting)[0].copy()
        painting = painting.begun(
            _tuple(skin.positions[row]), _tuple(skin.normals[row]), radius, erases=erases
        )
        after = canvas.update(painting)[0]
        assert bool((after <= before + 1e-6).all()) if erases else bool((after >= before - 1e-6).all())
    kept = canvas.update(painting).copy()
    canvas.update(painting.undo())
    assert np.array_equal(canvas.update(painting), kept)
    assert np.array_equal(Canvas(skin).update(painting), kept)


def test_the_first_named_muscle_counts_one_and_the_last_least(library: Library) -> None:
    table = often_of(library)
    for area in library.frequency.values():
        assert table[area.regions[0]][area.muscles[0]] == 1.0
    assert all(0.0 < value <= 1.0 for row in table.values() for value in row.values())
    assert set(table) <= set(library.regions)


def test_what_is_no_pain_is_not_ranked(fields: PainMap) -> None:
    """Gooseflesh on the arm and a tender spot below the breast are told on their cards, and no more."""
    numbers = {point: i for i, point in enumerate(fields.points)}
    for point in (("trapezius", 7), ("pectoralis_major", 9)):
        assert fields.totals[2 * numbers[point]] == fields.totals[2 * numbers[point] + 1] == 0.0
