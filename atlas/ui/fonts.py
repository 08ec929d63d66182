"""The fonts that come with the atlas, so that it reads the same on every machine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FIRST = ("Inter-Regular.otf", "Caladea-Bold.ttf")
LATER = ("Inter-SemiBold.otf", "Inter-Italic.otf", "Caladea-Italic.ttf")


def add_fonts(folder: Path, names: tuple[str, ...]) -> None:
    """Make some of the fonts known to Qt; a missing file is left out and the system's font used."""
    for name in names:
        if (folder / name).exists():
            QFontDatabase.addApplicationFont(str(folder / name))
