"""A deck as a package for Anki: notes from the records, pictures drawn as the window draws them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from atlas.domain.quiz.decks import Deck
from atlas.domain.scene import ViewScene
from atlas.state.facts import Facts
from atlas.state.learn_pictures import Views, pictured_notes, title_of
from atlas.state.notes import SaveDeck, Tell
from atlas.ui.canvas.store import PlateStore
from atlas.ui.canvas.theme import LIGHT
from atlas.ui.export import paint_view
from atlas.ui.picture_bytes import encoded

SIZE = (560, 560)
QUALITY = 84
"""Of a JPEG, which every Anki shows: some 30 KB a picture."""


class Cancelled(Exception):
    """The work was ended before anything was written."""


def pack(deck: Deck, facts: Facts, plates: Path, file: Path, save: SaveDeck, tell: Tell) -> tuple[int, int]:
    """Write a deck's muscles to ``file``; how many notes and pictures it holds.

    ``plates`` is the folder of the plates. Raises ``Cancelled``, ``NotebookError``, and ``OSError`` where a
    plate cannot be read. May be called in any thread of a program with a ``QGuiApplication``.
    """
    notes, views = pictured_notes(facts, deck.muscles, deck.kinds, deck.conditions)
    if not notes:
        raise ValueError("no question of these kinds can go to Anki")
    media: dict[str, bytes] = {}
    if not tell(0, len(views)):
        raise Cancelled
    for name, picture in drawn(views, facts, plates):
        media[name] = picture
        if not tell(len(media), len(views)):
            raise Cancelled
    save(file, title_of(deck.title), notes, datetime.now(UTC), {name: media[name] for name in views})
    return len(notes), len(media)


def drawn(views: Views, facts: Facts, plates: Path) -> Iterator[tuple[str, bytes]]:
    """Each picture as a JPEG, plate by plate, so that the files of one plate are in memory at a time."""
    numbers = {structure.number: structure for structure in facts.structures}
    rows = sorted(views.items(), key=lambda row: (row[1].plate, row[1].depth, row[0]))
    for _, group in groupby(rows, key=lambda row: (row[1].plate, row[1].depth)):
        store = PlateStore()
        store.set_plates(facts.plates, numbers, plates)
        for name, view in group:
            yield name, _jpeg(view, facts, store)


def _jpeg(view: ViewScene, facts: Facts, store: PlateStore) -> bytes:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        paint_view(painter, view, facts.plates[view.plate], store, LIGHT, SIZE)
    finally:
        painter.end()
    return encoded(image, b"jpeg", QUALITY)
