"""A treatment planned from first to last in the real program, which is killed and opened again."""

from __future__ import annotations

import re
import signal
import zlib
from collections.abc import Callable
from pathlib import Path

from atlas.domain.cases import Answer, WholeCase
from atlas.notebook.notebook import FILE_NAME, Notebook
from tests.end2end.screen import Program, program
from tests.end2end.test_program import body_colours

PAINS = [(7, 4), (5, 2)]
"""Before and after each session."""


def kept(home: Path) -> WholeCase | None:
    """The case as another window would read it while the program runs."""
    file = home / "data" / FILE_NAME
    if not file.exists():
        return None
    notebook = Notebook.open(file).notebook
    assert notebook is not None
    cases = notebook.cases()
    whole = notebook.whole(cases[0].code) if cases else None
    notebook.close()
    return whole


def wait_kept(atlas: Program, home: Path, holds: Callable[[WholeCase], bool], complaint: str) -> None:
    def there() -> bool:
        whole = kept(home)
        return whole is not None and holds(whole)

    atlas.wait(there, complaint)


def find_by_pain(atlas: Program) -> None:
    atlas.open_first_find("deltoid", "Deltoid")
    atlas.keys("F2")
    atlas.wait_for_title("Find by pain")
    atlas.keys("ctrl+0")
    atlas.drag((610, 225), (600, 262))
    atlas.wait(lambda: ": " in atlas.title(), "the painted pain was not answered")
    atlas.keys("F2")


def add_three_sites(atlas: Program, home: Path) -> None:
    atlas.open_first_find("infraspinatus", "Infraspinatus")
    for count in (1, 2, 3):
        atlas.keys("ctrl+Down", "ctrl+d")
        wait_kept(
            atlas, home, lambda whole, n=count: len(whole.plan.sites) == n, f"site {count} was not kept"
        )


def answer_the_checklist(atlas: Program, home: Path) -> None:
    atlas.keys("F3", "ctrl+alt+2")
    atlas.wait_for_title("Plan C-001")
    for _ in range(3):
        atlas.keys("n", "Down")
    wait_kept(atlas, home, lambda whole: len(whole.plan.cautions) >= 3, "no answer was kept")


def record_a_session(atlas: Program, home: Path, before: int, after: int) -> None:
    """A new session: the pain typed at once, then whether the first site twitched, and the reaction there."""
    atlas.keys("ctrl+shift+n")
    atlas.write(str(before))
    atlas.keys("Tab")
    atlas.write(str(after))
    atlas.keys("Tab", "y", "Tab")
    atlas.write("sore")  # the hand rests now, and leaves nothing

    def holds(whole: WholeCase) -> bool:
        noted = [(one.pain_before, one.pain_after, one.done[0]) for one, _ in whole.sessions]
        return (before, after, True, "sore") in [(b, a, d.twitch, d.reaction) for b, a, d in noted]

    wait_kept(atlas, home, holds, f"the session with pain {before} to {after} was not kept")


def test_from_the_pain_to_the_paper_and_after_a_kill(tmp_path: Path) -> None:
    sheet = tmp_path / "plan.pdf"
    with program(tmp_path) as atlas:
        atlas.wait(lambda: body_colours(atlas.picture()) > 10_000, "no body was drawn")
        find_by_pain(atlas)
        add_three_sites(atlas, tmp_path)
        before = atlas.picture()
        atlas.keys("ctrl+b")
        atlas.wait(lambda: atlas.picture() != before, "no section came up")
        atlas.keys("ctrl+b")
        answer_the_checklist(atlas, tmp_path)
        for pains in PAINS:
            record_a_session(atlas, tmp_path, *pains)
        atlas.keys("ctrl+shift+e")
        atlas.wait_for_dialog("Export the plan")
        atlas.keys("ctrl+a")
        atlas.write(str(sheet))
        atlas.keys("Return")
        atlas.wait(lambda: sheet.exists() and sheet.stat().st_size > 0, "no sheet was written")
        atlas.process.send_signal(signal.SIGKILL)
        atlas.process.wait(10)
    assert pages_of(sheet) >= 2
    before_kill = kept(tmp_path)
    assert before_kill is not None
    with program(tmp_path) as atlas:
        atlas.wait(lambda: body_colours(atlas.picture()) > 10_000, "no body was drawn after the kill")
        atlas.open_first_find("deltoid", "Deltoid")
        atlas.keys("F3")
        atlas.wait_for_title("Cases")
        atlas.keys("Return")  # the first case of the list
        atlas.wait_for_title("Plan C-001")
        atlas.keys("ctrl+alt+Down")
        atlas.keys("ctrl+Delete")
        wait_kept(atlas, tmp_path, lambda whole: len(whole.plan.sites) == 2, "the site was not taken away")
        atlas.keys("ctrl+z")
        wait_kept(atlas, tmp_path, lambda whole: len(whole.plan.sites) == 3, "the site did not come back")
        atlas.keys("ctrl+q")
        atlas.wait_to_end()
    whole = kept(tmp_path)
    assert whole is not None
    assert whole.sessions == before_kill.sessions
    assert [(one.pain_before, one.pain_after) for one, _ in whole.sessions] == PAINS
    assert {row.answer for row in whole.plan.cautions} == {Answer.NO}


def pages_of(sheet: Path) -> int:
    """How many pages a PDF has, its compressed parts included."""
    data = sheet.read_bytes()
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    parts = [data]
    for stream in streams:
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return sum(len(re.findall(rb"/Type\s*/Page\b", part)) for part in parts)
