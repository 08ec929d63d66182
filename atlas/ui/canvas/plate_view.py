"""One plate on the screen: shows a view scene and reports what the reader does on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from atlas.domain.plates import Plate, Structure
from atlas.domain.scene import ViewScene
from atlas.ui.canvas.brush_item import BrushItem
from atlas.ui.canvas.chain_layout import Chained, chained
from atlas.ui.canvas.chain_names import NameStamps
from atlas.ui.canvas.edge_item import EdgeItem
from atlas.ui.canvas.hover import HoverLabel, words_under
from atlas.ui.canvas.layers import sprite_key
from atlas.ui.canvas.marks import Placed, Stamps, corners, paint_ring, placed, ring_radius
from atlas.ui.canvas.numbers import Corner
from atlas.ui.canvas.paint_chains import mark_boxes, paint_chains
from atlas.ui.canvas.paint_change import changed_area
from atlas.ui.canvas.paint_layers import paint_outlines
from atlas.ui.canvas.picker import Hit, Picker
from atlas.ui.canvas.places import Spotted, paint_place, spotted
from atlas.ui.canvas.plate_events import PlateEvents
from atlas.ui.canvas.plate_item import PlateItem, touches
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zones import ZoneSource

NARROW, SMALLEST_MARK = 200.0, 0.8
"""The width of a plate in px of a desk on which marks have their full size, and how small they may get."""


class PlateView(PlateEvents):
    """A plate to look at, zoom, pan and point at."""

    def __init__(self, store: PlateStore, zones: ZoneSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._zones = store, zones
        self._theme = CanvasTheme()
        self._view: ViewScene | None = None
        self._points: tuple[Placed, ...] = ()
        self._places: tuple[Spotted, ...] = ()
        self._chains: tuple[Chained, ...] = ()
        self._corners: tuple[float, list[Corner]] | None = None
        self._hit: Hit = None
        self._stamps, self._names = Stamps(), NameStamps()
        self._build()
        store.loaded.connect(self._loaded)

    def _build(self) -> None:
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._item = PlateItem(self._store, self._zones, self)
        self._edge, self._ring = EdgeItem(), BrushItem()
        for item in (self._item, self._edge, self._ring):
            scene.addItem(item)
        self.setScene(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setViewport(QWidget())  # PySide would look through all kinds of widget to name Qt's own
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._label = HoverLabel(self)
        self.navigator.moved.connect(self._moved)

    # what it is told

    def set_view(self, view: ViewScene) -> None:
        """Show this; never writes the state. A plate that is not known is not shown."""
        plate = self._store.plates.get(view.plate)
        if plate is None:
            return
        before, self._view = self._view, view
        self._item.set_view(view, plate, self._theme)
        self._place_marks(view, plate)
        self._hover(None, QPointF())
        frame = QRectF(*view.frame) if view.frame else None
        if before is None or before.plate != view.plate:
            self.navigator.set_plate(*plate.camera.size)
            self.navigator.show(frame, animated=False)
        elif before.frame != view.frame:
            self.navigator.show(frame)
        self.setAccessibleName(f"{plate.name}, {view.title}" if view.title != plate.name else plate.name)
        self.viewport().update()

    def set_paint(self, view: ViewScene) -> bool:
        """Show a view that differs from the one shown in its paint at most; False if it differs otherwise.

        Only what has changed is painted anew: a growing stroke asks for it in every frame.
        """
        before, plate = self._view, self._store.plates.get(view.plate)
        if before is None or plate is None or plate is not self._item.plate:
            return False
        if replace(before, paint=view.paint) != view:
            return False
        area = changed_area(before.paint, view.paint, plate.camera)
        self._view = view
        self._item.set_paint(view, area)
        return True

    def _place_marks(self, view: ViewScene, plate: Plate) -> None:
        """Find the points and landmarks that can be seen, as far as the skin has been read."""
        skin = self._store.peek(Key("map", plate.id))
        self._points, self._places = placed(view, plate, skin), spotted(view, plate, skin)
        self._chains = chained(view, plate, skin)
        self._corners = None
        self._pointer.picker = Picker(view, plate, self._points, self._store, self._zones, self._theme)

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        self._theme = theme
        self._label.set_theme(theme)
        self.setBackgroundBrush(QColor(theme.paper))
        self._edge.set_theme(theme)
        self._ring.set_theme(theme)
        if self._view is not None:
            self.set_view(self._view)

    @property
    def settled(self) -> bool:
        """Whether the picture is as sharp as it gets, as far as it has been read."""
        return not self._item.moving

    def set_brush(self, painting: bool, radius_mm: float, erases: bool) -> None:
        """Whether dragging paints on the body instead of moving the picture, and with what brush."""
        self._pointer.brush.set(painting, radius_mm, erases)
        self._show_brush()

    def sharpen(self) -> None:
        """Ask for the picture in the size that is needed, once the first one has been painted."""
        self.viewport().update()

    def prefetch(self) -> None:
        """Ask for the files that answer the cursor."""
        if self._view is not None:
            self._store.get(Key("ids", self._view.plate, self._view.depth))
            for kind in ("outlines", "map"):
                self._store.get(Key(kind, self._view.plate))

    # marks over the picture

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        """Outline what is selected and stamp the points, at a size that does not change with the zoom."""
        if self._view is None:
            return
        painter.save()
        paint_outlines(painter, self._item.layers(), self._theme)
        painter.resetTransform()
        ratio = self.devicePixelRatioF()
        painter.scale(ratio, ratio)
        plate = self._store.plates[self._view.plate]
        places = [self.navigator.to_view(point.x, point.y) for point in self._points]
        self._paint_chains(painter, plate, places)
        for at in places if self._view.ring else ():
            paint_ring(painter, at, ring_radius(plate, self.navigator.scale), self._theme)
        for point, at, corner in zip(self._points, places, self._number_corners(), strict=True):
            self._stamps.stamp(painter, at, point.mark, corner, self._mark_theme, ratio)
        self._paint_places(painter, places)
        painter.restore()

    def _paint_chains(self, painter: QPainter, plate: Plate, places: list[QPointF]) -> None:
        if not self._chains:
            return
        to_view, words = self.navigator.to_view, QRectF(self.viewport().rect())
        room = QRectF(to_view(0.0, 0.0), to_view(*plate.camera.size))
        taken = mark_boxes(self._points, places, self._number_corners(), self._mark_theme)
        paint_chains(painter, self._chains, to_view, room, words, taken, self._theme, self._names.paint)

    def _paint_places(self, painter: QPainter, taken: list[QPointF]) -> None:
        room = QRectF(self.viewport().rect())
        for place in self._places:
            at = self.navigator.to_view(place.x, place.y)
            paint_place(painter, at, place.mark.name, room, taken, self._theme)

    def _number_corners(self) -> list[Corner]:
        """Where the numbers stand; found for the end of a flight, and again when the points change."""
        scale = self.navigator.goal_scale
        if self._corners is None or (self._corners[0] != scale and not self._item.moving):
            places = [(point.x * scale, point.y * scale) for point in self._points]
            self._corners = (scale, corners(self._points, places, self._mark_theme))
        return self._corners[1]

    @property
    def _mark_theme(self) -> CanvasTheme:
        """The theme of crosses and numbers: smaller on a narrow plate, where they would hide the body."""
        most = max(SMALLEST_MARK, round(self.viewport().width() / NARROW, 1))
        return replace(self._theme, scale=most) if most < self._theme.scale else self._theme

    # what the reader does

    def _hover(self, hit: Hit, at: QPointF) -> None:
        text = words_under(hit, self._view, lambda: self._pointer.zones(at), self._muscle_name)
        if hit is not self._hit:
            self._hit = hit
            self._edge.setPath(self._edge_of(hit))
            self.setAccessibleDescription(text)
            self.asks.hovered.emit(text)
        room = self.viewport().rect()
        self._label.show_name(text, at.toPoint(), room, lambda p: self._pointer.shows(hit, QPointF(p)))

    def _edge_of(self, hit: Hit) -> QPainterPath:
        if not isinstance(hit, Structure) or self._view is None:
            return QPainterPath()
        plate = self._store.plates[self._view.plate]
        key = sprite_key(plate, hit.id, hit.side, self._item.level) if hit.side else None
        self._item.hint(key)  # a click may follow
        outlines = self._store.get(Key("outlines", plate.id))
        return outlines.visible(hit.number, self._view.depth) if outlines else QPainterPath()

    def _muscle_name(self, muscle: str) -> str:
        found = (s.name for s in self._store.structures.values() if s.id == muscle)
        return next(found, muscle.replace("_", " ").capitalize())

    def _show_brush(self) -> None:
        pointer = self._pointer
        moving = pointer.brush.on and (pointer.hand or pointer.panning)
        at = pointer.cursor if pointer.brush.on and not moving else None
        place = self.navigator.to_plate(at) if at is not None else None
        self._ring.set_ring(place, pointer.brush.radius_px, pointer.brush.erases)
        hand = Qt.CursorShape.ClosedHandCursor if pointer.panning else Qt.CursorShape.OpenHandCursor
        shape = hand if moving else Qt.CursorShape.CrossCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _moved(self) -> None:
        self._label.hide()
        self._show_brush()
        self._item.look(self.navigator.seen(), self.navigator.goal(), self.navigator.goal_scale)

    def _loaded(self, key: Key) -> None:
        if touches(self._view, key):
            if key.kind != "picture":  # another picture is baked because it is another
                self._item.stale()
            if key.kind == "map" and self._view is not None:
                self._place_marks(self._view, self._store.plates[key.plate])
            self.viewport().update()
