"""What a person can do to a case and its plan, as pure changes of the state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from atlas.domain.anatomy import Muscle
from atlas.domain.body import Side, SideView, on_side
from atlas.domain.cases import Answer, Case, CautionAnswer, Plan, Site, WholeCase
from atlas.domain.points import TriggerPoint
from atlas.state import actions
from atlas.state.choose import best_plate, seen
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, Kind, Mode, PlanPage, Selection
from atlas.state.open_case import OpenCase
from atlas.state.plan_marks import site_marks, site_spots

SEEN = 0.3
"""A plate shows a site when its skin is turned less than this (cosine) away from the reader."""


def toggle(state: AtlasState) -> AtlasState:
    """Show the plan, or explore again; the case stays open. From the section of a site it is the plan."""
    if state.mode is Mode.PLAN and not state.section:
        return replace(state, mode=Mode.EXPLORE, placing=False)
    return enter(state)


def enter(state: AtlasState, page: PlanPage | None = None) -> AtlasState:
    """Show the plan, or the list of cases where none is open; a section gives way to it."""
    planned = replace(state, mode=Mode.PLAN, section=False, preview=None, preview_side=None)
    return replace(planned, plan_page=page or state.plan_page)


def show_page(state: AtlasState, page: PlanPage) -> AtlasState:
    """Turn to the sites, the cautions or the sessions."""
    return replace(state, plan_page=page, placing=False)


def begin(state: AtlasState, today: date) -> AtlasState:
    """Open a new case; it gets a code when it is kept for the first time."""
    return open_case(state, OpenCase(WholeCase(Case("", today))))


def _begun(state: AtlasState) -> AtlasState:
    """With a case to add to: the open one, or a new one."""
    if state.case is not None:
        return state
    return replace(state, case=OpenCase(WholeCase(Case("", date.today()))), trouble="")


def open_case(state: AtlasState, case: OpenCase) -> AtlasState:
    """Put a case on the desk, its sites first."""
    return replace(enter(state, PlanPage.SITES), case=case, placing=False, trouble="")


def close(state: AtlasState) -> AtlasState:
    """Put the case away; the list of cases is shown."""
    return replace(state, case=None, placing=False, trouble="")


def change_case(state: AtlasState, case: Case) -> AtlasState:
    """Another code, other conditions or another note for the open case."""
    return with_case(state, lambda whole: replace(whole, case=case))


def undo(state: AtlasState) -> AtlasState:
    """Take the last change of the case back."""
    return replace(state, case=state.case.undone()) if state.case is not None else state


def redo(state: AtlasState) -> AtlasState:
    """Make the change again that was taken back."""
    return replace(state, case=state.case.redone()) if state.case is not None else state


# Sites.


def add_points(
    state: AtlasState, facts: Facts, muscle: str, point: int | None, side: Side | None = None
) -> AtlasState:
    """Add a trigger point, or all of a muscle, on a side or on those that are marked, to the open case or to
    a new one."""
    record = facts.library.muscles.get(muscle)
    points = [p for p in record.trigger_points if point in (None, p.id)] if record is not None else []
    if record is None or not points:
        return state
    sides = (side,) if side is not None else state.side.sides
    return _add(state, tuple(site_of(record, p, one) for p in points for one in sides))


def add_selected(state: AtlasState, facts: Facts) -> AtlasState:
    """Add the selected trigger point, or all of the selected muscle, to the open case or to a new one."""
    if state.selection is None:
        return state
    return add_points(state, facts, actions.selected_muscle_id(state), state.selection.point)


def site_of(muscle: Muscle, point: TriggerPoint, side: Side) -> Site:
    """The site of a trigger point, with the shorter needle and the position that the record names."""
    needle = muscle.needling.needle
    gauge = needle.gauge_mm if needle is not None else None
    length = min(needle.length_mm) if needle is not None and needle.length_mm else None
    return Site(
        muscle=muscle.id,
        point=point.id,
        side=side,
        at=on_side(point.at, side),
        name=f"{muscle.name} {point.id}"[:200],
        needle_length_mm=length,
        gauge_mm=gauge,
        position=_line(muscle.needling.position),
    )


def _line(text: str) -> str:
    """The first sentence of a text as one line of at most 200 characters."""
    words = " ".join(text.split())
    first = words.split(". ")[0].rstrip(".")
    return first if len(first) <= 200 else first[:199] + "…"


def add_site(state: AtlasState, site: Site) -> AtlasState:
    """Add a free site to the open case or to a new one; the next click looks again."""
    return replace(_add(state, (site,)), placing=False)


def toggle_placing(state: AtlasState) -> AtlasState:
    """Let the next click on the body place a free site, or not."""
    return replace(enter(state, PlanPage.SITES), placing=not state.placing)


def choose_site(state: AtlasState, facts: Facts, number: int) -> AtlasState:
    """Choose the site with this number (from 1) and turn to where it is seen; 0 chooses none.

    Whoever looks beneath one site looks beneath the next.
    """
    if state.case is None:
        return state
    state = replace(state, case=replace(state.case, site=number))
    return replace(_choose(state, facts), section=state.section)


def _choose(state: AtlasState, facts: Facts) -> AtlasState:
    site = state.case.chosen_site if state.case is not None else None
    if site is None:
        return enter(state, PlanPage.SITES)
    if site.muscle not in facts.library.muscles:
        return enter(_where_seen(replace(state, selection=None), facts, site), PlanPage.SITES)
    chosen = Selection(Kind.MUSCLE, site.muscle, site.point)
    shown = actions.select(replace(state, side=SideView(site.side.value)), facts, chosen)
    return enter(_where_seen(shown, facts, site), PlanPage.SITES)


def _where_seen(state: AtlasState, facts: Facts, site: Site) -> AtlasState:
    """Turned to a plate that shows the site, unless the one shown does or is pinned."""
    (spot,) = site_spots(site_marks(Plan((site,)), facts.library))
    plate = facts.plates.get(state.plate)
    if state.first_pinned or (plate is not None and seen(plate, spot) > SEEN):
        return state
    return replace(state, plate=best_plate(facts.plates, [spot], state.plate))


def step_site(state: AtlasState, facts: Facts, step: int) -> AtlasState:
    """The next or previous site, round and round."""
    if state.case is None or not state.case.sites:
        return state
    count, now = len(state.case.sites), state.case.site
    at = (now - 1 + step) % count if now else (0 if step > 0 else count - 1)
    return choose_site(state, facts, at + 1)


def change_site(state: AtlasState, number: int, site: Site) -> AtlasState:
    """Put ``site`` in the place of the one with this number; one that is not there changes nothing."""
    if not _has_site(state, number):
        return state
    return _with_sites(state, lambda sites: (*sites[: number - 1], site, *sites[number:]))


def remove_site(state: AtlasState, number: int) -> AtlasState:
    """Take a site out of the plan; one that is not there changes nothing."""
    if not _has_site(state, number):
        return state
    return _with_sites(state, lambda sites: (*sites[: number - 1], *sites[number:]))


def move_site(state: AtlasState, number: int, to: int) -> AtlasState:
    """Give a site another place in the order; it stays chosen."""
    if state.case is None or not _has_site(state, number):
        return state
    to = max(1, min(len(state.case.sites), to))

    def moved(sites: tuple[Site, ...]) -> tuple[Site, ...]:
        rest = [*sites[: number - 1], *sites[number:]]
        rest.insert(to - 1, sites[number - 1])
        return tuple(rest)

    state = _with_sites(state, moved)
    return replace(state, case=replace(state.case, site=to)) if state.case is not None else state


def _add(state: AtlasState, sites: tuple[Site, ...]) -> AtlasState:
    """Add sites that are not in the plan yet; the last of them is chosen."""
    state = _begun(state)
    assert state.case is not None
    known = {(s.muscle, s.point, s.side): n for n, s in enumerate(state.case.sites, 1) if s.muscle}
    fresh = tuple(site for site in sites if (site.muscle, site.point, site.side) not in known)
    if not fresh:
        last = sites[-1]
        number = known[(last.muscle, last.point, last.side)]
        return replace(state, case=replace(state.case, site=number))
    state = _with_sites(state, lambda before: (*before, *fresh))
    assert state.case is not None
    return replace(state, case=replace(state.case, site=len(state.case.sites)))


def shift_site(state: AtlasState, step: int) -> AtlasState:
    """The chosen site one place earlier (-1) or later (1) in the order."""
    number = state.case.site if state.case is not None else 0
    return move_site(state, number, number + step) if number else state


def remove_chosen(state: AtlasState) -> AtlasState:
    """Take the chosen site out of the plan."""
    number = state.case.site if state.case is not None else 0
    return remove_site(state, number) if number else state


def _has_site(state: AtlasState, number: int) -> bool:
    return state.case is not None and 0 < number <= len(state.case.sites)


def _with_sites(state: AtlasState, change: Callable[[tuple[Site, ...]], tuple[Site, ...]]) -> AtlasState:
    """With other sites, numbered anew."""

    def changed(whole: WholeCase) -> WholeCase:
        rows = tuple(replace(site, order=n) for n, site in enumerate(change(whole.plan.sites), 1))
        return replace(whole, plan=replace(whole.plan, sites=rows))

    return with_case(state, changed)


# Cautions.


def answer(state: AtlasState, cautions: Sequence[str], given: Answer | None, today: date) -> AtlasState:
    """Keep the answer to cautions in the place of earlier ones, or take it back."""

    def changed(whole: WholeCase) -> WholeCase:
        rest = [row for row in whole.plan.cautions if row.id not in cautions]
        if given is not None:
            rest += [CautionAnswer(caution, given, today) for caution in cautions]
        return replace(whole, plan=Plan(whole.plan.sites, tuple(sorted(rest, key=lambda row: row.id))))

    return with_case(state, changed)


def with_case(state: AtlasState, change: Callable[[WholeCase], WholeCase]) -> AtlasState:
    """With another content of the open case; raises ``Refused`` where that cannot be."""
    if state.case is None:
        return state
    return replace(state, case=state.case.changed(change(state.case.whole)), trouble="")
