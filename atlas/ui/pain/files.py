"""Files of painted pain: asked for in the system's own dialog, which does not hold up the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from atlas.domain.painting import Painting
from atlas.state.painting_file import Unreadable, load_painting, save_painting

PAINTINGS = "Painted pain (*.pain.json *.json)"
PICTURES = "Pictures (*.png *.svg *.pdf)"

Dated: TypeAlias = tuple[Painting, str]
"""A painting and the day on which it was painted."""


class PaintingFiles(QObject):
    """Saves, opens and exports; what goes wrong is told in a sentence, and the paint stays."""

    opened = Signal(object)
    """A ``Dated`` that is to be shown."""
    compared = Signal(object)
    """A ``Dated`` that is to be compared with."""
    told = Signal(str)

    def __init__(
        self, window: QWidget, painting: Callable[[], Painting], draw: Callable[[Path], None]
    ) -> None:
        """``painting`` answers what is painted; ``draw`` writes what the canvas shows to a file."""
        super().__init__(window)
        self._window, self._painting, self._draw = window, painting, draw

    def ask_save(self) -> None:
        """Ask for a file and write the painting."""
        self._ask("Save the painted pain", self.save, f"pain-{_today()}.pain.json")

    def ask_open(self) -> None:
        """Ask for a file and show its painting."""
        self._ask("Open a painted pain", lambda file: self.load(file, self.opened.emit))

    def ask_compare(self) -> None:
        """Ask for an earlier painting to compare with."""
        self._ask("Compare with an earlier painted pain", lambda file: self.load(file, self.compared.emit))

    def ask_export(self) -> None:
        """Ask for a file and draw the plate with the paint."""
        self._ask("Export a picture", self.export, "pain.png", PICTURES)

    def save(self, file: Path) -> None:
        """Write the painting."""
        try:
            save_painting(file, self._painting(), _today())
        except OSError as error:
            self.told.emit(f"{file.name} cannot be written: {error.strerror}.")

    def load(self, file: Path, then: Callable[[Dated], None]) -> None:
        """Read a painting and hand it on."""
        try:
            found = load_painting(file)
        except Unreadable as told:
            self.told.emit(str(told))
        except OSError as error:
            self.told.emit(f"{file.name} cannot be read: {error.strerror}.")
        else:
            then(found)

    def export(self, file: Path) -> None:
        """Draw the plate."""
        try:
            self._draw(file)
        except (OSError, ValueError) as error:
            self.told.emit(f"{file.name} cannot be drawn: {error}")

    def _ask(
        self, title: str, then: Callable[[Path], None], save_as: str = "", files: str = PAINTINGS
    ) -> None:
        dialog = QFileDialog(self._window.window(), title, "", files)
        if save_as:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(save_as)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _today() -> str:
    return f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
