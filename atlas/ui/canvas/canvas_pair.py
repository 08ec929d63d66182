"""The canvas of the window: one plate, or two side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QSizeF, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from atlas.domain.plates import Plate, Structure
from atlas.domain.scene import Scene
from atlas.ui.canvas.idle import Ahead
from atlas.ui.canvas.legend_strip import LegendStrip
from atlas.ui.canvas.next_scene import NextScene
from atlas.ui.canvas.pane import PlatePane
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.theme import LIGHT, CanvasTheme
from atlas.ui.canvas.zones import ZoneSource


class CanvasPair(QWidget):
    """Shows a scene of one or two views; asks by signals, is told by setters, never writes the state."""

    structureClicked = Signal(str, object, str)
    pointClicked = Signal(str, int, object)
    zoneClicked = Signal(str, int, object)
    backgroundClicked = Signal()
    hovered = Signal(str)
    plateRequested = Signal(str)
    pinRequested = Signal(int)
    cycleRequested = Signal(object)
    bodyPositionHovered = Signal(object)
    bodyPainted = Signal(object, object, bool)
    bodyPicked = Signal(object)
    siteClicked = Signal(int)
    placeChosen = Signal(object, object)
    menuRequested = Signal(object, object, object)
    """What was hit, skin position and normal or None, and where on the screen."""
    strokeEnded = Signal()
    brushSizeRequested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = PlateStore(self)
        self._zones = ZoneSource(self._store)
        self._ahead = Ahead(self._store, self._zones, self)
        self._next = NextScene(self._store, self._ahead, self)
        self._bare = False
        self._scene = Scene(())
        self.panes = tuple(PlatePane(self._store, self._zones) for _ in range(2))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.legend = LegendStrip()
        column.addWidget(self._splitter, 1)
        column.addWidget(self.legend)
        for index, pane in enumerate(self.panes):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(index, 1)
            self._wire(index, pane)
        self.panes[1].hide()
        self.set_theme(LIGHT)

    def _wire(self, index: int, pane: PlatePane) -> None:
        asks = pane.view.asks
        asks.structure_clicked.connect(self.structureClicked)
        asks.point_clicked.connect(self.pointClicked)
        asks.zone_clicked.connect(self.zoneClicked)
        asks.background_clicked.connect(self.backgroundClicked)
        asks.hovered.connect(self.hovered)
        asks.plate_requested.connect(self.plateRequested)
        asks.cycle_requested.connect(self.cycleRequested)
        asks.body_hovered.connect(self.bodyPositionHovered)
        asks.body_painted.connect(self.bodyPainted)
        asks.body_picked.connect(self.bodyPicked)
        asks.site_clicked.connect(self.siteClicked)
        asks.place_chosen.connect(self.placeChosen)
        asks.menu_requested.connect(lambda hit, body, at: self._ask_menu(pane, hit, body, at))
        asks.stroke_ended.connect(self.strokeEnded)
        asks.brush_size_requested.connect(self.brushSizeRequested)
        pane.header.pin_requested.connect(lambda: self._ask_pin(index))

    def _ask_menu(self, pane: PlatePane, hit: object, body: object, at: QPointF) -> None:
        self.menuRequested.emit(hit, body, pane.view.viewport().mapToGlobal(at.toPoint()))

    def _ask_pin(self, index: int) -> None:
        """Ask to pin a view or let it go; its button shows the state's answer, not the press."""
        self.panes[index].header.set_view(self._scene.views[index])
        self.pinRequested.emit(index)

    def set_plates(
        self, plates: Mapping[str, Plate], structures: Mapping[int, Structure], folder: Path
    ) -> None:
        """The plates by id, the structures by number, and the folder with one folder for each plate."""
        self._store.set_plates(plates, structures, folder)
        self._zones.forget()
        self.set_scene(self._scene)

    def set_scene(self, scene: Scene) -> None:
        """Show one view or two."""
        self._scene = scene
        self.legend.set_view(scene.views[0] if scene.views and not self._bare else None)
        for index, pane in enumerate(self.panes):
            shown = index < len(scene.views)
            if index > 0 and shown == pane.isHidden():
                pane.setVisible(shown)
                self._share()
            if shown:
                pane.set_view(scene.views[index])

    def _share(self) -> None:
        """Half of the room for each: to the px, or all would be laid out and painted once more."""
        self._splitter.refresh()  # takes note of the handle, which else takes its px after the first frame
        room = max(2, self._splitter.width() - self._splitter.handleWidth())
        self._splitter.setSizes([room - room // 2, room // 2])

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        self._splitter.setStyleSheet(f"QSplitter::handle {{ background: {theme.rule}; }}")
        self.legend.set_theme(theme)
        for pane in self.panes:
            pane.set_theme(theme)

    @property
    def ready(self) -> bool:
        """Whether nothing is being read: the views are as sharp and complete as they get."""
        return not self._store.busy and all(pane.settled for pane in self.panes)

    def set_brush(self, painting: bool, radius_mm: float, erases: bool) -> None:
        """Whether dragging paints (``bodyPainted``, then ``strokeEnded``) instead of moving the picture.

        A ring of ``radius_mm`` follows the cursor, dashed for the eraser.
        """
        for pane in self.panes:
            pane.view.set_brush(painting, radius_mm, erases)

    def set_bare(self, bare: bool) -> None:
        """Show the plates alone: whoever asks for it says elsewhere what they are and what marks mean."""
        self._bare = bare
        for pane in self.panes:
            pane.set_bare(bare)
        self.set_scene(self._scene)

    def set_muted(self, muted: bool) -> None:
        """Whether nothing is named under the cursor."""
        for pane in self.panes:
            pane.view.set_muted(muted)

    def set_quiet(self, *, names: bool, chooses: bool) -> None:
        """Whether what lies under the cursor is named, and whether a press selects it."""
        for pane in self.panes:
            pane.view.set_quiet(names, chooses)

    def set_aiming(self, aiming: bool) -> None:
        """Whether arrows move a cross, and Space sets a place or paints there."""
        for pane in self.panes:
            pane.view.set_aiming(aiming)

    def set_placing(self, placing: bool) -> None:
        """Whether a click chooses a place on the skin (``placeChosen``)."""
        for pane in self.panes:
            pane.view.set_placing(placing)

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    def prepare(self, scenes: Sequence[Scene], room: QSizeF) -> None:
        """Scenes that may be shown next, in ``room`` px: read and worked out while nothing else happens."""
        self._next.prepare(scenes, room, self.devicePixelRatioF())

    def fit(self) -> None:
        """Show all of each plate."""
        for pane in self.panes:
            pane.view.navigator.show(None)

    def zoom(self, factor: float) -> None:
        """Zoom each plate about its middle."""
        for pane in self.panes:
            pane.view.navigator.zoom(factor)

    def finish(self) -> None:
        """Stop reading files; call before the program ends."""
        self._store.finish()
