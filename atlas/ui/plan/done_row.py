"""One site of a session: whether it twitched, how the patient reacted, and a way to take it out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atlas.domain.cases import Done
from atlas.state.plan_marks import side_letter
from atlas.ui.plan.answer_buttons import AnswerButtons, Option
from atlas.ui.plan.session_fields import NoteLine
from atlas.ui.plan.style import button, words

OPTIONS = (
    Option("Twitch", True, "Y"),
    Option("No twitch", False, "N"),
)


class DoneRow(QWidget):
    """Shows a site that was needled; what is typed stays until it is asked for."""

    twitchAsked = Signal(object)
    """True, False, or None for not noted."""
    reactionTyped = Signal()
    removeRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done: Done | None = None
        self.name, self.twitch = words("planSite"), AnswerButtons(OPTIONS)
        self.reaction = NoteLine("Reaction", "Reaction of the patient")
        self._noted = words("planAside")
        self._noted.setWordWrap(False)
        self._noted.setText("not noted")
        self.twitch.add_widget(self._noted)
        self.remove = button("✕", "Take this site out of the session", self.removeRequested.emit)
        self.twitch.asked.connect(self.twitchAsked)
        self.reaction.editingFinished.connect(self.reactionTyped)
        self.reaction.rested.connect(self.reactionTyped)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.name, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.twitch)
        column.addWidget(self.reaction)

    @property
    def done(self) -> Done | None:
        """What is shown, without what is being typed."""
        return self._done

    def set_done(self, number: int, done: Done, reaction: str) -> None:
        """Show a site as the session's ``number``th with a reaction; writes nothing back."""
        self._done = done
        site = done.site
        self.name.setText(f"{number}. {site.name or 'Free site'} {side_letter(site.side)}")
        spoken = f"{site.name or 'Free site'}, {site.side.value}"
        self.twitch.set_name(f"Twitch of {spoken}")
        self.twitch.set_value(done.twitch)
        self._noted.setVisible(done.twitch is None)
        self.reaction.setAccessibleName(f"Reaction at {spoken}")
        self.remove.setAccessibleName(f"Take out of the session: {spoken}")
        self.reaction.show_text(reaction)
