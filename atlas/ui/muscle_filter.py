"""Keeps the chosen filters and tells the list of muscles what is left. Opens records at first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from atlas.domain.library import Library
from atlas.state.filters import Choice, Traits, choices, left, names_of, traits_of
from atlas.ui.filter_row import FilterRow


class MuscleFilter(QObject):
    """Joins the row of filters to the library; ``narrowed`` tells the links that are left, None for all."""

    narrowed = Signal(object)

    def __init__(self, library: Callable[[], Library], parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._known: Library | None = None
        self._traits: Traits = {}
        self._chosen: dict[str, str] = {}
        self.row = FilterRow(self.choices)
        self.row.chosen.connect(self.choose)

    @property
    def muscles(self) -> tuple[str, ...]:
        """The muscles that are left; none where nothing is filtered."""
        return tuple(sorted(left(self._open(), self._chosen))) if self._chosen else ()

    def choices(self, field: str) -> Sequence[Choice]:
        """The values that a field offers now."""
        return choices(field, self._chosen, self._open(), self._library())

    def choose(self, field: str, value: str) -> None:
        """Filter by a value; by nothing where it is empty."""
        self._chosen = {key: kept for key, kept in self._chosen.items() if key != field}
        if value:
            self._chosen[field] = value
        self.refresh()

    def refresh(self) -> None:
        """Tell what is left; call as well when the library was read anew."""
        if not self._chosen:
            self.row.set_chosen({}, 0)
            self.narrowed.emit(None)
            return
        library = self._library()
        found = left(self._open(), self._chosen)
        names = {field: names_of(field, library).get(value, value) for field, value in self._chosen.items()}
        self.row.set_chosen(names, len(found))
        self.narrowed.emit(frozenset(f"muscle:{muscle}" for muscle in found))

    def _open(self) -> Traits:
        library = self._library()
        if library is not self._known:
            self._known, self._traits = library, traits_of(library)
        return self._traits
