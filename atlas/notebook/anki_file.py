"""A deck of notes as a package that Anki reads; `genanki` knows the tables of its format."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from html import escape
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from atlas.domain.quiz.note import Note
from atlas.notebook.faults import NotKept
from atlas.notebook.writing import keep_whole

if TYPE_CHECKING:
    from genanki import Deck, Model  # type: ignore[import-untyped]

MODEL = 1_746_212_101
"""The number by which Anki knows the kind of note; never changed, or every export would make another kind."""
_FRONT = "{{Front}}"
_BACK = '{{FrontSide}}<hr id="answer">{{Back}}<p class="sources">{{Sources}}</p>'
_STYLE = (
    ".card { font-family: sans-serif; font-size: 22px; text-align: center; }\n"
    ".sources { font-size: 12px; opacity: 0.7; }\n"
    "img { max-width: 100%; }\n"
)


def save_anki(
    path: Path, title: str, notes: tuple[Note, ...], now: datetime, media: Mapping[str, bytes] | None = None
) -> None:
    """Write notes as an Anki package (``.apkg``) in one move. Raises ``NotKept``.

    ``media`` holds the pictures that notes name. Read into Anki a second time, the notes bring those of
    before up to date and keep what was learnt.
    """
    packed = BytesIO()
    try:
        with TemporaryDirectory() as folder, ZipFile(packed, "w", ZIP_DEFLATED) as package:
            tables = Path(folder) / "collection.anki2"
            _write_tables(tables, _deck(title, notes), now.timestamp())
            package.write(tables, tables.name)
            _write_media(package, media or {})
    except (OSError, sqlite3.Error) as problem:
        raise NotKept(f"{path.name} could not be written: {problem}.") from problem
    keep_whole(path, packed.getvalue())


def _write_media(package: ZipFile, media: Mapping[str, bytes]) -> None:
    """Pictures stand under numbers, and a list tells their names; they are packed already."""
    numbered = list(enumerate(media.items()))
    package.writestr("media", json.dumps({str(number): name for number, (name, _) in numbered}))
    for number, (_, content) in numbered:
        package.writestr(str(number), content, ZIP_STORED)


def _write_tables(path: Path, deck: Deck, stamp: float) -> None:
    from genanki import Package

    with closing(sqlite3.connect(path)) as db:
        Package(deck).write_to_db(db.cursor(), stamp, count(int(stamp * 1000)))
        db.commit()


def _deck(title: str, notes: tuple[Note, ...]) -> Deck:
    import genanki  # heavy, and needed for this alone

    deck = genanki.Deck(_number(title), title)
    model = _model()
    for note in notes:
        front, back = _face(note.front, note.front_pictures), _face(note.back, note.back_pictures)
        fields = [front, back, escape(note.sources)]
        guid = genanki.guid_for("trigger-point-atlas", note.id)
        deck.add_note(genanki.Note(model=model, fields=fields, tags=list(note.tags), guid=guid))
    return deck


def _face(text: str, pictures: tuple[str, ...]) -> str:
    """Words with their pictures below them."""
    return escape(text) + "".join(f'<br><img src="{escape(name)}">' for name in pictures)


def _model() -> Model:
    import genanki

    fields = [{"name": name} for name in ("Front", "Back", "Sources")]
    card = {"name": "Card", "qfmt": _FRONT, "afmt": _BACK}
    return genanki.Model(MODEL, "Trigger Point Atlas", fields=fields, templates=[card], css=_STYLE)


def _number(title: str) -> int:
    """The number by which Anki knows the deck: the same for the same title."""
    return int.from_bytes(sha256(title.encode()).digest()[:4], "big") + 1
