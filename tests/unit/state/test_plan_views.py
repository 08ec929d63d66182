"""Which plates a plan on paper needs, and what is marked on them: front and back kept apart."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from atlas import paths
from atlas.domain.body import DEPTHS, Depth, Side, SideView, dot, mirror
from atlas.domain.cases import Plan, Site
from atlas.domain.plates import Plate, Relief
from atlas.domain.scene import ViewScene
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state.choose import Spot, seen
from atlas.state.facts import Facts
from atlas.state.plan_actions import site_of
from atlas.state.plan_cover import fewest, sight_of, worth
from atlas.state.plan_marks import site_facing
from atlas.state.plan_mirror import mirrored, original, with_mirrored
from atlas.state.plan_views import body_views, plan_views, unseen
from tests.unit.small_atlas import BACK, FACTS, FRONT, MUSCLE, PLATES, POINT, SECOND

UPPER, LOWER = (site_of(MUSCLE, point, Side.RIGHT) for point in (POINT, SECOND))
LEFT = site_of(MUSCLE, POINT, Side.LEFT)
BELLY = Site("", None, Side.LEFT, (150.0, -100.0, 1400.0), "belly")
"""A free site: the only region of the small atlas faces forward."""


@cache
def shipped() -> Facts:
    """The atlas as it is shipped, with the mirrored plates."""
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets, None).library
    structures = load_structures(assets / "structures.json")
    return with_mirrored(Facts(library, load_plates(assets / "plates"), structures))


def with_skin(facts: Facts) -> Facts:
    """The facts with the region's normals, from which free sites have theirs."""
    region = replace(facts.library.regions["front"], facing=(FRONT,))
    return replace(facts, library=replace(facts.library, regions={"front": region}))


def numbers(view: ViewScene) -> list[int]:
    return [mark.number for mark in view.sites]


def test_one_close_up_holds_what_can_be_seen_on_it() -> None:
    (view,) = plan_views(Plan((UPPER, LOWER, LEFT)), FACTS)
    assert view.plate == "back_close"
    assert numbers(view) == [1, 2, 3]
    assert view.subtitle == "Sites 1–3"
    assert view.depth is Depth.INTERMEDIATE
    assert view.side_view is SideView.BOTH
    assert (view.points, view.zones, view.highlights, view.paint, view.regions) == ((),) * 5


def test_a_mark_on_the_front_is_never_on_the_back() -> None:
    facts = with_skin(FACTS)
    views = {view.plate: view for view in plan_views(Plan((UPPER, BELLY)), facts)}
    assert {id: numbers(view) for id, view in views.items()} == {"back_close": [1], "full_anterior": [2]}
    for view in (*views.values(), *body_views(Plan((UPPER, BELLY)), facts)):
        forward = PLATES[view.plate].camera.forward
        assert all(mark.facing and dot(mark.facing, forward) < 0 for mark in view.sites)


def test_a_frame_holds_its_sites() -> None:
    (view,) = plan_views(Plan((UPPER, LOWER)), FACTS)
    assert view.frame is not None
    left, top, width, height = view.frame
    for mark in view.sites:
        x, y, _ = PLATES[view.plate].camera.project(mark.at)
        assert left < x < left + width
        assert top < y < top + height


def test_zones_are_shown_only_where_they_are_asked_for() -> None:
    plain = plan_views(Plan((UPPER,)), FACTS)
    assert [view.zones for view in plain] == [()]
    here, felt = plan_views(Plan((UPPER,)), FACTS, zones=True)
    assert (here.plate, here.zones) == ("back_close", ())
    assert (felt.plate, felt.depth, felt.title) == ("full_anterior", Depth.SKIN, "Where pain may be felt")
    assert [zone.side for zone in felt.zones] == [Side.RIGHT]
    assert felt.sites == ()


def test_a_zone_that_two_sites_share_is_drawn_once() -> None:
    views = plan_views(Plan((UPPER, replace(UPPER, remark="again"))), FACTS, zones=True)
    assert [len(view.zones) for view in views] == [0, 1]


def test_a_site_that_no_plate_shows_is_named() -> None:
    nowhere = replace(UPPER, at=(2_000.0, 0.0, 0.0))
    plan = Plan((nowhere, UPPER))
    assert unseen(plan, FACTS) == (1,)
    assert [numbers(view) for view in plan_views(plan, FACTS)] == [[2]]


