"""The fonts that come with the atlas, so that it reads the same on every machine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

ALL = (
    "Inter-Regular.otf",
    "Caladea-Bold.ttf",
    "Inter-SemiBold.otf",
    "Inter-Italic.otf",
    "Caladea-Italic.ttf",
)


def add_font(file: Path) -> None:
    """Make a font known to Qt; for a missing file the system's font is used."""
    if file.exists():
        QFontDatabase.addApplicationFont(str(file))


def add_fonts(folder: Path) -> None:
    """Make all fonts of the atlas known to Qt."""
    for name in ALL:
        add_font(folder / name)
