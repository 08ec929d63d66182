"""A student before an exam, in the real program: a deck, a round by keys, a kill, the weak muscles."""

from __future__ import annotations

import re
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from atlas.notebook.notebook import FILE_NAME, Notebook
from tests.end2end.screen import Program, program
from tests.end2end.test_program import body_colours

LATER = timedelta(days=3650)
BODY = (375, 110, 1100, 600)
"""Where the plates are, px of the screen."""


def kept(home: Path) -> int:
    """How many different things have been answered, as another window would read it."""
    file = home / "data" / FILE_NAME
    if not file.exists():
        return 0
    notebook = Notebook.open(file).notebook
    assert notebook is not None
    count = len(notebook.due(datetime.now(UTC) + LATER))
    notebook.close()
    return count


def blue(picture: Image.Image) -> int:
    """How many px of the body are tinted as the scale of what is known tints them."""
    raw = picture.crop(BODY).tobytes()
    pixels = zip(raw[0::3], raw[1::3], raw[2::3], strict=True)
    return sum(b > r + 25 and b > g + 8 for r, g, b in pixels)


def numbers(title: str) -> tuple[int, int]:
    found = re.search(r"(\d+) of (\d+)", title)
    assert found, title
    return int(found[1]), int(found[2])


def answer_all_by_keys(atlas: Program, home: Path) -> int:
    """Press an answer and go on until the result is told; how many were asked."""
    _, total = numbers(atlas.title())
    for done in range(1, total + 1):
        atlas.wait_for_title(f"question {done} of {total}")
        atlas.keys("1")
        atlas.wait_for_title(f"answer {done} of {total}")
        assert kept(home) == done, "an answer was shown and not kept"
        atlas.keys("Return")
    atlas.wait(lambda: "right -" in atlas.title() and "of" in atlas.title(), "no result was told")
    return total


def choose_three_nerves_of_head_and_neck(atlas: Program) -> None:
    """By keys alone: the deck stays the first one (head and neck); of the kinds only nerves are left."""
    atlas.keys("F4")
    atlas.wait_for_title("Learn: decks")
    atlas.keys("Tab", "Tab")
    atlas.write("3")
    atlas.keys("Tab", "Tab", "Tab", "space")  # no kind
    atlas.keys("Tab", "Tab", "Tab", "Tab", "Tab", "space")  # nerve and roots
    atlas.keys("Return")


def test_from_the_deck_to_the_picture_of_what_is_weak(tmp_path: Path) -> None:
    with program(tmp_path) as atlas:
        atlas.wait(lambda: body_colours(atlas.picture()) > 10_000, "no body was drawn")
        atlas.open_first_find("infraspinatus", "Infraspinatus")
        choose_three_nerves_of_head_and_neck(atlas)
        atlas.wait_for_title("Learn: question 1 of 3")
        assert answer_all_by_keys(atlas, tmp_path) == 3
        before = blue(atlas.picture())
        atlas.keys("ctrl+shift+F4")
        atlas.wait_for_title("Learn: progress")
        atlas.wait(lambda: blue(atlas.picture()) > before + 300, "no muscle was tinted by what is known")
        atlas.keys("F4")
        atlas.wait_for_title("Infraspinatus")
        atlas.process.send_signal(signal.SIGKILL)
        atlas.process.wait(10)
    assert kept(tmp_path) == 3, "answers were lost in the kill"
    with program(tmp_path) as atlas:
        atlas.open_first_find("infraspinatus", "Infraspinatus")
        atlas.keys("ctrl+shift+F4")
        atlas.wait_for_title("Learn: progress")
        atlas.wait(lambda: blue(atlas.picture()) > 300, "what was learnt is not on the body any more")
        atlas.keys("ctrl+q")
        atlas.wait_to_end()


def test_nothing_on_the_body_names_the_answer_while_a_question_is_open(tmp_path: Path) -> None:
    with program(tmp_path) as atlas:
        atlas.wait(lambda: body_colours(atlas.picture()) > 10_000, "no body was drawn")
        atlas.open_first_find("infraspinatus", "Infraspinatus")
        choose_three_nerves_of_head_and_neck(atlas)
        atlas.wait_for_title("Learn: question 1 of 3")
        title = atlas.title()
        for x in range(450, 1000, 90):
            atlas.click(x, 350)
        assert atlas.title() == title, "a click on the body led away from the question"
        atlas.keys("2")
        atlas.wait_for_title("answer 1 of 3")
        atlas.keys("c")
        atlas.wait(lambda: "Learn" not in atlas.title(), "the card of the answer did not come up")
        atlas.keys("F4")
        atlas.wait_for_title("answer 1 of 3")
