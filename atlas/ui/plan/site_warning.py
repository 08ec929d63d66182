"""The cautions of one site: their names at a glance, the reasons on a press."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atlas.state.plan_cautions import SiteCaution
from atlas.ui.plan.style import button, words


class SiteWarning(QWidget):
    """What the patient said stands first and in full; what always holds opens on a press."""

    def __init__(self) -> None:
        super().__init__()
        self.names, self.reasons = words("planTrouble"), words("planQuiet")
        self.reasons.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = button("Why?", "The reasons, the technique and what to tell the patient, with sources")
        self.more.setCheckable(True)
        self.more.toggled.connect(self.reasons.setVisible)
        self.reasons.hide()
        top = QHBoxLayout()
        top.addWidget(self.names, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.reasons)

    def set_cautions(self, cautions: Sequence[SiteCaution]) -> None:
        """Show the cautions of a site; nothing where there are none."""
        self.setVisible(bool(cautions))
        given = [one for one in cautions if one.answer is not None]
        always = [one for one in cautions if one.answer is None]
        lines = [f"⚠ {one.sentence}" for one in given]
        if always:
            lines.append("⚠ " + ", ".join(one.name for one in always))
        self.names.setText("\n".join(lines))
        self.reasons.setText("\n\n".join(_reasons(one) for one in (*given, *always)))


def _reasons(one: SiteCaution) -> str:
    more = (("Technique", one.technique), ("Tell the patient", one.tell), ("Source", "; ".join(one.sources)))
    told = "".join(f"\n{label}: {text}" for label, text in more if text)
    return f"{one.name}. {one.sentence} {one.reason}{told}"
