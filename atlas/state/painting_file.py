"""A painted pain as a small open file: JSON with a name, a version and strokes in mm of the body."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from atlas.domain.body import Position
from atlas.domain.painting import RADII_MM, Painting, Stroke

FORMAT, VERSION = "trigger-point-atlas painting", 1
SIZE_LIMIT = 4_000_000
MOST_STROKES, MOST_PLACES = 5_000, 100_000
LARGEST = 1e9
REACH_MM = 3_000.0
"""No place of a body lies further from the origin."""


class Unreadable(ValueError):
    """A file is no painting; the text says where, what stands there and what was expected."""


def save_painting(path: Path, painting: Painting, date: str) -> None:
    """Write a painting in one move, with the day (ISO 8601) on which it was painted. Raises ``OSError``."""
    record = {
        "format": FORMAT,
        "version": VERSION,
        "date": date,
        "axes": "DICOM LPS, mm, reference body of BodyParts3D",
        "strokes": [_record(stroke) for stroke in painting.strokes],
    }
    with NamedTemporaryFile("w", dir=path.parent, suffix=".tmp", delete=False, encoding="utf-8") as file:
        partial = Path(file.name)
        try:
            json.dump(record, file, allow_nan=False)
            file.close()
            partial.replace(path)
        except BaseException:
            with suppress(OSError):
                partial.unlink()
            raise


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
        raise Unreadable(f"{path.name} has version {_brief(record.get('version'))}; expected {VERSION}.")
    strokes = _list(record.get("strokes"), "strokes", MOST_STROKES)
    places = 0
    made = []
    for i, row in enumerate(strokes):
        made.append(_stroke(row, f"strokes › {i + 1}"))
        places += len(made[-1].path)
        if places > MOST_PLACES:
            raise Unreadable(f"There are more than {MOST_PLACES} places, which no painting needs.")
    date = record.get("date")
    return Painting(tuple(made)), date[:40] if isinstance(date, str) else ""


def _record(stroke: Stroke) -> dict[str, object]:
    return {
        "radius": round(stroke.radius, 2),
        "erases": stroke.erases,
        "path": [[round(v, 2) for v in at] for at in stroke.path],
        "facing": [[round(v, 4) for v in normal] for normal in stroke.facing],
    }


def _stroke(row: object, where: str) -> Stroke:
    if not isinstance(row, Mapping):
        raise Unreadable(f"{where}: {_brief(row)} is not a stroke; expected radius, path and facing.")
    radius = _number(row.get("radius"), f"{where} › radius")
    if not RADII_MM[0] <= radius <= RADII_MM[1]:
        raise Unreadable(f"{where} › radius: {radius:g}; expected {RADII_MM[0]:g} to {RADII_MM[1]:g} mm.")
    path = _places(row.get("path"), f"{where} › path", REACH_MM)
    facing = _places(row.get("facing"), f"{where} › facing", 1.01)
    if not path or len(path) != len(facing):
        raise Unreadable(f"{where}: {len(path)} places and {len(facing)} facings; expected as many of both.")
    return Stroke(path, facing, radius, row.get("erases") is True)


def _places(value: object, where: str, reach: float) -> tuple[Position, ...]:
    rows = _list(value, where, MOST_PLACES)
    return tuple(_place(row, f"{where} › {i + 1}", reach) for i, row in enumerate(rows))


def _place(row: object, where: str, reach: float) -> Position:
    if not isinstance(row, list) or len(row) != 3:
        raise Unreadable(f"{where}: {_brief(row)}; expected [x, y, z].")
    x, y, z = (_number(value, where) for value in row)
    if max(abs(x), abs(y), abs(z)) > reach:
        raise Unreadable(f"{where}: {_brief(row)} lies beyond {reach:g}.")
    return (x, y, z)


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable(f"{where}: {_brief(value)}; expected a number.")
    if not -LARGEST < value < LARGEST:  # which NaN is not; a huge integer could not even be made a float
        raise Unreadable(f"{where}: expected a number within reason.")
    return float(value)


def _list(value: object, where: str, most: int) -> list[object]:
    if not isinstance(value, list):
        raise Unreadable(f"{where}: {_brief(value)}; expected a list.")
    if len(value) > most:
        raise Unreadable(f"{where}: {len(value)} entries; expected at most {most}.")
    return value


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"
