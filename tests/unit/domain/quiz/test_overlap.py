"""How much a painted zone and the true one have in common on the skin."""

from __future__ import annotations

import pytest

from atlas.domain.body import Side
from atlas.domain.library import Library
from atlas.domain.painting import Painting, Stroke
from atlas.domain.points import TriggerPoint, ZoneKind
from atlas.domain.quiz.overlap import overlap, true_zone
from atlas.domain.skin import SkinTable


def drawn(point: TriggerPoint, *kinds: ZoneKind) -> list[Stroke]:
    """Strokes just like the zones of a point."""
    return [Stroke(zone.stroke, zone.facing, zone.width / 2.0) for zone in point.zones if zone.kind in kinds]


@pytest.fixture(scope="module")
def point(library: Library) -> TriggerPoint:
    return library.muscles["infraspinatus"].trigger_points[0]


def test_the_zone_itself_is_all_of_it_on_either_side_or_both(point: TriggerPoint, skin: SkinTable) -> None:
    right = drawn(point, ZoneKind.ESSENTIAL)
    left = [stroke.mirrored() for stroke in right]
    for strokes in (right, left, [*right, *left]):
        assert overlap(Painting(tuple(strokes)), point, skin) > 0.9
    assert overlap(Painting(tuple(left)), point, skin, Side.LEFT) > 0.9
    assert overlap(Painting(tuple(left)), point, skin, Side.RIGHT) < 0.05


def test_every_pattern_that_ships_can_be_painted(library: Library, skin: SkinTable) -> None:
    for muscle in list(library.muscles.values())[::9]:
        for point in muscle.trigger_points[:1]:
            kind = (
                ZoneKind.ESSENTIAL
                if any(z.kind is ZoneKind.ESSENTIAL for z in point.zones)
                else ZoneKind.SPILLOVER
            )
            assert overlap(Painting(tuple(drawn(point, kind))), point, skin) > 0.75, (muscle.id, point.id)


def test_spillover_counts_neither_way(point: TriggerPoint, skin: SkinTable) -> None:
    essential = Painting(tuple(drawn(point, ZoneKind.ESSENTIAL)))
    both = Painting(tuple(drawn(point, ZoneKind.ESSENTIAL, ZoneKind.SPILLOVER)))
    assert overlap(both, point, skin) == pytest.approx(overlap(essential, point, skin), abs=0.1)
    assert overlap(Painting(tuple(drawn(point, ZoneKind.SPILLOVER))), point, skin) < 0.2
    core, spillover = true_zone(point, skin, Side.RIGHT)
    assert float((core * spillover).max()) < 0.3


def test_painting_beside_it_or_everything_is_not_right(
    point: TriggerPoint, library: Library, skin: SkinTable
) -> None:
    assert overlap(Painting(), point, skin) == 0.0
    other = library.muscles["soleus"].trigger_points[0]
    assert overlap(Painting(tuple(drawn(other, *ZoneKind))), point, skin) == 0.0
    all_over = Painting(tuple(Stroke(s.path, s.facing, 300.0) for s in drawn(point, ZoneKind.ESSENTIAL)))
    assert overlap(all_over, point, skin) < 0.4
