"""Between the px of the stage and the plates below them: where the mouse is on the body, where ink lies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QWidget

from atlas.state.stage import Ink
from atlas.ui.canvas.canvas_pair import CanvasPair
from atlas.ui.canvas.pane import PlatePane
from atlas.ui.stage.overlay import Line


class OnBody:
    """Turns places of the stage into places of plates and back."""

    def __init__(self, canvas: CanvasPair, room: QWidget) -> None:
        self._canvas, self._room = canvas, room

    def ink_of(self, places: Sequence[QPointF]) -> Ink | None:
        """A stroke on the plate where it begins; None beside the plates."""
        for pane, plate in self._shown():
            port = pane.view.viewport()
            inside = [QPointF(port.mapFrom(self._room, place)) for place in places]
            if inside and port.rect().contains(inside[0].toPoint()):
                path = (pane.view.navigator.to_plate(place) for place in inside)
                return Ink(plate, tuple((place.x(), place.y()) for place in path))
        return None

    def lines(self, ink: Sequence[Ink]) -> list[Line]:
        """Strokes on whichever plates are shown now, each with the room of its plate."""
        return [
            Line(self._on_stage(stroke, pane), self._room_of(pane.view.viewport()))
            for pane, plate in self._shown()
            for stroke in ink
            if stroke.plate == plate
        ]

    def _on_stage(self, stroke: Ink, pane: PlatePane) -> QPolygonF:
        port, navigator = pane.view.viewport(), pane.view.navigator
        return QPolygonF([port.mapTo(self._room, navigator.to_view(x, y)) for x, y in stroke.path])

    def _room_of(self, port: QWidget) -> QRect:
        return QRect(port.mapTo(self._room, QPoint()), port.size())

    def _shown(self) -> list[tuple[PlatePane, str]]:
        views = self._canvas.scene.views
        return [(pane, view.plate) for pane, view in zip(self._canvas.panes, views, strict=False)]
