"""What the body answers to while somebody learns."""

from __future__ import annotations

from atlas.state import learn_actions as act
from atlas.state.model import AtlasState, Mode
from atlas.ui.canvas.canvas_pair import CanvasPair


def show_on_body(canvas: CanvasPair, state: AtlasState) -> None:
    """Quiet while anything is asked: neither names nor clicks may tell the answer."""
    learns, painting, finding = state.mode is Mode.LEARN, act.can_paint(state), act.can_find(state)
    canvas.set_quiet(names=not act.is_asked(state), chooses=not learns)
    canvas.set_placing(finding or state.placing)
    canvas.set_brush(painting or state.mode is Mode.PAIN, state.brush.radius, state.brush.erases)
    canvas.set_aiming(painting or finding)
