"""The commands of finding by pain."""

from __future__ import annotations

from collections.abc import Callable

from atlas.domain.painting import Painting
from atlas.state import pain_actions
from atlas.state.command import Command, state_change
from atlas.state.model import Mode
from atlas.state.plan_commands import undo
from atlas.state.store import Store


def pain_commands() -> list[Command]:
    """Brush, eraser, undo, files."""

    def paint(id: str, title: str, keys: str, how: Callable[[Painting], Painting], can: str) -> Command:
        return Command(
            id, title, keys, "Pain",
            lambda store: store.state.mode is Mode.PAIN and bool(getattr(store.state.painting, can)),
            state_change(pain_actions.change, how),
        )  # fmt: skip

    return [
        Command("pain", "Find by pain: paint where it hurts", "F2", "Pain",
                change=state_change(pain_actions.toggle)),
        Command("undo", "Undo", "Ctrl+Z", "Pain", *undo("can_undo", Painting.undo, "undo")),
        Command("redo", "Redo", "Ctrl+Shift+Z", "Pain", *undo("can_redo", Painting.redo, "redo")),
        paint("pain.clear", "Wipe all paint", "Ctrl+Backspace", Painting.clear, "strokes"),
        Command(
            "pain.eraser", "Brush or eraser", "Ctrl+E", "Pain", _is_painting,
            state_change(pain_actions.toggle_eraser),
        ),
        Command("pain.larger", "Larger brush", "Ctrl+]", "Pain", _is_painting,
                state_change(pain_actions.scale_brush, 1.25)),
        Command("pain.smaller", "Smaller brush", "Ctrl+[", "Pain", _is_painting,
                state_change(pain_actions.scale_brush, 0.8)),
        Command("pain.save", "Save the painted pain", "Ctrl+S", "Pain", _is_painted),
        Command("pain.open", "Open a painted pain", "Ctrl+O", "Pain"),
        Command("pain.compare", "Compare with an earlier painted pain", "", "Pain", _is_painted),
        Command("pain.export", "Export the painted pain as a picture", "", "Pain", _is_painted),
    ]  # fmt: skip


def _is_painted(store: Store) -> bool:
    return not store.state.painting.empty


def _is_painting(store: Store) -> bool:
    return store.state.mode is Mode.PAIN
