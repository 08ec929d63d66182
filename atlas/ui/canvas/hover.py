"""The name of what is under the cursor, beside it and never over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from atlas.domain.body import Side
from atlas.domain.plates import Structure
from atlas.domain.scene import PointMark, SiteMark, ViewScene, ZoneMark
from atlas.ui.canvas.picker import Hit
from atlas.ui.canvas.theme import CanvasTheme

STEPS_PX = (18, 40, 70, 110, 160, 220, 300)


def name_of(hit: Hit, names: Callable[[str], str]) -> str:
    """What a hit is called, with its side; ``names`` gives the name of a muscle id."""
    match hit:
        case Structure():
            return f"{hit.name}, {_side(hit.side)}" if hit.side else hit.name
        case SiteMark():
            return f"Site {hit.number}: {hit.name}"
        case PointMark():
            return f"{names(hit.muscle)}, trigger point {hit.label}, {_side(hit.side)}"
        case ZoneMark():
            what = f"Pain from {names(hit.muscle)} {hit.point} ({hit.kind.value}), {_side(hit.side)}"
            return f"{what}: {hit.figure}" if hit.figure else what
    return ""


def words_under(
    hit: Hit, view: ViewScene | None, zones: Callable[[], Sequence[ZoneMark]], names: Callable[[str], str]
) -> str:
    """What is under the cursor; where zones are told apart, all the ``zones`` there with their figures."""
    text = name_of(hit, names)
    known = _figure_of(hit, view)
    if known:
        return f"{text}\n{known}"
    text, apart = name_of(hit, names), view is not None and bool(view.compared or view.sure)
    if not apart or hit is None or isinstance(hit, PointMark | SiteMark):
        return text
    structure = text if isinstance(hit, Structure) else ""
    return "\n".join(words for words in (structure, named_zones(zones(), names)) if words)


def _figure_of(hit: Hit, view: ViewScene | None) -> str:
    """How well a structure is known, where the view tells that."""
    if view is None or not view.known or not isinstance(hit, Structure):
        return ""
    found = (lit.figure for lit in view.highlights if lit.structure == hit.id)
    return next(found, "not asked yet")


def named_zones(zones: Sequence[ZoneMark], names: Callable[[str], str]) -> str:
    """A line for each muscle whose zones lie over each other, with the highest figure that there is."""
    best: dict[str, ZoneMark] = {}
    for zone in zones:
        kept = best.get(zone.muscle)
        if kept is None or (zone.percent or 0.0) > (kept.percent or 0.0):
            best[zone.muscle] = zone
    return "\n".join(f"{names(zone.muscle)}, {zone.kind.value}: {zone.figure}" for zone in best.values())


def _side(side: Side | None) -> str:
    return side.value if side else ""


def place(cursor: QPoint, size: QSize, room: QRect, covers: Callable[[QPoint], bool]) -> QPoint:
    """Where a label of ``size`` goes near the cursor inside ``room`` so that none of it covers the hit.

    ``covers`` tells whether a px shows what is named. If all places do, the nearest corner of the room.
    """
    for corner in _around(cursor, size):
        box = QRect(corner, size)
        if room.contains(box) and not any(covers(p) for p in _samples(box)):
            return corner
    corners = [
        QPoint(room.left() if left else room.right() - size.width(), y)
        for left in (True, False)
        for y in (room.top(), room.bottom() - size.height())
    ]
    return max(corners, key=lambda p: (p + QPoint(size.width() // 2, 0) - cursor).manhattanLength())


def _around(cursor: QPoint, size: QSize) -> Iterator[QPoint]:
    """Corners of boxes around the cursor, nearer ones first, to the right and below first."""
    for step in STEPS_PX:
        for turn in (1, 7, 3, 5, 0, 2, 4, 6):
            dx, dy = cos(turn * pi / 4), sin(turn * pi / 4)
            x = cursor.x() + dx * (step + size.width() / 2) - size.width() / 2
            y = cursor.y() + dy * (step + size.height() / 2) - size.height() / 2
            yield QPoint(round(x), round(y))


def _samples(box: QRect) -> Iterator[QPoint]:
    """Places of a box close enough together that nothing worth seeing fits between them."""
    columns, rows = max(2, box.width() // 14), 3
    for i in range(columns + 1):
        for j in range(rows):
            yield QPoint(box.left() + box.width() * i // columns, box.top() + box.height() * j // (rows - 1))


class HoverLabel(QLabel):
    """A small label over the plate that lets every press through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.muted = False
        self.hide()

    def set_theme(self, theme: CanvasTheme) -> None:
        """Take colours and sizes."""
        px = theme.scale
        self.setStyleSheet(
            f"background: {theme.label_back}; color: {theme.label_ink}; border-radius: {round(4 * px)}px;"
            f"padding: {round(3 * px)}px {round(7 * px)}px; font-family: '{theme.text_font.split(',')[0]}';"
            f"font-size: {round(13 * px)}px;"
        )

    def show_name(self, text: str, cursor: QPoint, room: QRect, covers: Callable[[QPoint], bool]) -> None:
        """Show a name for what is at the cursor; nothing for an empty one."""
        if not text or self.muted:
            self.hide()
            return
        if text != self.text():
            self.setText(text)
            self.adjustSize()
        self.move(place(cursor, self.size(), room, covers))
        self.show()
