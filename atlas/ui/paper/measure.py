"""Sizes of paper and type: everything on a page is laid out in px of one 200th of an inch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtGui import QFont

from atlas.ui.canvas.furniture import font
from atlas.ui.canvas.theme import SANS, SERIF, CanvasTheme

DPI = 200

PRINT = CanvasTheme(
    paper="#ffffff",
    ink="#000000",
    quiet="#3a3a3a",
    rule="#8c8c8c",
    accent="#000000",
    essential="#c23a30",
    spillover="#4a000c",
    rim="#3a0000",
    halo="#ffffff",
    mark="#000000",
    label_back="#000000",
    label_ink="#ffffff",
    focus="#000000",
    pale=0.45,
)
"""Black on white; essential pain is an even dark wash, spillover is dots: grey tells them apart."""


class Page(StrEnum):
    """The size of the paper."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def mm(self) -> tuple[float, float]:
        """Width and height in mm."""
        return (210.0, 297.0) if self is Page.A4 else (215.9, 279.4)

    @property
    def px(self) -> tuple[int, int]:
        """Width and height in px."""
        width, height = self.mm
        return round(mm(width)), round(mm(height))


def mm(length: float) -> float:
    """A length in mm as px."""
    return length * DPI / 25.4


def pt(size: float) -> float:
    """A size of type in points as px."""
    return size * DPI / 72.0


@dataclass(frozen=True, slots=True)
class Face:
    """A type: families, size in points, weight, colour, and the distance of lines over its size."""

    families: str = SANS
    points: float = 8.5
    bold: bool = False
    ink: str = PRINT.ink
    lead: float = 1.34

    @property
    def font(self) -> QFont:
        """The font, its letters placed without regard to any grid of px."""
        made = font(self.families, 1.0)
        made.setWeight(QFont.Weight.DemiBold if self.bold else QFont.Weight.Normal)
        made.setPixelSize(max(1, round(pt(self.points))))
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    @property
    def line(self) -> float:
        """The distance of lines in px."""
        return pt(self.points) * self.lead

    def times(self, factor: float) -> Face:
        """The same type larger or smaller."""
        return replace(self, points=self.points * factor)


TITLE = Face(SERIF, 16.0, bold=True)
HEADING = Face(SERIF, 11.5, bold=True)
BODY = Face()
STRONG = Face(bold=True)
SMALL = Face(points=7.0, ink=PRINT.quiet)
FINE = Face(points=6.2, ink=PRINT.quiet, lead=1.28)
