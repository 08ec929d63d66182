"""A painted pain as a small open file: JSON with a name, a version and strokes in mm of the body."""

from __future__ import annotations

import json
from pathlib import Path

from atlas.domain.checks import Refused, brief
from atlas.domain.painting import Painting
from atlas.domain.strokes import from_rows, to_rows
from atlas.domain.whole_file import write_whole

FORMAT, VERSION = "trigger-point-atlas painting", 1
SIZE_LIMIT = 4_000_000


class Unreadable(ValueError):
    """A file is no painting; the text says where, what stands there and what was expected."""


def save_painting(path: Path, painting: Painting, date: str) -> None:
    """Write a painting in one move, with the day (ISO 8601) on which it was painted. Raises ``OSError``."""
    record = {
        "format": FORMAT,
        "version": VERSION,
        "date": date,
        "axes": "DICOM LPS, mm, reference body of BodyParts3D",
        "strokes": to_rows(painting),
    }
    write_whole(path, json.dumps(record, allow_nan=False).encode())


def load_painting(path: Path) -> tuple[Painting, str]:
    """The painting in a file and the day on which it was painted, which may be empty.

    Raises ``OSError``, or ``Unreadable`` with a sentence.
    """
    if path.stat().st_size > SIZE_LIMIT:
        raise Unreadable(f"{path.name} is larger than {SIZE_LIMIT // 1000} kB, which no painting needs.")
    try:
        record = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise Unreadable(f"{path.name} is not JSON.") from None
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise Unreadable(f"{path.name} is no painted pain: expected 'format': '{FORMAT}'.")
    if record.get("version") != VERSION:
        raise Unreadable(f"{path.name} has version {brief(record.get('version'))}; expected {VERSION}.")
    try:
        painting = from_rows(record.get("strokes"), "strokes")
    except Refused as told:
        raise Unreadable(str(told)) from None
    date = record.get("date")
    return painting, date[:40] if isinstance(date, str) else ""
