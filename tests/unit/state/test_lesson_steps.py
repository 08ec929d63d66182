"""Steps of lessons: the state that one means wherever the window was, what it uncovers, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.domain.body import Depth, SideView
from atlas.domain.lessons import REVEALED, WHOLE_PLATE, Reveal, Step, Zoom
from atlas.domain.points import ZoneKind
from atlas.state.lesson_steps import revealed, show_step, step_frame, step_of, step_selection
from atlas.state.marks import marks_of
from atlas.state.model import AtlasState, Kind, Mode, Selection, Theme
from atlas.state.resolve import resolve
from tests.unit.small_atlas import FACTS, LIBRARY, PLATES

STEP = Step("full_posterior", "Behind", Depth.INTERMEDIATE, SideView.BOTH, "backer/1")
MESSY = AtlasState(
    plate="back_close",
    depth=Depth.BONE,
    side=SideView.LEFT,
    selection=Selection(Kind.CONDITION, "ache"),
    first_pinned=True,
    second_pinned="full_anterior",
    ring=True,
    chains=True,
    mode=Mode.PAIN,
    preview=Selection(Kind.MUSCLE, "backer"),
    preview_side=SideView.LEFT,
    within="ache",
    compared=("backer", "far"),
    section=True,
    placing=True,
    sure=True,
)


def test_a_step_means_the_same_wherever_the_window_was() -> None:
    fresh, messy = (show_step(state, FACTS, STEP) for state in (AtlasState(), MESSY))
    assert fresh == messy
    assert (fresh.plate, fresh.depth, fresh.side) == ("full_posterior", Depth.INTERMEDIATE, SideView.BOTH)
    assert fresh.selection == Selection(Kind.MUSCLE, "backer", 1)
    assert resolve(fresh, FACTS).views[0].plate == "full_posterior"


def test_the_theme_of_the_hall_stays() -> None:
    assert show_step(AtlasState(theme=Theme.PROJECTOR), FACTS, STEP).theme is Theme.PROJECTOR


def test_a_step_without_a_selection_shows_the_bare_plate() -> None:
    state = show_step(MESSY, FACTS, Step("full_anterior", "Look"))
    (view,) = resolve(state, FACTS).views
    assert (view.plate, view.points, view.zones, view.highlights) == ("full_anterior", (), (), ())
    assert (state.selection, state.sure, state.ring) == (None, False, False)


def test_an_unknown_plate_is_left_to_what_is_selected() -> None:
    assert show_step(AtlasState(), FACTS, replace(STEP, plate="nowhere")).plate in PLATES


@pytest.mark.parametrize(
    ("select", "kind"), [("ache", Kind.CONDITION), ("front", Kind.REGION), ("backer", Kind.MUSCLE)]
)
def test_every_kind_can_be_selected(select: str, kind: Kind) -> None:
    assert step_selection(replace(STEP, select=select), LIBRARY) == Selection(kind, select)


def test_how_sure_it_is_goes_with_reported() -> None:
    state = show_step(AtlasState(), FACTS, replace(STEP, reveal=(*REVEALED, Reveal.REPORTED)))
    assert (state.sure, state.ring) == (True, True)


def test_nothing_but_what_is_uncovered_is_drawn() -> None:
    marks = marks_of(show_step(AtlasState(), FACTS, replace(STEP, select="backer")), LIBRARY)
    bare = revealed(marks, ())
    assert (bare.points, bare.zones, bare.highlights) == ((), (), ())
    assert revealed(marks, (Reveal.MUSCLE,)) == replace(bare, highlights=marks.highlights)
    assert revealed(marks, (Reveal.POINTS,)) == replace(bare, points=marks.points)
    for word, kind in ((Reveal.ESSENTIAL, ZoneKind.ESSENTIAL), (Reveal.SPILLOVER, ZoneKind.SPILLOVER)):
        zones = revealed(marks, (word,)).zones
        assert {mark.kind for mark in zones} == {kind}
        assert {mark.percent for mark in zones} == {None}
    assert revealed(marks, (*REVEALED, Reveal.REPORTED)) == marks


def test_without_labels_points_have_no_numbers() -> None:
    marks = marks_of(show_step(AtlasState(), FACTS, STEP), LIBRARY)
    assert {mark.label for mark in revealed(marks, REVEALED, labels=False).points} == {""}
    assert "1" in {mark.label for mark in revealed(marks, REVEALED).points}


def test_a_zoom_is_a_square_part_of_the_plate() -> None:
    plate = PLATES["back_close"]
    width, _ = plate.camera.size
    frame = step_frame(Zoom((-100.0, 20.0, 1400.0), 190.0), SideView.RIGHT, plate)
    assert frame is not None
    x, y, _ = plate.camera.project((-100.0, 20.0, 1400.0))
    assert frame == pytest.approx((x - width / 8, y - width / 8, width / 4, width / 4))
    mirrored = step_frame(Zoom((-100.0, 20.0, 1400.0), 190.0), SideView.LEFT, plate)
    assert mirrored is not None
    assert mirrored[0] == pytest.approx(width - frame[0] - frame[2])
    assert step_frame(WHOLE_PLATE, SideView.RIGHT, plate) is None


@pytest.mark.parametrize("at", [(-2000.0, 0.0, 1900.0), (2000.0, 0.0, -500.0)])
def test_a_zoom_never_leaves_the_plate(at: tuple[float, float, float]) -> None:
    plate = PLATES["full_anterior"]
    for width_mm in (100.0, 5000.0):
        left, top, width, height = step_frame(Zoom(at, width_mm), SideView.RIGHT, plate) or (0, 0, 0, 0)
        assert left >= 0
        assert top >= 0
        assert left + width <= plate.camera.size[0] + 1e-6
        assert top + height <= plate.camera.size[1] + 1e-6
        assert width > 0


@pytest.mark.parametrize("select", ["", "backer", "backer/2", "ache", "front"])
@pytest.mark.parametrize("side", SideView)
def test_what_is_recorded_is_shown_again(select: str, side: SideView) -> None:
    reveal = (*REVEALED, Reveal.REPORTED) if side is SideView.BOTH else REVEALED
    zoom = Zoom((-100.0, 0.0, 1400.0), 200.0)
    step = Step("back_close", "Here", Depth.DEEP, side, select, reveal, zoom, note="Say this.")
    state = show_step(MESSY, FACTS, step)
    seen_at = (100.0, 0.0, 1400.0) if side is SideView.LEFT else (-100.0, 0.0, 1400.0)
    assert step_of(state, FACTS, "Here", "Say this.", Zoom(seen_at, 200.0)) == step


@pytest.mark.parametrize(
    "selection", [Selection(Kind.STRUCTURE, "scapula"), Selection(Kind.MUSCLE, "gone"), None]
)
def test_what_no_step_can_select_is_left_out(selection: Selection | None) -> None:
    assert step_of(AtlasState(selection=selection), FACTS, "Here").select == ""
