"""What of a scene is drawn on the stage: the beats that are up, from near where one has zoomed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from atlas.domain.body import SideView
from atlas.domain.lessons import Reveal, Zoom
from atlas.domain.plates import Plate
from atlas.domain.scene import PointMark, Scene, ViewScene
from atlas.state.facts import Facts
from atlas.state.lesson_steps import revealed, step_frame
from atlas.state.marks import Marks
from atlas.state.model import AtlasState
from atlas.state.stage import Stage
from atlas.state.stage_beats import revealed_now, step_now
from atlas.state.stage_views import framed, visible

POINTS, FELT = "Where the points are", "Where it is felt"
"""What two views beside each other are called; without points the first one shows pain as well."""


def on_stage(scene: Scene, state: AtlasState, facts: Facts) -> Scene:
    """The scene of a state as the class sees it; beside the stage as it is.

    The plate where pain is felt comes up with the pain. A plan is not shown: it is somebody's.
    """
    stage = state.stage
    if stage is None:
        return scene
    reveal = revealed_now(state, facts)
    views = visible([_view(view, reveal, stage) for view in framed(scene.views, state, facts)], facts.plates)
    views = [*views[:1], *(view for view in views[1:] if view.zones or view.pinned)]
    views = _zoomed(views, stage, state.side, facts.plates)
    return Scene(tuple(_titled(view, len(views) > 1, facts.plates) for view in views))


def _titled(view: ViewScene, several: bool, plates: Mapping[str, Plate]) -> ViewScene:
    """One view alone has the name of its plate; of two the first may show pain and no points yet."""
    if not several:
        return replace(view, title=plates[view.plate].name)
    return replace(view, title=FELT) if view.title == POINTS and not view.points else view


def _view(view: ViewScene, reveal: tuple[Reveal, ...], stage: Stage) -> ViewScene:
    marks = Marks(view.points, view.zones, view.highlights, view.regions, view.places, view.compared)
    shown = revealed(marks, reveal, stage.labels)
    sure = Reveal.REPORTED in reveal
    free = step_now(stage) is None
    alone = len({mark.muscle for mark in shown.points}) <= 1 or bool(view.compared)
    points = (mark for mark in shown.points if mark.emphasis >= 1.0 or not sure)  # rings round no others
    return replace(
        view,
        points=tuple(_spoken_of(mark, alone) for mark in points),
        zones=shown.zones,
        highlights=shown.highlights,
        places=shown.places,
        sure=sure and bool(shown.zones) and not view.compared,
        ring=sure or (free and view.ring),
        chains=view.chains if stage.labels and Reveal.POINTS in reveal else (),
        sites=(),
    )


def _spoken_of(mark: PointMark, alone: bool) -> PointMark:
    """A faint number cannot be read from the last row: those beside what is talked about have none.

    Nor have the points of many muscles, whose numbers are the same.
    """
    return mark if mark.emphasis >= 1.0 and alone else replace(mark, label="")


def _zoomed(
    views: list[ViewScene], stage: Stage, side: SideView, plates: Mapping[str, Plate]
) -> list[ViewScene]:
    """One view alone where one has zoomed by hand; else all, the first as the lesson frames it."""
    step, closer = step_now(stage), stage.closer
    near = [view for view in views if closer is not None and view.plate == closer.plate]
    if closer is not None and near:
        return [_framed(near[0], closer.zoom, side, plates)]
    if step is not None and step.zoom is not None and views and views[0].plate == step.plate:
        return [_framed(views[0], step.zoom, side, plates), *views[1:]]
    return views


def _framed(view: ViewScene, zoom: Zoom, side: SideView, plates: Mapping[str, Plate]) -> ViewScene:
    return replace(view, frame=step_frame(zoom, side, plates[view.plate]))
