"""What is drawn for a state: the right plates, marks on the right sides."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.body import Depth, Side, SideView
from atlas.state import actions
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Selection
from atlas.state.resolve import resolve
from tests.unit.small_atlas import FACTS, PLATES

MUSCLE = Selection(Kind.MUSCLE, "backer")


def selected(point: int | None = None) -> AtlasState:
    return actions.select(AtlasState(), FACTS, replace(MUSCLE, point=point))


def test_with_nothing_selected_one_plate_is_shown_whole() -> None:
    (view,) = resolve(AtlasState(), FACTS).views
    assert (view.plate, view.frame, view.points, view.zones) == ("full_anterior", None, (), ())


def test_an_unknown_plate_shows_nothing() -> None:
    assert resolve(AtlasState(plate="nowhere"), FACTS).views == ()


def test_points_behind_and_pain_in_front_stand_side_by_side() -> None:
    first, second = resolve(selected(), FACTS).views
    assert (first.plate, second.plate) == ("back_close", "full_anterior")
    assert (first.title, second.title) == ("Where the points are", "Where it is felt")
    assert (first.depth, second.depth) == (Depth.SUPERFICIAL, Depth.SKIN)
    assert second.highlights == ()


def test_what_is_seen_on_one_plate_needs_no_second() -> None:
    (view,) = resolve(selected(point=2), FACTS).views
    assert view.plate == "back_close"
    assert view.frame is not None


def test_frames_lie_inside_their_plates() -> None:
    for view in resolve(selected(), FACTS).views:
        assert view.frame is not None
        left, top, width, height = view.frame
        w, h = PLATES[view.plate].camera.size
        assert left >= 0
        assert top >= 0
        assert left + width <= w
        assert top + height <= h


def test_left_is_the_mirror_image() -> None:
    state = actions.show_side(selected(), SideView.LEFT)
    view = resolve(state, FACTS).views[0]
    assert {point.side for point in view.points} == {Side.LEFT}
    assert all(point.at[0] > 0 for point in view.points)
    assert all(p[0] > 0 for zone in view.zones for p in zone.stroke)


def test_both_sides_are_marked_twice() -> None:
    view = resolve(actions.show_side(selected(), SideView.BOTH), FACTS).views[0]
    assert len(view.points) == 4
    assert {h.side for h in view.highlights} == {Side.RIGHT, Side.LEFT}


def test_one_point_keeps_its_zones_and_pales_the_others() -> None:
    view = resolve(selected(point=2), FACTS).views[0]
    assert [point.emphasis < 1 for point in view.points] == [True, False]
    assert {zone.point for zone in view.zones} == {2}


def test_a_pinned_second_plate_stays() -> None:
    state = actions.toggle_pin(selected(), 1, "full_posterior")
    assert [view.plate for view in resolve(state, FACTS).views] == ["back_close", "full_posterior"]
    assert resolve(state, FACTS).views[1].pinned


def test_a_pinned_first_plate_stays_when_something_else_is_selected() -> None:
    state = actions.select(AtlasState(first_pinned=True), FACTS, MUSCLE)
    assert state.plate == "full_anterior"


def test_a_condition_shows_all_its_muscles() -> None:
    state = actions.select(AtlasState(), FACTS, Selection(Kind.CONDITION, "ache"))
    view = resolve(state, FACTS).views[0]
    assert {point.muscle for point in view.points} == {"backer"}
    assert {h.structure for h in view.highlights} == {"backer"}


def test_nothing_breaks_without_a_library() -> None:
    state = AtlasState(selection=MUSCLE)
    assert resolve(state, Facts(plates=PLATES)).views[0].points == ()
