"""The program as a person uses it: started on a real (virtual) screen, clicked, typed at, looked at."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.end2end.screen import ROOT, SIZE, program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the virtual screen is an X server")


def body_colours(picture, box=(300, 120, 1000, 600)) -> int:
    """How many pixels of the middle look like muscle or skin: clearly more red than blue."""
    part = picture.crop(box)
    return sum(count for count, (r, g, b) in part.getcolors(1 << 24) if r > b + 30 and r > 90)


def test_a_first_visit(tmp_path: Path) -> None:
    """Look at the body, find a muscle by keys, read it, follow it to a condition and back, leave."""
    with program(tmp_path) as atlas:
        atlas.wait(lambda: body_colours(atlas.picture()) > 10_000, "no body was drawn")

        atlas.open_first_find("infraspinatsu", "Infraspinatus")
        before = atlas.picture()

        atlas.keys("alt+3")
        atlas.wait(lambda: atlas.picture() != before, "peeling changed nothing")
        atlas.keys("alt+l")
        atlas.keys("ctrl+Down")
        atlas.wait_for_title("Infraspinatus")

        atlas.open_first_find("tennis elbow", "Tennis elbow")
        atlas.keys("Escape", "alt+Left")
        atlas.wait_for_title("Infraspinatus")

        atlas.keys("ctrl+t")
        atlas.wait(
            lambda: max(atlas.picture().getpixel((SIZE[0] - 6, SIZE[1] // 2))) < 90, "the theme is not dark"
        )
        atlas.keys("ctrl+q")
        atlas.wait_to_end()
    kept = json.loads((tmp_path / "config" / "settings.json").read_text(encoding="utf-8"))
    assert (kept["theme"], kept["side"]) == ("dark", "left")


def test_a_click_on_the_body_selects_what_is_there(tmp_path: Path) -> None:
    with program(tmp_path) as atlas:
        atlas.wait(lambda: body_colours(atlas.picture()) > 10_000, "no body was drawn")
        atlas.click_until_title_changes((560, 250, 760, 420))
        assert atlas.title() != "Trigger Point Atlas"


def test_a_broken_file_and_damaged_settings_are_survived_and_said(tmp_path: Path) -> None:
    """The reader's own folder holds a broken muscle and a new one; the settings are damaged."""
    mine = tmp_path / "mine" / "muscles"
    mine.mkdir(parents=True)
    shipped = (ROOT / "data" / "muscles" / "supinator.yaml").read_text(encoding="utf-8")
    (mine / "broken.yaml").write_text("id: broken\nname: [", encoding="utf-8")
    (mine / "my_muscle.yaml").write_text(
        shipped.replace("id: supinator\n", "id: my_muscle\n", 1).replace(
            "name: Supinator", "name: Mirabilis", 1
        ),
        encoding="utf-8",
    )
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_bytes(b"\x00not settings")
    with program(tmp_path, "--data", str(tmp_path / "mine")) as atlas:
        atlas.wait(lambda: body_colours(atlas.picture()) > 10_000, "no body was drawn")
        atlas.open_first_find("mirabilis", "Mirabilis")
    assert (tmp_path / "config" / "settings.damaged.json").exists()
