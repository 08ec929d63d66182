"""Files of cases and sheets: asked for in the system's own dialog, which does not hold up the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

CASES = "Cases (*.case.json *.json)"
BACKUPS = "Backups (*.sqlite)"
SHEETS = "Sheets (*.pdf *.png *.svg)"


def ask_save(window: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], object]) -> None:
    """Ask where to write a file."""
    dialog = _dialog(window, title, kinds, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.open()


def ask_open(window: QWidget, title: str, kinds: str, then: Callable[[Path], object]) -> None:
    """Ask for a file that is there."""
    dialog = _dialog(window, title, kinds, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def _dialog(window: QWidget, title: str, kinds: str, then: Callable[[Path], object]) -> QFileDialog:
    dialog = QFileDialog(window.window(), title, "", kinds)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
