"""Turns the state and the facts into what must be drawn: one or two views of plates with their marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from atlas.domain.body import Depth
from atlas.domain.plates import Plate
from atlas.domain.scene import Rect, Scene, SiteMark, ViewScene
from atlas.state.actions import select
from atlas.state.chains import chain_marks
from atlas.state.choose import Spot, best_plate, frame, point_spots, seen, seen_share, zone_spots
from atlas.state.facts import Facts
from atlas.state.marks import Marks, leading_marks, marks_of
from atlas.state.model import AtlasState, Mode
from atlas.state.turn import other_spots

UNSEEN_LIMIT = 0.12
"""A second plate comes up when more than this share of the zones cannot be seen on the first."""
PLACE_AIR_MM = 70.0
"""What is shown around a landmark, beyond the air round every mark: a place is told by its neighbours."""


def resolve(state: AtlasState, facts: Facts) -> Scene:
    """The scene of a state; pure. The first view is the state's plate, the second is chosen.

    A find under the cursor is shown as it will be once it is selected; an answer to a painted pain lies over
    the paint, and neither plate nor frame move.
    """
    if state.plate not in facts.plates:
        return Scene(())
    if state.mode is Mode.LEARN:
        from atlas.state.learn_scene import learn_scene  # not before somebody learns

        return learn_scene(state, facts)
    if state.preview is not None and state.mode is Mode.EXPLORE:
        state = select(state, facts, state.preview)
    shown = state
    if state.mode is Mode.PAIN:
        shown = replace(state, selection=state.preview, side=state.preview_side or state.side)
    marks, leading = marks_of(shown, facts.library), leading_marks(shown, facts.library)
    first = facts.plates[state.plate]
    second = _second_plate(state, facts.plates, first, leading)
    views = [_view(state, first, marks, leading, points_here=second is not None)]
    if second is not None:
        views.append(_view(state, second, marks, leading, felt=True))
    sites = _sites(state, facts)
    scene = Scene(tuple(replace(_with_chains(view, state, facts), sites=sites) for view in views))
    return scene if state.stage is None else _on_stage(scene, state, facts)


def _on_stage(scene: Scene, state: AtlasState, facts: Facts) -> Scene:
    from atlas.state.stage_scene import on_stage  # not before somebody presents

    return on_stage(scene, state, facts)


def _sites(state: AtlasState, facts: Facts) -> tuple[SiteMark, ...]:
    """The plan of the open case is on the body whatever else is shown."""
    if state.case is None:
        return ()
    from atlas.state.plan_marks import site_marks  # not before there is a plan

    return site_marks(state.case.whole.plan, facts.library, state.case.site)


def _with_chains(view: ViewScene, state: AtlasState, facts: Facts) -> ViewScene:
    chains = chain_marks(state, facts.library, facts.plates[view.plate])
    return replace(view, chains=chains) if chains else view


def _frame(plate: Plate, spots: list[Spot], marks: Marks) -> Rect | None:
    """The part of a plate that holds what is marked; None for the whole."""
    found = frame(plate, spots) if spots else None
    if found is None or not marks.places:
        return found
    air, (width, height) = PLACE_AIR_MM * plate.camera.scale, plate.camera.size
    left, top = max(0.0, found[0] - air), max(0.0, found[1] - air)
    right = min(float(width), found[0] + found[2] + air)
    bottom = min(float(height), found[1] + found[3] + air)
    return (left, top, right - left, bottom - top)


def _second_plate(state: AtlasState, plates: Mapping[str, Plate], first: Plate, marks: Marks) -> Plate | None:
    if state.second_pinned:
        return plates.get(state.second_pinned)
    spots = zone_spots(marks.zones)
    return None if state.mode is Mode.PAIN else plate_for_unseen(plates, first, spots)


def plate_for_unseen(plates: Mapping[str, Plate], first: Plate, spots: list[Spot]) -> Plate | None:
    """The plate that shows best what the first one does not; None where that shows nearly all."""
    if not spots or 1.0 - seen_share(first, spots) <= UNSEEN_LIMIT:
        return None
    missing = [spot for spot in spots if seen(first, spot) == 0.0]
    others = {plate.id: plate for plate in plates.values() if plate.id != first.id}
    chosen = others.get(best_plate(others, missing, "")) if others else None
    return chosen if chosen is not None and seen_share(chosen, missing) > 0.0 else None


def _view(
    state: AtlasState,
    plate: Plate,
    marks: Marks,
    leading: Marks,
    *,
    points_here: bool = False,
    felt: bool = False,
) -> ViewScene:
    spots = point_spots(leading.points) if points_here else []
    if felt or not points_here:
        places = [] if felt else point_spots(leading.points) + other_spots(leading)
        spots = zone_spots(leading.zones) + places
    title = "Where it is felt" if felt else "Where the points are" if points_here else plate.name
    detail = (
        f"{plate.name}, {plate.camera.scale:g} px/mm"
        if title != plate.name
        else f"{plate.camera.scale:g} px/mm"
    )
    return ViewScene(
        plate=plate.id,
        depth=Depth.SKIN if felt else state.depth,
        side_view=state.side,
        points=marks.points,
        zones=marks.zones,
        highlights=() if felt else marks.highlights,
        frame=_frame(plate, spots, marks) if state.mode is not Mode.PAIN else None,
        title=title,
        subtitle=detail,
        pinned=bool(state.second_pinned) if felt else state.first_pinned,
        ring=state.ring,
        regions=marks.regions,
        places=marks.places,
        paint=state.painting.strokes if state.mode is Mode.PAIN else (),
        compared=marks.names,
        sure=state.sure and not marks.names and bool(marks.zones),
    )