def test_the_patient_sees_the_skin_of_whole_figures_without_warnings() -> None:
    views = body_views(Plan((UPPER, LEFT, BELLY)), with_skin(FACTS))
    assert [(view.plate, view.depth, view.title) for view in views] == [
        ("full_anterior", Depth.SKIN, "From the front"),
        ("full_posterior", Depth.SKIN, "From the back"),
    ]
    assert [numbers(view) for view in views] == [[3], [1, 2]]
    assert views[1].subtitle == "Numbers 1, 2"
    assert views[1].frame is not None
    assert views[1].frame[3] / PLATES["full_posterior"].camera.scale >= 640.0


def test_the_fewest_plates_are_found_where_the_greedy_choice_fails() -> None:
    spots = [plan_spot(i) for i in range(6)]
    sight = {"wide": frozenset({1, 2, 4, 5}), "left": frozenset({0, 1, 2}), "right": frozenset({3, 4, 5})}
    plates = {id: replace(PLATES["full_posterior"], id=id) for id in sight}
    assert fewest(sight, frozenset(range(6)), plates, spots) == ("left", "right")


def plan_spot(i: int) -> Spot:
    return Spot((-50.0 + i, 20.0, 1400.0), BACK, 1.0)


def test_a_mirrored_plate_shows_the_left_as_its_original_shows_the_right() -> None:
    wide = PLATES["back_close"]
    close = replace(wide, camera=replace(wide.camera, centre=(-120.0, -100.0, 1400.0), width=300.0))
    relief = Relief(bytes([0, 1, 2, 3, 4, 5]), 3, 10.0, -50.0, 1.0, {("backer", Side.RIGHT): 0.8})
    turned = mirrored(replace(close, relief=relief))
    x, y, depth = close.camera.project(UPPER.at)
    assert turned.camera.project(LEFT.at) == pytest.approx((close.camera.size[0] - x, y, depth))
    assert turned.camera.forward == pytest.approx(mirror(close.camera.forward))
    assert turned.relief is not None
    assert turned.relief.cells == bytes([2, 1, 0, 5, 4, 3])
    assert (turned.shows("backer", Side.LEFT), turned.shows("backer", Side.RIGHT)) == (0.8, 0.0)
    assert original(turned.id) == close.id
    plates = {**PLATES, "back_close": close}
    facts = with_mirrored(replace(FACTS, plates=plates))
    (view,) = plan_views(Plan((LEFT,)), facts)
    assert (view.plate, view.subtitle) == (turned.id, "Site 1; left, mirrored from the right")
    assert set(facts.plates) - set(plates) == {turned.id}


def every_site() -> list[Site]:
    muscles = shipped().library.muscles.values()
    return [site_of(m, point, side) for m in muscles for point in m.trigger_points for side in Side]


def test_every_point_of_the_atlas_is_looked_up_on_one_plate_and_faces_the_reader_there() -> None:
    facts = shipped()
    for site in every_site():
        views = plan_views(Plan((site,)), facts)
        assert len(views) == 1, site
        assert numbers(views[0]) == [1], site
        assert seen(facts.plates[views[0].plate], spot_of(site, facts)) > 0.0, site
        assert views[0].depth in DEPTHS


def spot_of(site: Site, facts: Facts) -> Spot:
    return Spot(site.at, site_facing(site, facts.library), 1.0, muscle=(site.muscle, site.side))


@pytest.mark.parametrize("start", range(0, 560, 80))
def test_no_smaller_set_of_close_ups_shows_a_plan(start: int) -> None:
    facts = shipped()
    plan = Plan(tuple(every_site()[start : start + 80 : 20]))
    close = {id: plate for id, plate in facts.plates.items() if plate.parent}
    spots = [spot_of(site, facts) for site in plan.sites]
    sight = sight_of(close, spots)
    near = frozenset[int]().union(*sight.values())
    chosen = fewest(sight, near, close, spots)
    assert frozenset[int]().union(*(sight[id] for id in chosen)) == near
    for fewer in combinations(close, len(chosen) - 1) if len(chosen) < 4 else ():
        assert frozenset[int]().union(*(sight[id] for id in fewer)) != near


def test_what_another_part_of_the_body_hides_is_worth_nothing() -> None:
    plate = PLATES["back_close"]
    depth = plate.camera.project(UPPER.at)[2]

    def at(near: float) -> Plate:
        cells = bytes([1]) * (100 * 100)
        return replace(plate, relief=Relief(cells, 100, 10.0, near, 1.0, {("backer", Side.RIGHT): 1.0}))

    spot = spot_of(UPPER, FACTS)
    assert worth(at(depth - 20.0), spot) > 0.0
    assert worth(at(depth - 150.0), spot) == 0.0
