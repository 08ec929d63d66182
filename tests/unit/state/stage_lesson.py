"""A lesson of four steps on the small atlas, and what a lecturer does with it."""

from __future__ import annotations

from dataclasses import replace

from atlas.domain.lessons import REVEALED, Lesson, Reveal, Step, Zoom
from atlas.domain.points import ZoneKind
from atlas.domain.scene import ViewScene
from atlas.state import stage_steps
from atlas.state.commands import COMMANDS, run
from atlas.state.model import Kind, Selection
from atlas.state.resolve import resolve
from atlas.state.store import Store
from tests.unit.small_atlas import FACTS as ONE
from tests.unit.small_atlas import LIBRARY, MUSCLE

TWO = {MUSCLE.id: MUSCLE, "far": replace(MUSCLE, id="far", name="Far")}
FACTS = replace(ONE, library=replace(LIBRARY, muscles=TWO))


WHOLE = (*REVEALED, Reveal.REPORTED)
LESSON = Lesson(
    "behind",
    "Pain from behind",
    "Where it comes from.",
    (
        Step("full_anterior", "Look at the body", note="Let them look."),
        Step("full_posterior", "A muscle of the back", select="backer", reveal=WHOLE, note="Wait."),
        Step(
            "full_posterior",
            "What would you ask?",
            select="backer/1",
            question="Where is it felt?",
            answer="In front.",
            seconds=20,
            labels=False,
        ),
        Step("back_close", "From near", select="backer", zoom=Zoom((-100.0, 20.0, 1400.0), 100.0)),
    ),
    minutes=10,
)
BACKER = Selection(Kind.MUSCLE, "backer")


def command(store: Store, name: str) -> None:
    run(
        next(row for row in COMMANDS if row.id == ("stage" if name == "stage" else f"stage.{name}")),
        store,
        FACTS,
    )


def playing(step: int = 0) -> Store:
    store = Store()
    store.apply(lambda state: stage_steps.play(state, FACTS, LESSON, step))
    return store


def drawn(store: Store) -> tuple[bool, int, int, int, bool]:
    """What the views show together: muscle, points, essential and spillover zones, figures."""
    views = resolve(store.state, FACTS).views
    return (any(view.highlights for view in views), *counts(views), any(view.sure for view in views))


def counts(views: tuple[ViewScene, ...]) -> tuple[int, int, int]:
    """How many points, essential and spillover zones are seen, each once on however many plates."""
    points = {(mark.muscle, mark.point, mark.side) for view in views for mark in view.points}
    zones = {(mark.kind, mark.side, mark.stroke) for view in views for mark in view.zones}
    kinds = [kind for kind, *_ in zones]
    return len(points), kinds.count(ZoneKind.ESSENTIAL), kinds.count(ZoneKind.SPILLOVER)
