"""The lessons that ship, beat by beat as a class sees them: each brings something, whole and in the frame."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from atlas import paths
from atlas.domain.lessons import Reveal
from atlas.domain.scene import PointMark, Scene, ViewScene
from atlas.packs.load import load
from atlas.packs.plates import load_plates
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.resolve import resolve
from atlas.state.stage import changed
from atlas.state.stage_beats import Beat, Told, beats
from atlas.state.stage_steps import play


@pytest.fixture(scope="module")
def facts() -> Facts:
    library = load((paths.data_folder(),), paths.assets_folder()).library
    return Facts(library, load_plates(paths.assets_folder() / "plates"))


def steps(facts: Facts) -> Iterator[tuple[str, list[tuple[Beat, Scene]]]]:
    """Every step by its name, with its beats and what is seen at each."""
    for lesson in facts.library.lessons.values():
        for number in range(len(lesson.steps)):
            state = play(AtlasState(), facts, lesson, number)
            shown = [
                (beat, resolve(changed(state, shown=i), facts))
                for i, beat in enumerate(beats(state, facts), 1)
            ]
            yield f"{lesson.id} {number + 1}", shown


def test_every_beat_on_the_body_brings_something(facts: Facts) -> None:
    for name, shown in steps(facts):
        before = Scene(())
        for beat, scene in shown:
            assert beat in (Told.QUESTION, Told.ANSWER) or scene != before, f"{name}: {beat}"
            before = scene


def test_points_that_are_talked_about_are_seen_within_the_frame(facts: Facts) -> None:
    for name, shown in steps(facts):
        for beat, scene in shown:
            if beat is Reveal.POINTS:
                view = next((view for view in scene.views if lit(view)), None)
                assert view is not None, name
                assert all(framed(view, point, facts) for point in lit(view)), name


def lit(view: ViewScene) -> list[PointMark]:
    return [point for point in view.points if point.emphasis >= 1.0]


def framed(view: ViewScene, point: PointMark, facts: Facts) -> bool:
    camera = facts.plates[view.plate].camera
    left, top, width, height = view.frame or (0.0, 0.0, *camera.size)
    x, y, _ = camera.project(point.at)
    return left <= x <= left + width and top <= y <= top + height


def test_plates_and_frames_stay_from_beat_to_beat(facts: Facts) -> None:
    for name, shown in steps(facts):
        frames = {(scene.views[0].plate, scene.views[0].frame) for _, scene in shown}
        assert len(frames) == 1, name
