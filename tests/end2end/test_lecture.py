"""A lecture on the real program from the first step to the last, by keys alone."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from atlas import paths
from atlas.domain.lessons import Lesson
from atlas.packs.load import load
from tests.end2end.screen import SIZE, Program, program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the virtual screen is an X server")
LESSON = "elbow"
MOST_KEYS = 200


def lesson() -> Lesson:
    return load((paths.data_folder(),), paths.assets_folder()).library.lessons[LESSON]


def colours(atlas: Program) -> set[tuple[int, int, int]]:
    """The colours on a grid over the whole screen."""
    picture = atlas.picture()
    return {picture.getpixel((x, y)) for x in range(3, SIZE[0], 60) for y in range(3, SIZE[1], 40)}


def begin(atlas: Program, given: Lesson) -> None:
    """Open the list of lessons, type its name, and press Enter; the data may still be read."""

    def opened() -> bool:
        atlas.keys("shift+F5")
        time.sleep(0.5)
        atlas.write(given.title)
        atlas.keys("Return")
        time.sleep(0.5)
        if given.steps[0].caption in atlas.title():
            return True
        atlas.keys("Escape", "Escape")
        return False

    atlas.wait(opened, "the lesson never began")


def test_a_lecture_from_the_first_step_to_the_last(tmp_path: Path) -> None:
    given = lesson()
    with program(tmp_path) as atlas:
        atlas.open_first_find("infraspinatus", "Infraspinatus")
        before = atlas.title()
        begin(atlas, given)

        seen: list[str] = []
        for _ in range(MOST_KEYS):
            caption = atlas.title().removesuffix(" - Trigger Point Atlas")
            seen += [caption] if seen[-1:] != [caption] else []
            if caption == given.steps[-1].caption:
                break
            atlas.keys("Next")
            time.sleep(0.12)
        assert seen == [step.caption for step in given.steps]

        shown = colours(atlas)
        assert len(shown) > 10
        atlas.keys("b")
        atlas.wait(lambda: colours(atlas) == {(0, 0, 0)}, "the screen never went black")
        atlas.keys("b")
        atlas.wait(lambda: len(colours(atlas)) > 10, "the body never came back")
        atlas.keys("BackSpace", "BackSpace", "Home")
        atlas.wait_for_title(given.steps[0].caption)
        atlas.keys("BackSpace")
        atlas.wait_for_title(given.steps[-1].caption)

        atlas.keys("Escape")
        atlas.wait(lambda: atlas.title() == before, "the window never came back")
        atlas.keys("ctrl+q")
        atlas.wait_to_end()
