"""Holds the state and tells of each change once, in order; the trail of places seen goes with it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from atlas.domain.checks import Refused
from atlas.state.model import AtlasState, Mode

Listener = Callable[[AtlasState, AtlasState], None]
Change = Callable[[AtlasState], AtlasState]
Keep = Callable[[AtlasState, AtlasState], AtlasState]
"""From the states before and after a change to the one that may be shown, once it is kept."""

TRAIL_LENGTH = 100


class Store:
    """The only owner of the state: changes are queued, listeners get (before, after)."""

    def __init__(self, state: AtlasState | None = None, keep: Keep = lambda _before, after: after) -> None:
        self._state = state or AtlasState()
        self._keep = keep
        self._listeners: list[Listener] = []
        self._queue: deque[tuple[Change, bool]] = deque()
        self._busy = False
        self._past: list[AtlasState] = []
        self._future: list[AtlasState] = []

    @property
    def state(self) -> AtlasState:
        """The state as it is now."""
        return self._state

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier place is known."""
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        """Whether a place was left by going back."""
        return bool(self._future)

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener`` with (before, after) on every change from now on."""
        self._listeners.append(listener)

    def apply(self, change: Change) -> None:
        """Queue a change; it is carried out now unless another one is under way."""
        self._enqueue(change, remember=True)

    def back(self) -> None:
        """Return to the place before."""
        if self._past:
            place = self._past.pop()
            self._future.append(self._state)
            self._enqueue(lambda state: _place_of(place, state), remember=False)

    def forward(self) -> None:
        """Return to the place that was left by going back."""
        if self._future:
            place = self._future.pop()
            self._past.append(self._state)
            self._enqueue(lambda state: _place_of(place, state), remember=False)

    def _enqueue(self, change: Change, *, remember: bool) -> None:
        self._queue.append((change, remember))
        if self._busy:
            return
        self._busy = True
        try:
            while self._queue:
                self._carry_out(*self._queue.popleft())
        finally:
            self._busy = False

    def _carry_out(self, change: Change, remember: bool) -> None:
        before = self._state
        try:
            after = _on_stage(before, self._keep(before, change(before)))
        except Refused as told:
            after = replace(before, trouble=str(told))
        if after == before:
            return
        if remember and not _led(before) and not _led(after) and _where(after) != _where(before):
            self._past = [*self._past, before][-TRAIL_LENGTH:]
            self._future.clear()
        self._state = after
        for listener in tuple(self._listeners):
            listener(before, after)


def _on_stage(before: AtlasState, after: AtlasState) -> AtlasState:
    """With what a change on the stage brings with it: it can be undone there, and is recorded."""
    if after.stage is None:
        return after
    from atlas.state.stage_history import settled  # not before somebody presents

    return settled(before, after)


def _led(state: AtlasState) -> bool:
    """Whether a question or the stage chooses the plate: it is no place of the reader's then."""
    return state.mode is Mode.LEARN or state.stage is not None


def _where(state: AtlasState) -> tuple[object, ...]:
    """What makes a place that is worth coming back to."""
    return state.selection, state.plate, state.compared


def _place_of(place: AtlasState, now: AtlasState) -> AtlasState:
    """The place as it was, in the theme of now and with all that has been painted since."""
    return replace(
        place,
        theme=now.theme,
        ring=now.ring,
        sure=now.sure,
        chains=now.chains,
        preview=None,
        preview_side=None,
        painting=now.painting,
        brush=now.brush,
        case=now.case,
        plan_page=now.plan_page,
        placing=False,
        trouble=now.trouble,
        stage=now.stage,
        learning=now.learning,
        learn_page=now.learn_page,
        weak=now.weak,
    )
