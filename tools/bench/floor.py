"""The floor: an empty QMainWindow with a QGraphicsView, to its first paint. Prints one JSON line."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QMainWindow

from tools.bench.clock import report


class FirstPaint(QObject):
    """Calls back once, after the watched widget was painted for the first time."""

    def __init__(self, done: object) -> None:
        super().__init__()
        self._done = done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first paint event."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._done)
        return False


def main() -> None:
    """Show the empty window."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    view = QGraphicsView(QGraphicsScene())
    window.setCentralWidget(view)
    window.resize(1400, 880)

    def painted() -> None:
        report({"painted": True})
        app.quit()

    watcher = FirstPaint(painted)
    view.viewport().installEventFilter(watcher)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
