"""The marks over the picture of a plate, at a size that does not change with the zoom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from atlas.domain.plates import Plate
from atlas.domain.scene import SiteMark, ViewScene
from atlas.ui.canvas.chain_layout import Chained, chained
from atlas.ui.canvas.chain_names import NameStamps
from atlas.ui.canvas.marks import Placed, Stamps, corners, paint_ring, placed, ring_radius
from atlas.ui.canvas.navigation import Navigator
from atlas.ui.canvas.numbers import Corner
from atlas.ui.canvas.paint_chains import mark_boxes, paint_chains
from atlas.ui.canvas.places import Spotted, paint_place, spotted
from atlas.ui.canvas.site_marks import RADIUS, Sited, disc_places, paint_site, sited
from atlas.ui.canvas.theme import CanvasTheme

NARROW, SMALLEST_MARK = 200.0, 0.8
"""The width of a plate in px of a desk on which marks have their full size, and how small they may get."""


class MarkLayer:
    """Points, landmarks, chains and sites of one view, where the navigator has them."""

    def __init__(self, viewport: QWidget, navigator: Navigator) -> None:
        self._viewport, self._navigator = viewport, navigator
        self._view: ViewScene | None = None
        self._plate: Plate | None = None
        self._theme = CanvasTheme()
        self.points: tuple[Placed, ...] = ()
        self._places: tuple[Spotted, ...] = ()
        self._chains: tuple[Chained, ...] = ()
        self._sites: tuple[Sited, ...] = ()
        self._corners: tuple[float, list[Corner]] | None = None
        self._stamps, self._names = Stamps(), NameStamps()

    def set_view(self, view: ViewScene, plate: Plate, skin: Any, theme: CanvasTheme) -> None:
        """Find the marks that can be seen, as far as the ``skin`` map has been read."""
        self._view, self._plate, self._theme = view, plate, theme
        self.points, self._places = placed(view, plate, skin), spotted(view, plate, skin)
        self._chains, self._sites = chained(view, plate, skin), sited(view, plate, skin)
        self._corners = None

    def paint(self, painter: QPainter, ratio: float, *, moving: bool) -> None:
        """Paint all marks in screen px; ``ratio`` is device px per screen px, ``moving`` while zooming."""
        if self._view is None or self._plate is None:
            return
        places = [self._navigator.to_view(point.x, point.y) for point in self.points]
        sides = self._number_corners(moving)
        self._paint_chains(painter, self._plate, places, sides)
        for at in places if self._view.ring else ():
            paint_ring(painter, at, ring_radius(self._plate, self._navigator.scale), self._theme)
        for point, at, corner in zip(self.points, places, sides, strict=True):
            self._stamps.stamp(painter, at, point.mark, corner, self._mark_theme, ratio)
        self._paint_places(painter, places)
        sites = [self._navigator.to_view(site.x, site.y) for site in self._sites]
        for site, at, disc in zip(self._sites, sites, self._discs(), strict=True):
            paint_site(painter, site.mark, at, disc, self._mark_theme)

    def site_at(self, at: QPointF) -> SiteMark | None:
        """The site whose disc is at a screen px, the one on top first."""
        reach = RADIUS * self._mark_theme.scale * 1.25
        for site, disc in zip(reversed(self._sites), reversed(self._discs()), strict=True):
            way = disc - at
            if way.x() ** 2 + way.y() ** 2 <= reach**2:
                return site.mark
        return None

    def _discs(self) -> list[QPointF]:
        if not self._sites:
            return []
        to_view = self._navigator.to_view
        taken = [to_view(point.x, point.y) for point in self.points]
        places = [to_view(site.x, site.y) for site in self._sites]
        return disc_places(places, taken, QRectF(self._viewport.rect()), self._mark_theme)

    def _paint_chains(
        self, painter: QPainter, plate: Plate, places: list[QPointF], sides: list[Corner]
    ) -> None:
        if not self._chains:
            return
        to_view, words = self._navigator.to_view, QRectF(self._viewport.rect())
        room = QRectF(to_view(0.0, 0.0), to_view(*plate.camera.size))
        taken = mark_boxes(self.points, places, sides, self._mark_theme)
        paint_chains(painter, self._chains, to_view, room, words, taken, self._theme, self._names.paint)

    def _paint_places(self, painter: QPainter, taken: list[QPointF]) -> None:
        room = QRectF(self._viewport.rect())
        for place in self._places:
            at = self._navigator.to_view(place.x, place.y)
            paint_place(painter, at, place.mark.name, room, taken, self._theme)

    def _number_corners(self, moving: bool) -> list[Corner]:
        """Where the numbers stand; found for the end of a flight, and again when the points change."""
        scale = self._navigator.goal_scale
        if self._corners is None or (self._corners[0] != scale and not moving):
            places = [(point.x * scale, point.y * scale) for point in self.points]
            self._corners = (scale, corners(self.points, places, self._mark_theme))
        return self._corners[1]

    @property
    def _mark_theme(self) -> CanvasTheme:
        """The theme of crosses and numbers: smaller on a narrow plate, where they would hide the body."""
        most = max(SMALLEST_MARK, round(self._viewport.width() / NARROW, 1))
        return replace(self._theme, scale=most) if most < self._theme.scale else self._theme
