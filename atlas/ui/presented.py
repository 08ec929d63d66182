"""The stage as the desk knows it: made when somebody presents for the first time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from atlas.state.model import AtlasState

if TYPE_CHECKING:
    from atlas.ui.stage.desk import StageDesk
    from atlas.ui.stage.parts import Parts


class Presented:
    """Shows nothing until it is asked to; ``parts`` is called once, when the stage is made."""

    def __init__(self, parts: Callable[[], Parts]) -> None:
        self._parts = parts
        self._stage: StageDesk | None = None

    @property
    def stage(self) -> StageDesk:
        """What a class sees, and what a lecturer does."""
        if self._stage is None:
            from atlas.ui.stage.desk import StageDesk  # not at the start

            self._stage = StageDesk(self._parts())
        return self._stage

    def shows(self, state: AtlasState) -> bool:
        """Show a state on the stage; whether it has the window, so that nothing else needs to be told."""
        return (state.stage is not None or self._stage is not None) and self.stage.show_state(state)
