"""A lesson as pictures for slides: each step as the stage shows it, and where it asks one more or two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from atlas.domain.lessons import Lesson
from atlas.domain.whole_file import SHARED, write_whole
from atlas.state.facts import Facts
from atlas.state.model import AtlasState
from atlas.state.resolve import resolve
from atlas.state.stage import changed
from atlas.state.stage_beats import Told, beats
from atlas.state.stage_steps import play
from atlas.state.stage_words import class_words
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.furniture import font
from atlas.ui.export import ATTRIBUTION
from atlas.ui.picture_bytes import encoded
from atlas.ui.stage.foot_layout import FootWords
from atlas.ui.stage.sheet import StageSheet
from atlas.ui.stage.theme import STAGE, stage_theme

SIZE = (1920, 1080)
POLL_MS, PATIENCE = 25, 400
"""So often one looks whether a picture is complete, and how often at most."""
FINE_SHARE = 1 / 72


def slide_states(lesson: Lesson, facts: Facts) -> Iterator[tuple[str, AtlasState]]:
    """Of every step the name of its file and its state: whole, and where it asks, asking and answered."""
    for number in range(len(lesson.steps)):
        state = play(AtlasState(), facts, lesson, number)
        order = beats(state, facts)
        name = f"{number + 1:02d}"
        for beat, ending in ((Told.QUESTION, "-1-question"), (Told.ANSWER, "-2-answer")):
            if beat in order:
                yield name + ending, changed(state, shown=order.index(beat) + 1)
        if order[-1:] not in ((Told.QUESTION,), (Told.ANSWER,)):
            yield name + "-3-whole" * (Told.QUESTION in order), changed(state, shown=len(order))


class SlideWriter(QObject):
    """Draws one picture after the other while the window goes on; ``done`` tells the files or what failed."""

    done = Signal(object, str)

    def __init__(self, lesson: Lesson, facts: Facts, plates: Path, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._facts, self._folder = facts, folder
        self._states = list(slide_states(lesson, facts))
        self._files: list[Path] = []
        self._waited = 0
        self._canvas = CanvasPair()
        numbers = {structure.number: structure for structure in facts.structures}
        self._canvas.set_plates(facts.plates, numbers, plates)
        self._sheet = StageSheet(None)
        self._canvas.set_bare(True)
        self._sheet.borrow(self._canvas)
        self._sheet.resize(*SIZE)
        self._canvas.set_theme(stage_theme(SIZE[1]))
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Draw the first one; the folder is made if need be. Raises ``OSError``."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._set()
        self._timer.start()

    def _set(self) -> None:
        """Put the next state on the sheet."""
        _, state = self._states[0]
        scene = resolve(state, self._facts)
        cameras = tuple(self._facts.plates[view.plate].camera for view in scene.views)
        self._waited = 0
        self._sheet.say(
            FootWords(class_words(state, self._facts), scene.views, cameras), recording=False, frozen=False
        )
        self._canvas.set_scene(scene)
        self._sheet.picture()  # what is painted asks for what it lacks

    def _look(self) -> None:
        self._waited += 1
        if not self._canvas.ready and self._waited < PATIENCE:
            return
        image = self._sheet.picture().toImage()
        if not self._canvas.ready and self._waited < PATIENCE:
            return
        try:
            self._write(image)
        except OSError as error:
            self._end(f"The pictures cannot be written: {error.strerror or error}.")
            return
        self._states.pop(0)
        if self._states:
            self._set()
        else:
            self._end("")

    def _write(self, image: QImage) -> None:
        file = self._folder / f"{self._states[0][0]}.png"
        write_whole(file, _signed(image), SHARED)
        self._files.append(file)

    def _end(self, problem: str) -> None:
        self._timer.stop()
        self._canvas.finish()
        self._sheet.deleteLater()
        self.done.emit(tuple(self._files), problem)


def _signed(image: QImage) -> bytes:
    """The picture as PNG, with the attribution that its licence asks for."""
    image.setText("Copyright", ATTRIBUTION)
    painter = QPainter(image)
    px = FINE_SHARE * image.height()
    painter.setFont(font(STAGE.text_font, px))
    painter.setPen(QColor(STAGE.quiet))
    box = QRectF(0.0, image.height() - 1.5 * px, image.width() - px, 1.4 * px)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, ATTRIBUTION)
    painter.end()
    return encoded(image, b"png")
