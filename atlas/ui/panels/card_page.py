"""Writes a card into a text document, run by run: text from data is never read as markup."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from atlas.state.card import Card, Pair, Row, Section, Span, Spans, is_item
from atlas.ui.panels.legend import insert_legend
from atlas.ui.themes import WindowTheme

HANG = 1.4
"""How far an item of a list stands behind its mark, in sizes of type."""
LABEL_GAP, NARROWEST_LABEL, WIDEST_LABEL = 0.7, 2.6, 9.0
"""The air behind the labels of a table, and how wide their column may be, in sizes of type."""


def write_page(document: QTextDocument, card: Card, theme: WindowTheme) -> None:
    """Fill an empty document with a card."""
    document.setDocumentMargin(theme.type_px * 1.3)
    base = QFont()
    base.setFamilies(_families(theme.sans))
    base.setPixelSize(theme.type_px)
    document.setDefaultFont(base)
    writer = _Writer(QTextCursor(document), theme)
    writer.heading(card)
    for section in card.sections:
        writer.section(section)


class _Writer:
    """One cursor and the formats of a theme."""

    def __init__(self, cursor: QTextCursor, theme: WindowTheme) -> None:
        self._cursor = cursor
        self._theme = theme
        self._px = theme.type_px

    def heading(self, card: Card) -> None:
        """Title in the book's type, subtitle, links to conditions."""
        self._cursor.setBlockFormat(_block(1.05))
        self._cursor.insertText(card.title, self._serif(1.75, bold=True))
        if card.subtitle:
            self._paragraph(0.15, 1.2)
            self._cursor.insertText(card.subtitle, self._serif(1.05, italic=True, quiet=True))
        if card.chips:
            self._paragraph(0.7, 1.6)
            self._chips(card.chips)

    def section(self, section: Section) -> None:
        """A small heading, then whatever the section holds."""
        if section.title:
            self._paragraph(1.5, 1.2)
            self._cursor.insertText(section.title.upper(), self._label())
        if section.legend:
            self._paragraph(0.35, 1.3)
            insert_legend(self._cursor, self._theme, self._format(quiet=True))
        if section.rows:
            self._table(section.rows)
        if section.pairs:
            self._side_by_side(section.pairs)
        if section.caution:
            self._caution(section.caution)
        for paragraph in section.paragraphs:
            self._paragraph(0.45, 1.35, hangs=is_item(paragraph))
            self._spans(paragraph)

    def _chips(self, chips: Spans) -> None:
        for i, chip in enumerate(chips):
            if i:
                self._cursor.insertText("  ·  ", self._format(quiet=True))
            made = self._format(link=chip.link, strong=chip.strong)
            self._cursor.insertText(chip.text, made)

    def _table(self, rows: tuple[Row, ...]) -> None:
        labels = self._label_width(rows)
        self._paragraph(0.2, 1.0)
        table = self._cursor.insertTable(len(rows), 2 if labels else 1, self._table_format(labels))
        for i, row in enumerate(rows):
            column = 0
            if labels:
                self._cell(table, i, 0, (Span(row.label, note=True),))
                column = 1
            self._cell(table, i, column, row.value)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _side_by_side(self, pairs: tuple[Pair, ...]) -> None:
        self._paragraph(0.2, 1.0)
        made = self._table_format(0.0)
        made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
        table = self._cursor.insertTable(len(pairs), 2, made)
        for i, pair in enumerate(pairs):
            for column, spans in enumerate(pair):
                self._cell(table, i, column, spans)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _label_width(self, rows: tuple[Row, ...]) -> float:
        """Room in px for the longest word of the labels, so that none is broken; 0 without labels."""
        words = [word for row in rows for word in row.label.split(" ") if word]
        if not words:
            return 0.0
        measure = QFontMetricsF(self._cursor.document().defaultFont())
        needed = max(map(measure.horizontalAdvance, words)) + self._px * LABEL_GAP
        return float(min(max(needed, self._px * NARROWEST_LABEL), self._px * WIDEST_LABEL))

    def _cell(self, table: QTextTable, row: int, column: int, spans: Spans) -> None:
        cell = table.cellAt(row, column)
        line = QTextTableCellFormat()
        line.setBottomBorder(1)
        line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        line.setBottomBorderBrush(QBrush(QColor(self._theme.canvas.rule)))
        line.setTopPadding(self._px * 0.3)
        line.setBottomPadding(self._px * 0.3)
        line.setRightPadding(self._px * 0.5)
        cell.setFormat(line)
        cursor = cell.firstCursorPosition()
        cursor.setBlockFormat(_block(1.3))
        self._spans(spans, cursor)

    def _caution(self, spans: Spans) -> None:
        frame = QTextFrameFormat()
        frame.setBackground(QColor(self._theme.caution))
        frame.setBorder(1)
        frame.setBorderBrush(QBrush(QColor(self._theme.caution_edge)))
        frame.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        frame.setPadding(self._px * 0.6)
        frame.setTopMargin(self._px * 0.7)
        self._cursor.insertFrame(frame)
        self._cursor.setBlockFormat(_block(1.35))
        self._spans(spans)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _spans(self, spans: Spans, cursor: QTextCursor | None = None) -> None:
        for span in spans:
            made = self._format(link=span.link, strong=span.strong, quiet=span.note and not span.link)
            if span.anchor:
                made.setAnchor(True)
                made.setAnchorNames([span.anchor])
            if span.hint:
                self._explain(made, span.hint)
            (cursor or self._cursor).insertText(span.text, made)

    def _explain(self, made: QTextCharFormat, hint: str) -> None:
        """Quiet dots below a word; the hint is escaped, since a tool tip guesses whether it is markup."""
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made.setUnderlineColor(QColor(self._theme.canvas.quiet))
        made.setToolTip(f"<qt>{escape(hint)}</qt>")

    def _paragraph(self, space: float, line: float, *, hangs: bool = False) -> None:
        made = _block(line, space * self._px)
        if hangs:
            indent = self._px * HANG
            made.setLeftMargin(indent)
            made.setTextIndent(-indent)
            made.setTabPositions([QTextOption.Tab(indent, QTextOption.TabType.LeftTab)])
        self._cursor.insertBlock(made, self._format())

    def _format(self, link: str = "", *, strong: bool = False, quiet: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        colours = self._theme.canvas
        made.setForeground(QColor(colours.accent if link else colours.quiet if quiet else colours.ink))
        made.setFontWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        if link:
            made.setAnchor(True)
            made.setAnchorHref(link)
        return made

    def _label(self) -> QTextCharFormat:
        made = self._format(quiet=True, strong=True)
        made.setFontLetterSpacing(106)
        made.setProperty(QTextCharFormat.Property.FontPixelSize, round(self._px * 0.85))
        return made

    def _serif(
        self, size: float, *, bold: bool = False, italic: bool = False, quiet: bool = False
    ) -> QTextCharFormat:
        made = self._format(quiet=quiet)
        made.setFontFamilies(_families(self._theme.serif))
        made.setProperty(QTextCharFormat.Property.FontPixelSize, round(self._px * size))
        made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        made.setFontItalic(italic)
        return made

    def _table_format(self, labels: float) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellSpacing(0)
        made.setCellPadding(0)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        rest = QTextLength(QTextLength.Type.VariableLength, 0)
        fixed = [QTextLength(QTextLength.Type.FixedLength, labels)] if labels else []
        made.setColumnWidthConstraints([*fixed, rest])
        return made


def _block(line: float, above: float = 0.0) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(100.0 * line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setTopMargin(above)
    return made


def _families(names: str) -> list[str]:
    return [name.strip() for name in names.split(",")]
