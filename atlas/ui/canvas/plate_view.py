"""One plate on the screen: shows a view scene and reports what the reader does on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from atlas.domain.plates import Plate, Structure
from atlas.domain.scene import SiteMark, ViewScene
from atlas.ui.canvas.brush_item import BrushItem
from atlas.ui.canvas.cross_keys import CrossItem
from atlas.ui.canvas.edge_item import EdgeItem
from atlas.ui.canvas.hover import HoverLabel, words_under
from atlas.ui.canvas.layers import sprite_key
from atlas.ui.canvas.mark_layer import MarkLayer
from atlas.ui.canvas.paint_change import changed_area
from atlas.ui.canvas.paint_layers import paint_outlines
from atlas.ui.canvas.picker import Hit, Picker
from atlas.ui.canvas.plate_events import PlateEvents
from atlas.ui.canvas.plate_item import PlateItem, touches
from atlas.ui.canvas.reading import Key
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.theme import CanvasTheme
from atlas.ui.canvas.zones import ZoneSource


class PlateView(PlateEvents):
    """A plate to look at, zoom, pan and point at."""

    def __init__(self, store: PlateStore, zones: ZoneSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._zones = store, zones
        self._theme = CanvasTheme()
        self._view: ViewScene | None = None
        self._hit: Hit = None
        self._build()
        self._marks = MarkLayer(self.viewport(), self.navigator)
        store.loaded.connect(self._loaded)

    def _build(self) -> None:
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._item = PlateItem(self._store, self._zones, self)
        self._edge, self._ring, self._cross_item = EdgeItem(), BrushItem(), CrossItem()
        for item in (self._item, self._edge, self._ring, self._cross_item):
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
            self._cross.hide()
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
        """Find the marks that can be seen, as far as the skin has been read."""
        marks = self._marks
        marks.set_view(view, plate, self._store.peek(Key("map", plate.id)), self._theme)
        self._pointer.picker = Picker(
            view, plate, marks.points, self._store, self._zones, self._theme, self._site_at
        )

    def _site_at(self, x: float, y: float) -> SiteMark | None:
        return self._marks.site_at(self.navigator.to_view(x, y))

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        self._theme = theme
        self._label.set_theme(theme)
        self.setBackgroundBrush(QColor(theme.paper))
        self._edge.set_theme(theme)
        self._ring.set_theme(theme)
        self._cross_item.set_theme(theme)
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

    def set_muted(self, muted: bool) -> None:
        """Whether nothing is named under the cursor."""
        self._label.muted = muted
        self._label.hide()

    def set_placing(self, placing: bool) -> None:
        """Whether a click chooses a place on the skin instead of what lies there."""
        self._pointer.placing = placing

    def set_aiming(self, aiming: bool) -> None:
        """Whether arrows move a cross with which a place is set, or painted, by keys."""
        self._cross.set(aiming)

    def set_quiet(self, names: bool, chooses: bool) -> None:
        """Whether what is under the cursor is named, and whether a press selects it."""
        self._pointer.names, self._pointer.chooses = names, chooses
        if not names:
            self._hover(None, QPointF())

    def sharpen(self) -> None:
        """Ask for the picture in the size that is needed, once one that is too small has been painted."""
        if not self._item.sharp:
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
        self._marks.paint(painter, ratio, moving=self._item.moving)
        painter.restore()

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

    def _show_cross(self, at: QPointF | None) -> None:
        if at is None and not self._cross_item.isVisible():
            return  # to update all of the plate in every frame of a move costs more than the move
        self._cross_item.set_place(self.navigator.to_plate(at) if at is not None else None)
        self.viewport().update()

    def _moved(self) -> None:
        self._label.hide()
        self._show_brush()
        self._show_cross(self._cross.at)
        self._item.look(self.navigator.seen(), self.navigator.goal(), self.navigator.goal_scale)

    def _loaded(self, key: Key) -> None:
        if touches(self._view, key):
            if key.kind != "picture":  # another picture is baked because it is another
                self._item.stale()
            if key.kind == "map" and self._view is not None:
                self._place_marks(self._view, self._store.plates[key.plate])
            self.viewport().update()
