"""What the canvas asks for: one set of signals, the same for a plate and for the pair."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Asks(QObject):
    """Signals of a plate."""

    structure_clicked = Signal(str, object, str)
    """Structure id, side (None if unpaired), plate id."""
    point_clicked = Signal(str, int, object)
    """Muscle id, point id, side."""
    zone_clicked = Signal(str, int, object)
    background_clicked = Signal()
    hovered = Signal(str)
    """The name of what is under the cursor, empty for nothing."""
    plate_requested = Signal(str)
    cycle_requested = Signal(object)
    """Id and side (None if unpaired) of all structures under the cursor, the seen one first."""
    body_hovered = Signal(object)
    """Skin position in mm, None beside the body."""
    body_painted = Signal(object, object, bool)
    """Skin position in mm, its outward normal, and whether a stroke begins here."""
    stroke_ended = Signal()
    """The button or finger that painted has come up."""
    brush_size_requested = Signal(float)
    """The factor by which the brush is to grow."""
    site_clicked = Signal(int)
    """The number of a site of the plan."""
    place_chosen = Signal(object, object)
    """Skin position in mm and its outward normal, where a site is to be placed."""
    menu_requested = Signal(object, object, object)
    """What can be done here: what was hit, skin position and normal or None, viewport px."""
    body_picked = Signal(object)
    """Skin position in mm of whose region is asked for, while the brush is on."""
