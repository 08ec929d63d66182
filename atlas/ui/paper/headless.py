"""Writes a plan to files without a window."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from atlas.domain.cases import WholeCase
from atlas.state.facts import Facts
from atlas.ui.fonts import add_fonts
from atlas.ui.paper.measure import Page
from atlas.ui.paper.print import Options, export_plan


def export(
    whole: WholeCase,
    facts: Facts,
    assets: Path,
    out: Path,
    *,
    patient: bool = False,
    sections: bool = False,
    zones: bool = False,
    page: str = Page.A4.value,
) -> list[Path]:
    """Write a case's plan to ``out`` and return the files; ``assets`` holds plates, body and fonts.

    Raises ``ValueError`` and ``OSError`` as ``export_plan`` does.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["trigger-point-atlas"])
    add_fonts(assets / "fonts")
    options = Options(patient=patient, sections=sections, zones=zones, page=Page(page))
    written = export_plan(whole, facts, assets / "plates", out, options)
    del app
    return written
