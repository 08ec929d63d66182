"""What the answers mean for the sites: each caution once, with the sites for which it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from atlas.state.plan_cautions import SiteCaution
from atlas.state.site_rows import SiteRow
from atlas.ui.plan.style import words
from atlas.ui.themes import WindowTheme

ABOVE = 2
"""So many labels stand above the entries."""
NOTHING = "Nothing marks a site so far."
MarkedSite = tuple[SiteRow, Sequence[SiteCaution]]
"""A site with what holds for it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A caution and the names of its sites."""

    caution: SiteCaution
    sites: tuple[str, ...]


class CautionSites(QWidget):
    """Shows what holds for which sites; what stays as it is is not touched."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.nothing = words("cautionGroup"), words("planQuiet")
        self.title.setText("What this means for the sites")
        self.nothing.setText(NOTHING)
        self._entries: dict[str, _Entry] = {}
        self._held: tuple[Held, ...] = ()
        self._theme: WindowTheme | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.title)
        self._column.addWidget(self.nothing)

    def set_rows(self, rows: Iterable[MarkedSite]) -> int:
        """Show sites with their cautions in the order of the plan; how many sites are marked."""
        told = tuple(rows)
        held = gathered(told)
        if held != self._held:
            self._held = held
            self._show()
        return sum(bool(cautions) for _, cautions in told)

    def set_theme(self, theme: WindowTheme) -> None:
        """Take the room of a theme."""
        self._theme = theme
        self._column.setSpacing(round(theme.type_px * 0.9))
        for entry in self._entries.values():
            entry.layout().setSpacing(theme.type_px // 3)

    def text(self) -> str:
        """All words that are shown."""
        return "\n".join(self._entries[held.caution.id].text() for held in self._held)

    def _show(self) -> None:
        """Entries stand in order; those that stay as they are are not touched."""
        ids = {held.caution.id for held in self._held}
        for id in self._entries.keys() - ids:
            self._entries.pop(id).deleteLater()
        for place, held in enumerate(self._held, ABOVE):
            entry = self._entries.get(held.caution.id) or self._made(held.caution.id)
            entry.set_held(held)
            if self._column.indexOf(entry) != place:
                self._column.insertWidget(place, entry)
        self.nothing.setVisible(not self._held)

    def _made(self, id: str) -> _Entry:
        self._entries[id] = entry = _Entry()
        if self._theme is not None:
            entry.layout().setSpacing(self._theme.type_px // 3)
        return entry


class _Entry(QWidget):
    """One caution: name and sites, what it means, its sources."""

    def __init__(self) -> None:
        super().__init__()
        self._held: Held | None = None
        self._head, self._body = words("cautionHead"), words()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for label in (self._head, self._body):
            column.addWidget(label)

    def set_held(self, held: Held) -> None:
        """Show a caution."""
        if held == self._held:
            return
        self._held = held
        one = held.caution
        tell = f"Tell the patient: {one.tell}" if one.tell else ""
        self._head.setText(f"{one.name}: {'; '.join(held.sites)}")
        sources = (f"Source: {source}" for source in one.sources)
        parts = (f"{one.sentence} {one.reason}", one.technique, tell, *sources)
        self._body.setText("\n".join(part for part in parts if part))

    def text(self) -> str:
        """All words that are shown."""
        return f"{self._head.text()}\n{self._body.text()}"


def gathered(rows: Iterable[MarkedSite]) -> tuple[Held, ...]:
    """Each caution once, in the order in which the sites first name them."""
    found: dict[str, tuple[SiteCaution, list[str]]] = {}
    for site, cautions in rows:
        for caution in cautions:
            name = f"site {site.number}, {site.name} {site.side}"
            found.setdefault(caution.id, (caution, []))[1].append(name)
    return tuple(Held(caution, tuple(sites)) for caution, sites in found.values())
