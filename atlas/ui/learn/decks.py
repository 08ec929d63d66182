"""The page of decks: of what is asked, which kinds of questions, how many and how fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from atlas.domain.quiz.items import QuizKind
from atlas.state.learn_decks import KIND_TITLES, TITLES, DeckKind, Offer
from atlas.ui.learn.area import UprightArea
from atlas.ui.learn.wish import Wish
from atlas.ui.widgets import button, words

LENGTHS = (1, 500)
TIMES = (
    (None, "No limit"),
    (60.0, "60 s each"),
    (30.0, "30 s each"),
    (20.0, "20 s each"),
    (10.0, "10 s each"),
)
ONCE_KINDS = (DeckKind.DUE, DeckKind.WRONG)
"""Decks of questions that were asked before: Anki keeps its own."""


class DecksPage(QWidget):
    """Holds a wish; tells every change of it, and when it is to be carried out."""

    wished = Signal(object)
    beginRequested = Signal(object)
    exportRequested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.deck, self.which, self.length, self.time = QComboBox(), QComboBox(), QSpinBox(), QComboBox()
        self.kinds = {kind: QCheckBox(title) for kind, title in KIND_TITLES.items()}
        self.found, self.counts = words("learnQuiet"), words("learnQuiet")
        self.begin = button("Begin", "Begin to ask (Enter)", self._begin, name="learnStrong")
        self.anki = button("To Anki…", "Export this deck to Anki, with pictures", self._export)
        self.all, self.none = button("All", "All kinds", self._all), button("None", "No kind", self._none)
        self._fill()
        self._lay_out()
        self._silent = False
        for box in (self.deck, self.which, self.time):
            box.currentIndexChanged.connect(self._tell)
        self.length.valueChanged.connect(self._tell)
        for check in self.kinds.values():
            check.toggled.connect(self._tell)

    @property
    def wish(self) -> Wish:
        """What is chosen now."""
        return Wish(
            DeckKind(self.deck.currentData()),
            self.which.currentData() or "",
            tuple(kind for kind, check in self.kinds.items() if check.isChecked()),
            self.length.value(),
            self.time.currentData(),
        )

    def set_counts(self, counts: Mapping[DeckKind, int]) -> None:
        """Tell how much there is of the decks that change by themselves; writes nothing back."""
        for index in range(self.deck.count()):
            kind = DeckKind(self.deck.itemData(index))
            if kind in counts:
                self.deck.setItemText(index, f"{TITLES[kind]} ({counts[kind]})")

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Offer the decks of the kind that is chosen; the one chosen before stays where it is there."""
        self._silent = True
        before = self.which.currentData()
        self.which.clear()
        for offer in offers:
            self.which.addItem(offer.name, offer.id)
        self.which.setCurrentIndex(max(0, self.which.findData(before)))
        self.which.setVisible(bool(offers))
        self._silent = False

    def set_found(self, sentence: str, *, some: bool, packs: bool) -> None:
        """Tell how many questions there are; ``packs`` whether they can go to Anki."""
        self.found.setText(sentence)
        self.begin.setEnabled(some)
        self.anki.setEnabled(packs)

    def choose(self, kind: DeckKind, which: str = "") -> None:
        """Turn to a deck, as a hand would."""
        self.deck.setCurrentIndex(self.deck.findData(kind))
        if which:
            self.which.setCurrentIndex(self.which.findData(which))

    def take_focus(self) -> None:
        """Put the keyboard on what is chosen first."""
        self.deck.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go(self) -> None:
        """Begin, where there is anything to ask."""
        if self.begin.isEnabled():
            self._begin()

    def _begin(self) -> None:
        self.beginRequested.emit(self.wish)

    def _export(self) -> None:
        self.exportRequested.emit(self.wish)

    def _all(self) -> None:
        self._check(True)

    def _none(self) -> None:
        self._check(False)

    def _check(self, on: bool) -> None:
        self._silent = True
        for check in self.kinds.values():
            check.setChecked(on)
        self._silent = False
        self._tell()

    def _tell(self, *_: object) -> None:
        if not self._silent:
            self.wished.emit(self.wish)

    def _fill(self) -> None:
        for kind in DeckKind:
            self.deck.addItem(TITLES[kind], kind)
        self.deck.setCurrentIndex(self.deck.findData(DeckKind.REGION))
        for seconds, text in TIMES:
            self.time.addItem(text, seconds)
        self.length.setRange(*LENGTHS)
        self.length.setValue(20)
        self.length.setSuffix(" questions")
        self.length.lineEdit().setTextMargins(4, 0, 0, 0)
        for check in self.kinds.values():
            check.setChecked(True)
        named: tuple[tuple[QWidget, str], ...] = (
            (self.deck, "What is asked"),
            (self.which, "Which deck"),
            (self.length, "At most so many questions"),
            (self.time, "Time for each question"),
        )
        for widget, name in named:
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(name)  # where the name gives way to what is chosen
        for box in (self.deck, self.which, self.time):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)

    def _lay_out(self) -> None:
        inner = QWidget()
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for title, widget in (
            ("Ask", self.deck),
            ("", self.which),
            ("Length", self.length),
            ("Time", self.time),
        ):
            form.addRow(title, widget)
        head, row = words("learnHead"), QHBoxLayout()
        head.setText("Kinds of questions")
        row.addWidget(head, 1)
        row.addWidget(self.all)
        row.addWidget(self.none)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addLayout(row)
        for check in self.kinds.values():
            column.addWidget(check)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.begin)
        foot.addStretch(1)
        foot.addWidget(self.anki)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(UprightArea(inner), 1)
        whole.addWidget(self.found)
        whole.addLayout(foot)


def packable(wish: Wish) -> bool:
    """Whether a deck is one of muscles, which can go to Anki."""
    return wish.deck not in ONCE_KINDS and wish.deck in TITLES and bool(set(wish.kinds) & set(QuizKind))
