"""Which muscles are compared on the body, and the letters that tell them apart."""

from __future__ import annotations

from atlas.domain.anatomy import Muscle
from atlas.domain.library import Library
from atlas.state.model import AtlasState, Kind, Mode

FEWEST, MOST = 2, 4
LETTERS = "ABCD"
LIMIT = "Two to four muscles can be compared: take one away before you add another."


def on_show(state: AtlasState, library: Library) -> tuple[Muscle, ...]:
    """The muscles that the body shows side by side; none while something else is selected.

    One of the compared muscles may be selected: the body still shows all of them.
    """
    muscles = tuple(library.muscles[id] for id in state.compared if id in library.muscles)
    chosen = state.selection
    among = chosen is None or (chosen.kind is Kind.MUSCLE and chosen.id in state.compared)
    shown = len(muscles) >= FEWEST and among and state.mode is Mode.EXPLORE
    return muscles if shown else ()
