"""The card of what is selected: prose and tables laid out as a page of a book."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from atlas.state.card import Card
from atlas.ui.panels.card_page import write_page
from atlas.ui.themes import THEMES, WindowTheme


class CardPanel(QWidget):
    """Shows one card; a link is asked for, never followed by itself."""

    linkRequested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cardPanel")
        self._card = Card("")
        self._theme = THEMES["light"]
        self._document: QTextDocument | None = None
        self._page = QTextBrowser(openLinks=False)
        self._page.setUndoRedoEnabled(False)
        self._page.setAccessibleName("Card")
        self._page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._page.anchorClicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    @property
    def card(self) -> Card:
        """The card that is shown."""
        return self._card

    def set_card(self, card: Card) -> None:
        """Show a card from its top; the same card is left where it is."""
        if card != self._card:
            self._card = card
            self._write()

    def set_theme(self, theme: WindowTheme) -> None:
        """Lay the page out anew in the colours and type of a theme."""
        if theme is not self._theme:
            self._theme = theme
            self._write()

    def plain_text(self) -> str:
        """All that the card says."""
        return self._page.toPlainText()

    def _write(self) -> None:
        document = QTextDocument(self._page)
        document.setUndoRedoEnabled(False)
        write_page(document, self._card, self._theme)
        before, self._document = self._document, document
        self._page.setDocument(document)
        if before is not None:
            before.deleteLater()  # Qt frees only the document that it made itself

    def _ask(self, url: QUrl) -> None:
        """A source is shown further down, an address is opened outside, all else is asked for."""
        link = url.toString()
        if url.scheme() == "https":
            QDesktopServices.openUrl(url)
        elif link.startswith("source:"):
            self._page.scrollToAnchor(link)
        else:
            self.linkRequested.emit(link)
