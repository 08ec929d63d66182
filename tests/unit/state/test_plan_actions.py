"""Planning as pure changes: sites, their order, answers, undo without end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.domain.anatomy import NeedleSize
from atlas.domain.body import Side, SideView, mirror
from atlas.domain.cases import Answer, Site, Technique
from atlas.domain.checks import Refused
from atlas.state import plan_actions as act
from atlas.state.actions import select
from atlas.state.facts import Facts
from atlas.state.links import follow
from atlas.state.model import AtlasState, Kind, Mode, PlanPage, Selection
from atlas.state.other_cards import card_of
from atlas.state.resolve import resolve
from tests.unit.small_atlas import FACTS, MUSCLE

TODAY = date(2026, 11, 20)


def planned(*points: int, side: SideView = SideView.RIGHT) -> AtlasState:
    state = act.begin(AtlasState(side=side), TODAY)
    for point in points:
        state = act.add_points(state, FACTS, MUSCLE.id, point)
    return state


def sites(state: AtlasState) -> tuple[Site, ...]:
    assert state.case is not None
    return state.case.sites


def test_a_point_is_added_on_the_sides_that_are_marked_with_what_its_record_suggests() -> None:
    state = planned(1, side=SideView.BOTH)
    right, left = sites(state)
    assert (right.side, left.side) == (Side.RIGHT, Side.LEFT)
    assert right.at == MUSCLE.trigger_points[0].at
    assert left.at == mirror(right.at)
    assert (right.needle_length_mm, right.gauge_mm) == (None, None)
    assert right.technique is Technique.DEEP
    assert right.position == "Prone"
    assert [site.order for site in sites(state)] == [1, 2]


def test_the_needle_that_the_record_names_is_suggested_the_shorter_one() -> None:
    needling = replace(MUSCLE.needling, needle=NeedleSize((30.0, 50.0), 0.25))
    site = act.site_of(replace(MUSCLE, needling=needling), MUSCLE.trigger_points[0], Side.RIGHT)
    assert (site.needle_length_mm, site.gauge_mm) == (30.0, 0.25)


def test_a_link_of_the_card_adds_to_a_new_case_where_none_is_open() -> None:
    state = follow(AtlasState(), FACTS, f"plan:{MUSCLE.id}/1", Side.LEFT)
    assert [site.side for site in sites(state)] == [Side.LEFT]
    assert follow(AtlasState(), FACTS, f"plan:{MUSCLE.id}/99") == AtlasState()
    assert follow(AtlasState(), FACTS, "plan:nobody/1") == AtlasState()


def test_a_point_that_is_there_already_is_chosen_and_not_added_again() -> None:
    state = act.add_points(planned(1, 2), FACTS, MUSCLE.id, 1)
    assert len(sites(state)) == 2
    assert state.case is not None
    assert state.case.site == 1


def test_the_selected_muscle_is_added_with_all_its_points() -> None:
    state = select(AtlasState(), FACTS, Selection(Kind.MUSCLE, MUSCLE.id))
    assert [s.point for s in sites(act.add_selected(state, FACTS))] == [p.id for p in MUSCLE.trigger_points]


def test_a_moved_site_stays_chosen_and_all_are_numbered_anew() -> None:
    state = act.move_site(act.choose_site(planned(1, 2), FACTS, 1), 1, 2)
    assert [site.point for site in sites(state)] == [2, 1]
    assert [site.order for site in sites(state)] == [1, 2]
    assert state.case is not None
    assert state.case.site == 2
    assert act.move_site(state, 5, 1) == state


@given(st.lists(st.sampled_from(["add1", "add2", "remove", "shift", "answer", "change"]), max_size=12))
def test_undo_leads_back_to_the_beginning_and_redo_to_the_end(steps: list[str]) -> None:
    state = begun = planned()
    for step in steps:
        state = {
            "add1": lambda s: act.add_points(s, FACTS, MUSCLE.id, 1, Side.RIGHT),
            "add2": lambda s: act.add_points(s, FACTS, MUSCLE.id, 2, Side.LEFT),
            "remove": act.remove_chosen,
            "shift": lambda s: act.shift_site(s, -1),
            "answer": lambda s: act.answer(s, ("pregnancy",), Answer.YES, TODAY),
            "change": lambda s: act.change_site(s, 1, replace(sites(s)[0], remark="x")) if sites(s) else s,
        }[step](state)
    assert state.case is not None
    assert begun.case is not None
    end, count = state.case.whole, len(state.case.past)
    for _ in range(count):
        state = act.undo(state)
    assert state.case is not None
    assert state.case.whole == begun.case.whole
    assert not state.case.can_undo
    for _ in range(count):
        state = act.redo(state)
    assert state.case is not None
    assert state.case.whole == end
    assert not state.case.can_redo


def test_what_is_chosen_is_still_there_after_undo() -> None:
    state = act.undo(act.choose_site(planned(1, 2), FACTS, 2))
    assert state.case is not None
    assert state.case.site == 1
    assert state.case.chosen_site is not None


def test_choosing_a_site_shows_its_point_on_its_side_in_the_plan() -> None:
    state = act.choose_site(act.add_points(planned(1), FACTS, MUSCLE.id, 2, Side.LEFT), FACTS, 2)
    assert state.selection == Selection(Kind.MUSCLE, MUSCLE.id, 2)
    assert (state.mode, state.side, state.plan_page) == (Mode.PLAN, SideView.LEFT, PlanPage.SITES)


def test_the_sites_are_on_the_body_but_while_one_learns_and_gone_when_the_case_is_closed() -> None:
    state = planned(1, 2)
    assert not resolve(replace(state, mode=Mode.LEARN), FACTS).views[0].sites  # they could tell an answer
    for mode in set(Mode) - {Mode.LEARN}:
        (view, *_) = resolve(replace(state, mode=mode), FACTS).views
        assert [mark.number for mark in view.sites] == [1, 2]
    assert not resolve(act.close(state), FACTS).views[0].sites


def test_an_answer_can_be_given_to_many_and_taken_back() -> None:
    state = act.answer(planned(), ("pregnancy", "pacemaker"), Answer.NO, TODAY)
    state = act.answer(state, ("pregnancy",), None, TODAY)
    assert state.case is not None
    assert [row.id for row in state.case.whole.plan.cautions] == ["pacemaker"]


def test_more_than_a_plan_can_hold_is_refused() -> None:
    state = planned(1)
    free = replace(sites(state)[0], muscle="", point=None)
    for _ in range(499):
        state = act.add_site(state, free)
    with pytest.raises(Refused):
        act.add_site(state, free)


def test_steps_go_round() -> None:
    state = planned(1, 2)
    seen = []
    for _ in range(3):
        state = act.step_site(state, FACTS, 1)
        assert state.case is not None
        seen.append(state.case.site)
    assert seen == [1, 2, 1]
    assert act.step_site(planned(), FACTS, 1).case == planned().case


def test_without_facts_nothing_is_planned() -> None:
    assert act.add_selected(AtlasState(), Facts()) == AtlasState()


@pytest.mark.parametrize(
    "change", [act.toggle, lambda state: act.enter(state, PlanPage.CAUTIONS)], ids=["toggle", "a page"]
)
def test_who_asks_for_the_plan_gets_it_and_not_the_section_before_it(
    change: Callable[[AtlasState], AtlasState],
) -> None:
    site = act.add_points(AtlasState(), FACTS, MUSCLE.id, 1, Side.RIGHT)
    for mode in (Mode.EXPLORE, Mode.PLAN):
        after = change(replace(site, mode=mode, section=True))
        assert (after.mode, after.section) == (Mode.PLAN, False)


def test_who_looks_beneath_one_site_looks_beneath_the_next() -> None:
    state = act.enter(act.add_points(AtlasState(side=SideView.BOTH), FACTS, MUSCLE.id, 1))
    assert act.step_site(replace(state, section=True), FACTS, 1).section
    assert not act.step_site(state, FACTS, 1).section


def test_the_card_adds_what_it_shows_and_tells_what_is_in_the_plan() -> None:
    for selection, count in ((Selection(Kind.MUSCLE, MUSCLE.id), len(MUSCLE.trigger_points)),
                             (Selection(Kind.MUSCLE, MUSCLE.id, 1), 1)):  # fmt: skip
        state = select(AtlasState(), FACTS, selection)
        way, _, told = (card_of(state, FACTS).sections[0].paragraphs[0] + (None,))[:3]
        assert told is None
        state = follow(state, FACTS, way.link)
        assert state.case is not None
        assert len(state.case.sites) == count
        said = card_of(state, FACTS).sections[0].paragraphs[0][2].text
        assert said.endswith("in the plan as " + ", ".join(str(i) for i in range(1, count + 1)))
