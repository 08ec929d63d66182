"""The commands of learning, and undo and redo of what is painted as an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atlas.domain.painting import Painting
from atlas.state.command import Change, Command, always
from atlas.state.facts import Facts
from atlas.state.model import AtlasState, LearnPage, Mode
from atlas.state.stage_commands import on_stage
from atlas.state.store import Store

if TYPE_CHECKING:
    from atlas.state.learn import Learning  # its questions are loaded when somebody learns

MENU = "Learn"


def _beside_the_stage(store: Store) -> bool:
    return not on_stage(store)


def _round(store: Store) -> Learning | None:
    """The round, while it is what the panel shows."""
    state = store.state
    shown = state.mode is Mode.LEARN and state.learn_page is LearnPage.ROUND
    return state.learning if shown else None


def _is_asked(store: Store) -> bool:
    learning = _round(store)
    return learning is not None and not learning.over


def _has_answers(store: Store) -> bool:
    learning = _round(store)
    return learning is not None and bool(learning.done)


def _toggle(state: AtlasState, facts: Facts) -> AtlasState:
    from atlas.state.learn_actions import toggle  # not before somebody learns

    return toggle(state, facts)


def _show_decks(state: AtlasState, facts: Facts) -> AtlasState:
    from atlas.state.learn_actions import enter

    return enter(state, facts, LearnPage.DECKS)


def learn_commands() -> list[Command]:
    """Enter and leave, choose, go on, look back, take away and bring."""
    return [
        Command("learn", "Learn: questions about the atlas", "F4", MENU, _beside_the_stage, _toggle),
        Command("learn.decks", "Choose what is asked", "Ctrl+L", MENU, _beside_the_stage, _show_decks),
        Command("learn.due", "Ask what is due today", "Shift+F4", MENU, _beside_the_stage),
        Command("learn.next", "Next question; without an answer it is skipped", "Ctrl+Return", MENU,
                _is_asked),
        Command("learn.back", "Take the last answer back", "Ctrl+Alt+Z", MENU, _has_answers),
        Command("learn.progress", "Progress: due, forecast, weak muscles", "Ctrl+Shift+F4", MENU,
                _beside_the_stage),
        Command("learn.anki", "Export a deck to Anki", "", MENU, _beside_the_stage),
        Command("learn.export", "Export my progress", "", MENU, always),
        Command("learn.import", "Import progress from a file", "", MENU, always),
        Command("learn.forget", "Forget my progress", "", MENU, _beside_the_stage),
    ]  # fmt: skip


def can_repaint(state: AtlasState, can: str) -> bool:
    """Whether undo or redo (``can_undo``, ``can_redo``) changes what is painted as an answer."""
    return state.learning is not None and bool(getattr(state.learning.painting, can))


def repainted(name: str) -> Change:
    """Undo or redo (a method of ``Painting``) what is painted as an answer."""

    def change(state: AtlasState, _facts: Facts) -> AtlasState:
        from atlas.state.learn_actions import repaint

        return repaint(state, getattr(Painting, name))

    return change
