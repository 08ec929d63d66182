"""What the stage is given: the window it takes, and what it knows and asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QMainWindow, QWidget

from atlas.domain.lessons import Lesson
from atlas.state.facts import Facts
from atlas.state.stage_record import LessonShelf
from atlas.state.store import Store
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.command_actions import CommandActions


@dataclass(frozen=True)
class Parts:
    """The window with its desk and canvas; ``plates`` is the folder of the plates.

    ``shelf`` keeps recorded lessons, and ``learn`` is told of each that was saved.
    """

    shell: QMainWindow
    desk: QWidget
    canvas: CanvasPair
    actions: CommandActions
    store: Store
    facts: Callable[[], Facts]
    plates: Path
    shelf: LessonShelf
    learn: Callable[[Lesson], object]
