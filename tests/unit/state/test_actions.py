"""Actions, links and commands as pure changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.domain.body import DEPTHS, Depth, Side, SideView
from atlas.state import actions
from atlas.state.commands import COMMANDS, MENUS, run
from atlas.state.links import follow, link_of
from atlas.state.model import AtlasState, Kind, Selection, Theme
from atlas.state.store import Store
from tests.unit.small_atlas import FACTS

MUSCLE = Selection(Kind.MUSCLE, "backer")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Depth.SKIN, Depth.INTERMEDIATE),
        (Depth.SUPERFICIAL, Depth.SUPERFICIAL),
        (Depth.DEEP, Depth.INTERMEDIATE),
        (Depth.BONE, Depth.INTERMEDIATE),
    ],
)
def test_selecting_peels_only_where_the_muscle_would_not_be_there(before: Depth, after: Depth) -> None:
    assert actions.select(AtlasState(depth=before), FACTS, MUSCLE).depth is after


def test_a_click_on_the_left_turns_to_the_left_unless_both_are_marked() -> None:
    assert actions.select(AtlasState(), FACTS, MUSCLE, Side.LEFT).side is SideView.LEFT
    both = AtlasState(side=SideView.BOTH)
    assert actions.select(both, FACTS, MUSCLE, Side.LEFT).side is SideView.BOTH


def test_points_are_stepped_through_round_and_round() -> None:
    state, seen = actions.select(AtlasState(), FACTS, MUSCLE), []
    for _ in range(4):
        state = actions.step_point(state, FACTS, 1)
        assert state.selection is not None
        seen.append(state.selection.point)
    assert seen == [1, 2, None, 1]


def test_depth_stops_at_skin_and_bone() -> None:
    state = AtlasState(depth=Depth.SKIN)
    assert actions.step_depth(state, -1).depth is Depth.SKIN
    for _ in range(len(DEPTHS) + 2):
        state = actions.step_depth(state, 1)
    assert state.depth is Depth.BONE


@pytest.mark.parametrize(
    "link",
    ["muscle:nobody", "point:backer/x", "point:nobody/1", "plate:nowhere", "source:book", "", "nonsense"],
)
def test_a_link_to_nothing_changes_nothing(link: str) -> None:
    assert follow(AtlasState(), FACTS, link) == AtlasState()


def test_links_lead_to_a_muscle_a_point_a_condition_and_back() -> None:
    state = follow(AtlasState(), FACTS, "point:backer/2")
    assert state.selection == replace(MUSCLE, point=2)
    assert link_of(state) == "muscle:backer"
    assert link_of(follow(state, FACTS, "condition:ache")) == "condition:ache"
    assert link_of(follow(state, FACTS, "structure:scapula")) == "structure:scapula"


def test_a_region_turns_to_its_plate() -> None:
    state = follow(AtlasState(plate="back_close"), FACTS, "region:front")
    assert state.plate == "full_anterior"


def test_commands_have_one_id_one_shortcut_and_a_menu_each() -> None:
    ids = [command.id for command in COMMANDS]
    keys = [command.shortcut for command in COMMANDS if command.shortcut]
    assert len(ids) == len(set(ids))
    assert len(keys) == len(set(keys))
    assert {command.menu for command in COMMANDS} == set(MENUS)


def test_every_command_that_changes_the_state_can_be_run_on_an_empty_one() -> None:
    for command in COMMANDS:
        run(command, Store(), FACTS)


def test_themes_go_round() -> None:
    state, seen = AtlasState(), []
    for _ in Theme:
        state = actions.step_theme(state)
        seen.append(state.theme)
    assert seen == [Theme.DARK, Theme.PROJECTOR, Theme.LIGHT]
