"""Wheel, touchpad and keys as movements over a plate."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QWheelEvent

from atlas.ui.canvas.navigation import Navigator

ZOOM_STEP = 1.25
PAN_STEP_PX = 90
BRUSH_STEP = 1.2
NOTCH = 120
ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


def wheel(event: QWheelEvent, navigator: Navigator) -> None:
    """A mouse wheel zooms to the cursor; a touchpad pans, and zooms with Ctrl."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if _is_touchpad(event) and not control:
        delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        navigator.pan(delta.x(), delta.y())
    else:
        smooth = _is_touchpad(event)
        factor = ZOOM_STEP ** (event.angleDelta().y() / NOTCH)
        navigator.zoom(factor, event.position(), animated=not smooth)
    event.accept()


def size_of_wheel(event: QWheelEvent) -> float:
    """The factor that a wheel with Shift asks for the brush; some systems turn it sideways."""
    turn = event.angleDelta().y() or event.angleDelta().x()
    return float(BRUSH_STEP ** (turn / NOTCH))


def size_of_key(event: QKeyEvent) -> float | None:
    """The factor that a key asks for the brush, None if it is another key."""
    return {Qt.Key.Key_BracketLeft: 1 / BRUSH_STEP, Qt.Key.Key_BracketRight: BRUSH_STEP}.get(
        Qt.Key(event.key())
    )


def _is_touchpad(event: QWheelEvent) -> bool:
    device = event.device()
    if device is not None and device.type() == QInputDevice.DeviceType.TouchPad:
        return True
    return event.phase() != Qt.ScrollPhase.NoScrollPhase or not event.pixelDelta().isNull()


def key(event: QKeyEvent, navigator: Navigator, cursor: QPointF | None) -> bool:
    """Act on a key that moves the picture; False if it is none."""
    pressed = event.key()
    if pressed in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        navigator.zoom(ZOOM_STEP, cursor)
    elif pressed in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
        navigator.zoom(1 / ZOOM_STEP, cursor)
    elif pressed in (Qt.Key.Key_0, Qt.Key.Key_Home):
        navigator.show(None)
    elif pressed in ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        dx, dy = ARROWS[Qt.Key(pressed)]
        navigator.pan(dx * PAN_STEP_PX, dy * PAN_STEP_PX, animated=True)
    else:
        return False
    return True
