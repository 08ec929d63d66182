"""A deck for Anki: whole, the same each time, and brought up to date by the next one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from atlas.domain.quiz.note import Note
from atlas.notebook.anki_file import save_anki
from atlas.notebook.faults import NotKept

NOW = datetime(2026, 11, 3, tzinfo=UTC)
NOTES = (
    Note("nerve:a", "Which nerve <supplies> a & b?", "Radial nerve, C5.", "Simons 1999", ("nerve", "arm")),
    Note("hazards:a", "Which hazards?", "Nerve.", "Simons 1999", ("hazards",)),
)


def rows(path: Path, folder: Path) -> list[tuple[str, str, str]]:
    """What Anki finds in a package: the notes' own numbers, fields and tags."""
    with ZipFile(path) as package:
        assert package.testzip() is None
        assert set(package.namelist()) == {"collection.anki2", "media"}
        package.extract("collection.anki2", folder)
    with closing(sqlite3.connect(folder / "collection.anki2")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (cards,) = db.execute("SELECT count(*) FROM cards").fetchone()
        found = db.execute("SELECT guid, flds, tags FROM notes ORDER BY id").fetchall()
    assert cards == len(found)
    return found


def test_a_package_holds_the_notes(tmp_path: Path) -> None:
    save_anki(tmp_path / "deck.apkg", "Atlas: arm", NOTES, NOW)
    found = rows(tmp_path / "deck.apkg", tmp_path)
    assert [tuple(fields.split("\x1f")) for _, fields, _ in found] == [
        ("Which nerve &lt;supplies&gt; a &amp; b?", "Radial nerve, C5.", "Simons 1999"),
        ("Which hazards?", "Nerve.", "Simons 1999"),
    ]
    assert [tags.split() for _, _, tags in found] == [["nerve", "arm"], ["hazards"]]


def test_a_later_package_means_the_same_notes(tmp_path: Path) -> None:
    save_anki(tmp_path / "a.apkg", "Atlas", NOTES, NOW)
    changed = (Note("nerve:a", "Other words?", "Other.", "", ()), NOTES[1])
    save_anki(tmp_path / "b.apkg", "Atlas", changed, NOW.replace(year=2027))
    first, second = rows(tmp_path / "a.apkg", tmp_path), rows(tmp_path / "b.apkg", tmp_path)
    assert [guid for guid, _, _ in first] == [guid for guid, _, _ in second]


def test_where_it_cannot_be_written_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(NotKept, match="could not be written"):
        save_anki(tmp_path / "no folder" / "deck.apkg", "Atlas", NOTES, NOW)
    assert list(tmp_path.iterdir()) == []
