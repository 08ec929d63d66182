"""Takes the pictures of the README and the docs from the real window, offscreen.

``python -m tools.screenshots [NAME ...]`` writes ``docs/images/NAME.png``.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from atlas import paths
from atlas.domain.cases import Case
from atlas.domain.quiz.decks import deck_of_muscles
from atlas.domain.quiz.items import QuizKind
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state import plan_actions as act
from atlas.state import stage_steps
from atlas.state.facts import Facts
from atlas.state.links import follow
from atlas.state.model import AtlasState, Mode, Theme
from atlas.state.store import Store
from atlas.ui.desk import Desk
from atlas.ui.fonts import add_fonts
from atlas.ui.loading import ThumbnailLoader
from atlas.ui.shell import Shell

FOLDER = Path("docs/images")
DAY = date(2026, 11, 20)
SETTLE_S = 8.0


@dataclass(frozen=True)
class Shot:
    """One picture: the state to begin with, the links to follow, the size of the window in px."""

    links: tuple[str, ...]
    state: AtlasState = field(default_factory=AtlasState)
    size: tuple[int, int] = (1600, 1000)
    then: Callable[[Desk, Store, Facts], object] = lambda _desk, _store, _facts: None
    """What is done once the links have been followed."""


def _plan(_desk: Desk, store: Store, facts: Facts) -> None:
    """The plan with its first site chosen."""
    store.apply(lambda state: act.change_case(state, Case("S-014", DAY, ("frozen_shoulder",))))
    store.apply(lambda state: act.choose_site(state, facts, 1))
    store.apply(lambda state: replace(state, trouble=""))


def _learn(desk: Desk, _store: Store, _facts: Facts) -> None:
    """A question that has been put and not answered."""
    deck = deck_of_muscles("Shoulder", ("infraspinatus",))
    desk.acts.trigger("learn")
    desk.right.learn.asking.begin(replace(deck, kinds=(QuizKind.WHOSE_ZONE,), length=1))


def _present(_desk: Desk, store: Store, facts: Facts) -> None:
    """A step of a lesson with all of it revealed."""
    lesson = facts.library.lessons["shoulder"]
    number = next(i for i, step in enumerate(lesson.steps) if step.select == "infraspinatus/2")
    store.apply(lambda state: stage_steps.play(stage_steps.enter(state, facts), facts, lesson, number))
    store.apply(lambda state: stage_steps.reveal_all(state, facts))


SHOTS = {
    "window": Shot(("muscle:infraspinatus",)),
    "dark": Shot(("muscle:trapezius",), AtlasState(theme=Theme.DARK)),
    "projector": Shot(("muscle:quadratus_lumborum",), AtlasState(theme=Theme.PROJECTOR), (1920, 1080)),
    "pain": Shot(
        ("region:shoulder_front", "region:arm_front"),
        AtlasState(mode=Mode.PAIN, plate="shoulder_chest_anterior"),
    ),
    "plan": Shot(
        (
            "plan:infraspinatus/1",
            "plan:supraspinatus/1",
            "plan:subscapularis/1",
            "plan:deltoid/1",
            "muscle:infraspinatus",
        ),
        then=_plan,
    ),
    "learn": Shot((), then=_learn),
    "stage": Shot((), size=(1600, 900), then=_present),
}


def main() -> None:
    """Take the named pictures, or all."""
    QApplication(sys.argv[:1])
    assets = paths.assets_folder()
    add_fonts(assets / "fonts")
    library = load((paths.data_folder(),), assets).library
    facts = Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or SHOTS:
        take(SHOTS[name], facts, FOLDER / f"{name}.png")


def take(shot: Shot, facts: Facts, out: Path) -> None:
    """Open the window, follow the links, wait for what is read in threads, grab."""
    folder = paths.assets_folder() / "plates"
    store, shell = Store(shot.state), Shell()
    desk = Desk(shell, store, facts, folder)
    desk.build()
    shell.resize(*shot.size)
    shell.show()
    desk.set_facts(facts, None, ())
    thumbnails = ThumbnailLoader(tuple(facts.plates.values()), folder, shell)
    thumbnails.start()
    thumbnails.wait()
    for plate, picture in thumbnails.pictures.items():
        desk.set_thumbnail(plate, picture)
    for link in shot.links:
        store.apply(lambda state, link=link: follow(state, facts, link))
    shot.then(desk, store, facts)
    shell.showNormal()  # the stage has filled the screen, which has another size
    shell.resize(*shot.size)
    end = time.monotonic() + SETTLE_S
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    shell.grab().save(str(out))
    desk.finish()
    shell.close()


if __name__ == "__main__":
    main()
