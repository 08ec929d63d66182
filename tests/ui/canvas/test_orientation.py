"""Nobody takes right for left."""

from __future__ import annotations

from atlas.domain.plates import Camera
from atlas.ui.canvas.orientation import Edges, bar_length, edges


def camera(view: tuple[float, float, float], up: tuple[float, float, float] = (0, 0, 1)) -> Camera:
    return Camera(view, up, (0, 0, 0), 100, 100, 1)


def test_the_right_of_the_body_is_on_the_left_of_a_front_view() -> None:
    assert edges(camera((0, 1, 0))) == Edges("R", "L", "")
    assert edges(camera((0, -1, 0))) == Edges("L", "R", "")
    assert edges(camera((0.3, 1, 0))) == Edges("R", "L", "")


def test_a_side_view_tells_its_side_and_where_the_front_is() -> None:
    assert edges(camera((1, 0, 0))) == Edges("Posterior", "Anterior", "Right side")
    assert edges(camera((-1, 0, 0))) == Edges("Anterior", "Posterior", "Left side")


def test_a_patient_reads_the_sides_in_plain_words() -> None:
    assert edges(camera((1, 0, 0)), plain=True) == Edges("Back", "Front", "Right side")
    assert edges(camera((0, 1, 0)), plain=True) == Edges("R", "L", "")


def test_a_bar_is_round_and_fits() -> None:
    assert bar_length(2.0, 150.0) == 50
    assert bar_length(0.3, 150.0) == 500
    assert bar_length(900.0, 150.0) == 1
