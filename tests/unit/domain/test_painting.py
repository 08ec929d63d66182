"""Paint: strokes grow, break where the brush left the body, and can be undone, redone and wiped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atlas.domain.painting import Painting, Stroke, spots

UP = (0.0, 0.0, 1.0)
DOWN = (0.0, 0.0, -1.0)


def test_a_stroke_grows_and_skips_what_says_nothing_new() -> None:
    painting = (
        Painting().begun((0.0, 0.0, 0.0), UP, 10.0).grown((1.0, 0.0, 0.0), UP).grown((5.0, 0.0, 0.0), UP)
    )
    assert painting.strokes == (Stroke(((0.0, 0.0, 0.0), (5.0, 0.0, 0.0)), (UP, UP), 10.0),)


def test_a_jump_and_an_edge_of_the_body_begin_another_stroke() -> None:
    begun = Painting().begun((0.0, 0.0, 0.0), UP, 10.0)
    assert len(begun.grown((300.0, 0.0, 0.0), UP).strokes) == 2
    assert len(begun.grown((12.0, 0.0, 0.0), DOWN).strokes) == 2


def test_nothing_grows_where_nothing_was_begun() -> None:
    assert Painting().grown((0.0, 0.0, 0.0), UP) == Painting()


def test_wiping_can_be_undone_at_once() -> None:
    painting = spots([((0.0, 0.0, 0.0), UP), ((50.0, 0.0, 0.0), UP)], 10.0)
    wiped = painting.clear()
    assert wiped.empty
    assert wiped.can_undo
    assert wiped.undo() == painting


def test_an_eraser_alone_paints_nothing() -> None:
    assert Painting().begun((0.0, 0.0, 0.0), UP, 10.0, erases=True).empty


def test_the_left_is_the_mirror_of_the_right() -> None:
    stroke = Stroke(((-10.0, 5.0, 7.0),), ((-1.0, 0.0, 0.0),), 8.0)
    assert stroke.mirrored() == Stroke(((10.0, 5.0, 7.0),), ((1.0, 0.0, 0.0),), 8.0)
    assert stroke.mirrored().mirrored() == stroke


@given(st.lists(st.sampled_from(["paint", "undo", "redo"]), max_size=30))
def test_undo_and_redo_walk_one_line(steps: list[str]) -> None:
    painting, line, at = Painting(), [Painting().strokes], 0
    for i, step in enumerate(steps):
        if step == "paint":
            painting = painting.begun((float(i), 0.0, 0.0), UP, 10.0)
            line, at = [*line[: at + 1], painting.strokes], at + 1
        elif step == "undo":
            painting, at = painting.undo(), max(0, at - 1)
        else:
            painting, at = painting.redo(), min(len(line) - 1, at + 1)
        assert painting.strokes == line[at]
