"""Where it hurts, painted with the mouse in the real program, is answered, saved, and shown again."""

from __future__ import annotations

import json
from pathlib import Path

from tests.end2end.screen import program
from tests.end2end.test_program import body_colours


def violet(atlas: object) -> int:
    """How many px of the middle of the screen have the colour of paint."""
    picture = atlas.picture()  # type: ignore[attr-defined]
    part = picture.crop((250, 120, 1090, 620)).convert("RGB")
    return sum(count for count, (r, g, b) in part.getcolors(1 << 24) if b > r + 25 and b > g + 40)


def test_paint_undo_and_an_answer(tmp_path: Path) -> None:
    with program(tmp_path) as atlas:
        atlas.wait(lambda: body_colours(atlas.picture()) > 10_000, "no body was drawn")
        atlas.open_first_find("deltoid", "Deltoid")
        atlas.keys("F2")
        atlas.wait_for_title("Find by pain")
        atlas.keys("ctrl+0")
        before = violet(atlas)
        atlas.drag((610, 225), (600, 262))
        atlas.wait(lambda: violet(atlas) > before + 40, "no paint lies on the body")
        atlas.wait(lambda: ": " in atlas.title(), "the painted pain was not answered")
        first = atlas.title()
        atlas.keys("ctrl+z")
        atlas.wait(lambda: violet(atlas) <= before + 5, "the paint was not undone")
        atlas.keys("ctrl+shift+z")
        atlas.wait(lambda: violet(atlas) > before + 40 and atlas.title() == first, "it was not redone")
        atlas.keys("F2")
        atlas.wait(lambda: violet(atlas) <= before + 5, "the paint stays while exploring")
        atlas.keys("F2")
        atlas.wait(lambda: violet(atlas) > before + 40, "the paint was lost")
        atlas.keys("ctrl+q")
        atlas.wait_to_end()
    kept = json.loads((tmp_path / "config" / "settings.json").read_text(encoding="utf-8"))
    assert "painting" not in kept
