"""The lines of the pain panel as a list model: what to rule out, the ranked muscles, what tells two apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from atlas.state.pain_page import PainPage, PainRow

RULE_OUT = "Rule out first"
MAY_REFER = "Muscles that may refer this pain"
APART = "What tells these two apart"
BAR_MEANS = "A bar tells how well a muscle fits what you painted; it gives no probability."
LINE = Qt.ItemDataRole.UserRole

AnyIndex = QModelIndex | QPersistentModelIndex


class Sort(Enum):
    """What a line is."""

    WARNING_TITLE = auto()
    WARNING = auto()
    TITLE = auto()
    NOTE = auto()
    ANSWER = auto()
    APART_TITLE = auto()
    APART = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line: plain text, where it leads, and for a ranked muscle its row; ``last`` closes a box."""

    sort: Sort
    text: str
    link: str = ""
    row: PainRow | None = None
    last: bool = False

    @property
    def spoken(self) -> str:
        """The whole line in words, for a screen reader."""
        row = self.row
        if row is None:
            return self.text
        score = f"{row.score * 100:.0f}%"
        return f"{row.rank}. {row.muscle}, {row.point}, {row.side}, fits {score}. {row.why}"


def lines_of(page: PainPage) -> tuple[Line, ...]:
    """What the list shows of a page, top to bottom."""
    made: list[Line] = [Line(Sort.WARNING_TITLE, RULE_OUT)] if page.cautions else []
    for i, caution in enumerate(page.cautions, start=1):
        words = caution.text if caution.red_flag else f"Look-alike: {caution.text}"
        made.append(Line(Sort.WARNING, words, caution.link, last=i == len(page.cautions)))
    if page.rows:
        made += [Line(Sort.TITLE, MAY_REFER), Line(Sort.NOTE, BAR_MEANS)]
    elif page.painted:
        made.append(Line(Sort.NOTE, page.begin))
    answers = [Line(Sort.ANSWER, row.muscle, row.link, row) for row in page.rows]
    return (*made, *answers[:2], *_apart(page), *answers[2:])


def _apart(page: PainPage) -> list[Line]:
    """A box right under the two muscles of which it tells."""
    if page.apart is None:
        return []
    told = [Line(Sort.APART, words) for words in page.apart.splitlines()]
    return [Line(Sort.APART_TITLE, APART), *told[:-1], *(replace(line, last=True) for line in told[-1:])]


class LineModel(QAbstractListModel):
    """Holds the lines; new ones take the place of the old without a reset, so that nothing jumps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; only those that differ are told."""
        before, common = self.lines, min(len(self.lines), len(lines))
        if len(before) > common:
            self.beginRemoveRows(QModelIndex(), common, len(before) - 1)
            self.lines = before[:common]
            self.endRemoveRows()
        changed = [i for i in range(common) if before[i] != lines[i]]
        self.lines = lines[:common]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        if len(lines) > common:
            self.beginInsertRows(QModelIndex(), common, len(lines) - 1)
            self.lines = lines
            self.endInsertRows()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, the line itself, or what is spoken."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line if role == LINE else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Only lines that lead somewhere can be chosen."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if self.lines[index.row()].link else Qt.ItemFlag.NoItemFlags
