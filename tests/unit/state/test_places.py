"""Pain regions and landmarks: what is marked, on which plate, on which sides."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.anatomy import Landmark, LandmarkKind
from atlas.domain.body import Side, SideView
from atlas.state import actions
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Selection
from atlas.state.resolve import resolve
from tests.unit.small_atlas import BACK, FACTS, FRONT, LIBRARY

REGION = Selection(Kind.REGION, "front")
AT_BACK = Landmark("spine", "Spine of the scapula", LandmarkKind.BONE, (-90.0, 10.0, 1420.0))
MIDLINE = Landmark("notch", "Jugular notch", LandmarkKind.BONE, (0.0, -120.0, 1410.0))


def facts() -> Facts:
    """The small atlas with a region on each side of the trunk and two landmarks."""
    front = replace(LIBRARY.regions["front"], facing=(FRONT,))
    back = replace(front, id="back", spots=(((-100.0, 25.0, 1400.0), 40.0),), facing=(BACK,), plate="")
    landmarks = {one.id: one for one in (AT_BACK, MIDLINE)}
    library = replace(LIBRARY, regions={"front": front, "back": back}, landmarks=landmarks)
    return replace(FACTS, library=library)


def chosen(selection: Selection, **changes: object) -> AtlasState:
    return actions.select(replace(AtlasState(), **changes), facts(), selection)


def test_a_region_is_marked_on_its_own_plate() -> None:
    (view,) = resolve(chosen(REGION, plate="full_posterior"), facts()).views
    assert view.plate == "full_anterior"
    (mark,) = view.regions
    assert (mark.region, mark.side, mark.facing) == ("front", Side.RIGHT, (FRONT,))
    assert view.frame is not None
    assert view.points == ()


def test_a_region_whose_plate_does_not_show_it_is_shown_where_it_is_seen() -> None:
    known = facts()
    regions = dict(known.library.regions)
    regions["back"] = replace(regions["back"], plate="full_anterior")
    known = replace(known, library=replace(known.library, regions=regions))
    state = actions.select(AtlasState(), known, Selection(Kind.REGION, "back"))
    assert state.plate in ("full_posterior", "back_close")


def test_a_region_without_a_plate_is_shown_where_it_is_seen() -> None:
    assert chosen(Selection(Kind.REGION, "back")).plate in ("full_posterior", "back_close")


def test_a_pinned_plate_stays() -> None:
    assert chosen(REGION, plate="full_posterior", first_pinned=True).plate == "full_posterior"


def test_regions_follow_the_sides() -> None:
    for side, count in ((SideView.LEFT, 1), (SideView.BOTH, 2)):
        view = resolve(chosen(REGION, side=side), facts()).views[0]
        assert len(view.regions) == count
        assert view.regions[-1].spots[0][0][0] > 0


def test_a_landmark_is_marked_with_the_facing_of_the_region_near_it() -> None:
    view = resolve(chosen(Selection(Kind.LANDMARK, "spine")), facts()).views[0]
    (mark,) = view.places
    assert (mark.name, mark.at, mark.facing) == ("Spine of the scapula", AT_BACK.at, BACK)
    assert view.plate in ("full_posterior", "back_close")
    assert view.frame is not None


def test_a_landmark_of_the_midline_is_marked_once() -> None:
    both = resolve(chosen(Selection(Kind.LANDMARK, "notch"), side=SideView.BOTH), facts()).views[0]
    assert len(both.places) == 1
    both = resolve(chosen(Selection(Kind.LANDMARK, "spine"), side=SideView.BOTH), facts()).views[0]
    assert {mark.side for mark in both.places} == {Side.RIGHT, Side.LEFT}


def test_a_landmark_without_regions_is_still_marked() -> None:
    known = replace(facts(), library=replace(facts().library, regions={}))
    state = actions.select(AtlasState(), known, Selection(Kind.LANDMARK, "spine"))
    assert resolve(state, known).views[0].places[0].facing is None
