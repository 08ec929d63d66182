"""The chosen site: side, technique, needle, position, remark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from atlas.domain.body import Side, mirror
from atlas.domain.cases import GAUGE_MM, NEEDLE_MM, Site, Technique
from atlas.state.plan_cautions import SiteCaution
from atlas.state.site_rows import GAUGES_MM, LENGTHS_MM, TECHNIQUE_WORDS
from atlas.ui.plan.choice import Choice
from atlas.ui.plan.note import NoteEdit
from atlas.ui.plan.site_warning import SiteWarning
from atlas.ui.plan.size_box import SizeBox
from atlas.ui.plan.style import words


class SiteEditor(QWidget):
    """Shows one site; every change is asked for as a whole site."""

    changed = Signal(object)
    """The ``Site`` as it should be."""

    def __init__(self) -> None:
        super().__init__()
        self._site: Site | None = None
        self.name, self.position = QLineEdit(), QLineEdit()
        self.side = Choice([(side.value.capitalize(), side) for side in Side], "Side")
        self.technique = Choice([(TECHNIQUE_WORDS[one].capitalize(), one) for one in Technique], "Technique")
        self.length = SizeBox("Needle length, mm", LENGTHS_MM, NEEDLE_MM)
        self.gauge = SizeBox("Needle diameter, mm", GAUGES_MM, GAUGE_MM)
        self.remark = NoteEdit("Remark")
        self.suggested, self.cautions = words("planQuiet"), SiteWarning()
        for field, name in ((self.name, "Name of the site"), (self.position, "How the patient lies")):
            field.setAccessibleName(name)
        self._lay_out()
        self._wire()

    def set_site(self, site: Site, suggested: str, cautions: Sequence[SiteCaution]) -> None:
        """Show a site, what its record says, and the cautions that hold for it. Writes nothing back."""
        if self._site is None or self._site.at != site.at:
            self.remark.let_go()
        self._site = site
        for field, text in ((self.name, site.name), (self.position, site.position)):
            if not field.hasFocus() or not field.isModified():
                field.setText(text)
                field.setCursorPosition(0)
        self.name.setVisible(not site.muscle)
        self._name_label.setVisible(not site.muscle)
        self.side.set_value(site.side)
        self.technique.set_value(site.technique)
        self.length.set_value(site.needle_length_mm)
        self.gauge.set_value(site.gauge_mm)
        self.remark.set_text(site.remark)
        self.suggested.setText(suggested)
        self.suggested.setVisible(bool(suggested))
        self.cautions.set_cautions(cautions)

    def commit(self) -> None:
        """Ask for what was typed and not asked for yet."""
        self.remark.commit()
        self._type()
        self.length.commit()
        self.gauge.commit()

    def _ask(self, **values: object) -> None:
        if self._site is not None:
            site = replace(self._site, **values)  # type: ignore[arg-type]
            if site != self._site:
                self._site = site
                self.changed.emit(site)

    def _turn(self, side: Side) -> None:
        """The other side: the same place mirrored, and its name with it."""
        site = self._site
        if site is not None and site.side is not side:
            name = site.name.replace(site.side.value, side.value) if not site.muscle else site.name
            self._ask(side=side, at=mirror(site.at), name=name)

    def _type(self) -> None:
        name = self.name.text().strip() or (self._site.name if self._site is not None else "")
        self._ask(position=self.position.text().strip()[:200], name=name[:200])
        self.name.setModified(False)
        self.position.setModified(False)

    def _wire(self) -> None:
        self.name.editingFinished.connect(self._type)
        self.position.editingFinished.connect(self._type)
        self.side.chosen.connect(self._turn)
        self.technique.chosen.connect(lambda value: self._ask(technique=value))
        self.length.chosen.connect(lambda mm: self._ask(needle_length_mm=mm))
        self.gauge.chosen.connect(lambda mm: self._ask(gauge_mm=mm))
        self.remark.finished.connect(lambda text: self._ask(remark=text))

    def _lay_out(self) -> None:
        column, form = QVBoxLayout(self), QFormLayout()
        column.setContentsMargins(0, 0, 0, 0)
        self._name_label = QLabel("Name")
        form.addRow(self._name_label, self.name)
        needle = QWidget()
        sizes = QHBoxLayout(needle)
        sizes.setContentsMargins(0, 0, 0, 0)
        for widget, share in ((self.gauge, 1), (QLabel("×"), 0), (self.length, 1), (QLabel("mm"), 0)):
            sizes.addWidget(widget, share)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Side", self.side),
            ("Technique", self.technique),
            ("Needle", needle),
            ("Position", self.position),
        )
        for label, field in rows:
            form.addRow(label, field)
        column.addLayout(form)
        column.addWidget(self.suggested)
        column.addWidget(self.remark)
        column.addWidget(self.cautions)
