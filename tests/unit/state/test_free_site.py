"""Free sites: named by what lies beneath, cut like any other, and never given a depth or a direction."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from atlas import paths
from atlas.domain.anatomy import DepthObservation, Hazard, Landmark, LandmarkKind
from atlas.domain.body import Depth, Position, Side, SideView, dot, mirror
from atlas.domain.cases import Case, Plan, Site, WholeCase
from atlas.domain.library import Library
from atlas.domain.section import Volume, VolumeError, load
from atlas.state.facing import facing_near
from atlas.state.facts import Facts
from atlas.state.free_site import free_site, way_in
from atlas.state.model import AtlasState, Kind, Mode, Selection
from atlas.state.open_case import OpenCase
from atlas.state.section_page import OBSERVED
from atlas.state.section_site import section_of, turned_along
from atlas.state.section_subject import PointSubject, section_subject, shows_section, subject_of
from tests.unit.small_atlas import FACTS, MUSCLE

BETWEEN_BLADES: Position = (47.0, 42.0, 1371.0)
BELLY: Position = (0.5, -223.0, 1093.0)
CALF: Position = (-67.0, 10.0, 298.0)
SHIN: Position = (-81.0, -117.0, 253.0)
BLADE = Landmark("blade", "Medial border", LandmarkKind.BONE, (-65.0, -5.0, 1364.0))
NEEDLING = replace(
    MUSCLE.needling,
    hazards=(Hazard.NERVE, Hazard.PNEUMOTHORAX),
    depths=(DepthObservation("Skin to the rib", "20 ± 2", 10, "paper"),),
)
RECORD = replace(MUSCLE, id="trapezius", name="Trapezius", needling=NEEDLING)
LIBRARY = replace(FACTS.library, muscles={"trapezius": RECORD}, landmarks={"blade": BLADE})


@cache
def volume() -> Volume:
    return load(paths.assets_folder() / "body" / "volume")


def site(at: Position, library: Library = LIBRARY) -> Site:
    return free_site(volume(), at, None, library)


def test_a_site_is_named_from_the_skin_inward_on_its_own_side() -> None:
    made = site(BETWEEN_BLADES)
    assert (
        made.name
        == "Over trapezius and rhomboid major, 5 mm above and 20 mm medial to the medial border, left"
    )
    assert (made.muscle, made.point, made.side, made.at) == ("", None, Side.LEFT, BETWEEN_BLADES)


def test_in_the_midline_a_site_takes_the_side_that_is_marked() -> None:
    for side in Side:
        made = free_site(volume(), BELLY, None, LIBRARY, side)
        assert made.side is side
        assert made.name.endswith("midline")


@pytest.mark.parametrize("at", [BETWEEN_BLADES, CALF, SHIN])
def test_both_sides_have_the_same_way(at: Position) -> None:
    here, there = way_in(volume(), at, None, LIBRARY), way_in(volume(), mirror(at), None, LIBRARY)
    assert here.muscles == there.muscles
    assert dot(here.inward, mirror(there.inward)) > 0.98


def test_a_muscle_behind_bone_is_not_beneath_the_place() -> None:
    way = way_in(volume(), SHIN, None, LIBRARY)
    assert way.before[-1].label.id == "tibia"
    assert way.muscles == ()


def test_what_the_volume_misses_is_named_as_the_plate_shows_it() -> None:
    named = free_site(volume(), SHIN, None, LIBRARY, seen=("trapezius", "unknown"))
    assert named.name.startswith("Over trapezius")
    assert not site(SHIN).name.startswith("Over")


def test_off_the_body_there_is_no_site() -> None:
    with pytest.raises(VolumeError, match="outside"):
        site((0.0, 300.0, 1300.0))


def test_the_section_of_a_free_site_begins_at_the_skin_and_goes_in() -> None:
    found = section_of(volume(), site(BETWEEN_BLADES), LIBRARY)
    assert found.target == pytest.approx(BETWEEN_BLADES, abs=4.0)
    assert found.entry[1] > found.target[1] > found.end[1]
    assert found.muscle == ""
    width, height = found.across.size
    x, y, out = found.across.place(found.target)
    assert 0 < x < width
    assert 0 < y < height
    assert abs(out) < 0.01


def test_the_page_of_a_free_site_tells_order_hazards_and_whose_depths_are_shown() -> None:
    page = section_of(volume(), site(BETWEEN_BLADES), LIBRARY).page
    assert page.title.startswith("Free site: Over trapezius")
    assert page.order[-3:] == ("Trapezius", "Rhomboid major", "Scapula")
    assert "Chest cavity" in page.beyond
    assert page.dangers[0] == "On the way: pneumothorax (chest cavity)."
    assert page.recorded == "The records of the muscles on the way (trapezius) name also: nerve."
    assert [row.what for row in page.depths] == ["Skin to the rib"]
    assert page.depths_note == (
        f"Published for trapezius, the first muscle on the way, and not for this site. {OBSERVED}"
    )
    assert not page.ends_at_site
    assert "no direction" in page.direction
    words = " ".join((*page.order, *page.beyond, *page.near, *page.dangers, page.note))
    assert not re.search(r"\d", words.replace("Within 10 mm", ""))


def test_without_a_record_no_depths_are_shown() -> None:
    page = section_of(volume(), site(CALF), LIBRARY).page
    assert page.order[2:4] == ("Gastrocnemius", "Soleus")
    assert page.depths == ()
    assert page.depths_note == "No published depth belongs to a free site."


def test_in_the_midline_the_side_of_each_structure_is_said() -> None:
    page = section_of(volume(), site(BELLY), LIBRARY).page
    assert {"Rectus abdominis (left)", "Rectus abdominis (right)"} <= set(page.near)


@pytest.mark.parametrize("degrees", [-90, -40, 30, 90])
def test_a_turned_cut_still_holds_the_needle(degrees: float) -> None:
    found = section_of(volume(), site(BETWEEN_BLADES), LIBRARY)
    plane, edges = turned_along(volume(), found, degrees)
    assert [plane.place(one)[2] for one in (found.entry, found.end)] == pytest.approx([0.0, 0.0], abs=1e-6)
    assert abs(dot(plane.normal, found.along.normal)) < 0.9
    assert len(set(edges)) == 4
    x, y, _ = plane.place(found.entry)
    assert 0 < x < plane.size[0]
    assert 0 < y < plane.size[1]


def planned(*sites: Site, chosen: int = 1, mode: Mode = Mode.PLAN) -> AtlasState:
    case = OpenCase(WholeCase(Case("A1", _DAY), Plan(sites)), site=chosen)
    selection = Selection(Kind.MUSCLE, MUSCLE.id, 2)
    return AtlasState(mode=mode, case=case, selection=selection, section=True, depth=Depth.SKIN)


_DAY = date(2024, 5, 1)
FREE = Site("", None, Side.LEFT, BETWEEN_BLADES, "Somewhere")
LISTED = Site(MUSCLE.id, 1, Side.LEFT, (100.0, 20.0, 1400.0), "Backer 1")
FIRST, SECOND = MUSCLE.trigger_points


def test_in_the_plan_the_chosen_site_is_cut() -> None:
    assert section_subject(planned(LISTED, FREE, chosen=2), FACTS) == FREE
    assert section_subject(planned(LISTED, FREE), FACTS) == PointSubject(MUSCLE, FIRST, Side.LEFT)


def test_else_what_is_selected_is_cut() -> None:
    selected = PointSubject(MUSCLE, SECOND, Side.RIGHT)
    assert section_subject(planned(FREE, chosen=0), FACTS) == selected
    assert section_subject(planned(FREE, mode=Mode.EXPLORE), FACTS) == selected
    whole = replace(planned(FREE, chosen=0), selection=Selection(Kind.MUSCLE, MUSCLE.id), side=SideView.LEFT)
    assert section_subject(whole, FACTS) == PointSubject(MUSCLE, FIRST, Side.LEFT)
    assert section_subject(AtlasState(), FACTS) is None


def test_a_site_whose_record_is_gone_is_cut_as_a_free_one() -> None:
    assert subject_of(replace(LISTED, muscle="gone"), FACTS.library) == replace(LISTED, muscle="gone")
    assert subject_of(replace(LISTED, point=7), FACTS.library) == replace(LISTED, point=7)


def test_a_section_is_shown_where_there_is_something_to_cut() -> None:
    assert shows_section(planned(FREE), Facts())
    assert not shows_section(replace(planned(FREE), section=False), FACTS)
    assert not shows_section(planned(FREE, mode=Mode.PAIN), FACTS)
    assert not shows_section(AtlasState(section=True), FACTS)


def test_the_way_the_skin_faces_is_mirrored() -> None:
    region = replace(next(iter(FACTS.library.regions.values())), facing=((-0.6, -0.8, 0.0),))
    library = Library(regions={region.id: region})
    assert facing_near((-150.0, -100.0, 1400.0), library) == (-0.6, -0.8, 0.0)
    assert facing_near((150.0, -100.0, 1400.0), library) == (0.6, -0.8, 0.0)
    assert facing_near((150.0, -100.0, 1400.0), Library()) is None
