"""Painting changes the state and nothing else; what is selected ends it, and the paint is kept."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.body import SideView
from atlas.domain.painting import RADII_MM, Painting
from atlas.state import actions, pain_actions
from atlas.state.links import follow
from atlas.state.model import AtlasState, Kind, Mode, Selection
from atlas.state.resolve import resolve
from tests.unit.small_atlas import FACTS

AT, OUT = (-50.0, 0.0, 0.0), (0.0, 1.0, 0.0)


def painted() -> AtlasState:
    state = pain_actions.enter(AtlasState(plate=next(iter(FACTS.plates))))
    return pain_actions.paint(pain_actions.paint(state, AT, OUT, True), (-60.0, 0.0, 0.0), OUT, False)


def test_paint_is_shown_on_the_plates_only_while_painting() -> None:
    state = painted()
    assert [view.paint for view in resolve(state, FACTS).views] == [state.painting.strokes]
    assert len(state.painting.strokes[0].path) == 2
    assert all(view.paint == () for view in resolve(pain_actions.leave(state), FACTS).views)


def test_nothing_is_painted_while_exploring() -> None:
    assert pain_actions.paint(AtlasState(), AT, OUT, True).painting.empty


def test_a_selection_leads_back_to_exploring_and_keeps_the_paint() -> None:
    state = actions.select(painted(), FACTS, Selection(Kind.MUSCLE, "backer"))
    assert state.mode is Mode.EXPLORE
    assert pain_actions.enter(state).painting == painted().painting
    assert pain_actions.enter(state).selection is None


def test_a_region_is_painted_on_the_sides_that_are_marked() -> None:
    region = replace(FACTS.library.regions["front"], facing=((0.0, -1.0, 0.0),))
    facts = replace(FACTS, library=replace(FACTS.library, regions={"front": region}))
    state = pain_actions.paint_region(AtlasState(side=SideView.BOTH), facts, "front")
    right, left = state.painting.strokes
    assert (right.path, left.path) == (((-150.0, -100.0, 1400.0),), ((150.0, -100.0, 1400.0),))
    assert right.radius == 40.0
    assert pain_actions.paint_region(AtlasState(), facts, "nowhere").painting == Painting()


def test_a_region_of_the_list_is_painted_while_painting() -> None:
    region = replace(FACTS.library.regions["front"], facing=((0.0, -1.0, 0.0),))
    facts = replace(FACTS, library=replace(FACTS.library, regions={"front": region}))
    state = follow(pain_actions.enter(AtlasState()), facts, "region:front")
    assert state.mode is Mode.PAIN
    assert len(state.painting.strokes) == 1
    assert follow(AtlasState(), facts, "region:front").painting.empty


def test_the_region_under_a_place_is_painted_on_its_side() -> None:
    region = replace(FACTS.library.regions["front"], facing=((0.0, -1.0, 0.0),))
    facts = replace(FACTS, library=replace(FACTS.library, regions={"front": region}))
    state = pain_actions.paint_region_at(pain_actions.enter(AtlasState()), facts, (155.0, -98.0, 1402.0))
    assert state.painting.strokes[0].path == ((150.0, -100.0, 1400.0),)
    assert state.side is SideView.RIGHT


def test_the_brush_stays_within_what_is_useful() -> None:
    state = pain_actions.enter(AtlasState())
    for _ in range(40):
        state = pain_actions.scale_brush(state, 1.25)
    assert state.brush.radius == RADII_MM[1]
    assert pain_actions.toggle_eraser(state).brush.erases
    assert pain_actions.change(painted(), Painting.undo).painting.empty
