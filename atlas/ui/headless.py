"""Draws a plate to a file without a window, through the same canvas."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from atlas.domain.body import Depth, SideView
from atlas.domain.scene import ViewScene
from atlas.state.facts import Facts
from atlas.state.marks import Marks, marks_of
from atlas.state.model import AtlasState, Kind, Selection
from atlas.ui.canvas.theme import LIGHT
from atlas.ui.export import export_view
from atlas.ui.fonts import add_fonts


def render(
    facts: Facts,
    assets: Path,
    plate: str,
    depth: Depth,
    select: tuple[str, ...],
    side: SideView,
    size: tuple[int, int],
    out: Path,
) -> None:
    """Draw a whole plate with what is selected (ids of muscles and conditions) as ``size`` px.

    ``assets`` holds the plates and the fonts. Raises ``ValueError`` for an unknown plate or ending of
    ``out`` and ``OSError`` where a file cannot be read or written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["trigger-point-atlas"])
    add_fonts(assets / "fonts")
    view = _view(facts, AtlasState(plate=plate, depth=depth, side=side), select)
    numbers = {structure.number: structure for structure in facts.structures}
    export_view(view, facts.plates, numbers, assets / "plates", LIGHT, size, out)
    del app


def _view(facts: Facts, state: AtlasState, select: tuple[str, ...]) -> ViewScene:
    found = [marks_of(replace(state, selection=_selection(facts, id)), facts.library) for id in select]
    marks = Marks(
        tuple(point for one in found for point in one.points),
        tuple(zone for one in found for zone in one.zones),
        tuple(highlight for one in found for highlight in one.highlights),
    )
    plate = facts.plates.get(state.plate)
    names = {id: record.name for id, record in facts.library.conditions.items()}
    names |= {id: record.name for id, record in facts.library.muscles.items()}
    return ViewScene(
        plate=state.plate,
        depth=state.depth,
        side_view=state.side,
        points=marks.points,
        zones=marks.zones,
        highlights=marks.highlights,
        frame=None,
        title=plate.name if plate else state.plate,
        subtitle=", ".join(names[id] for id in select),
        pinned=False,
        ring=False,
    )


def _selection(facts: Facts, id: str) -> Selection:
    return Selection(Kind.MUSCLE if id in facts.library.muscles else Kind.CONDITION, id)
