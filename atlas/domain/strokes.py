"""A painting as plain lists for JSON, and back again with every value checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite

from atlas.domain.body import Position
from atlas.domain.checks import REACH_MM, Refused, brief, within
from atlas.domain.painting import RADII_MM, Painting, Stroke

MOST_STROKES, MOST_PLACES = 5_000, 100_000


def to_rows(painting: Painting) -> list[dict[str, object]]:
    """Strokes to 0.01 mm, ``[{radius, erases, path: [[x, y, z]], facing: [[x, y, z]]}]``; no undone ones."""
    return [
        {
            "radius": round(stroke.radius, 2),
            "erases": stroke.erases,
            "path": [[round(v, 2) for v in at] for at in stroke.path],
            "facing": [[round(v, 4) for v in normal] for normal in stroke.facing],
        }
        for stroke in painting.strokes
    ]


def from_rows(value: object, where: str) -> Painting:
    """The painting in such rows. Raises ``Refused`` with the place, the value and what was expected."""
    if not isinstance(value, list) or len(value) > MOST_STROKES:
        raise Refused(f"{where}: {brief(value)}; expected a list of at most {MOST_STROKES} strokes.")
    strokes, places = [], 0
    for number, row in enumerate(value, 1):
        strokes.append(_stroke(row, f"{where} › {number}"))
        places += len(strokes[-1].path)
        if places > MOST_PLACES:
            raise Refused(f"{where}: more than {MOST_PLACES} places, which no painting needs.")
    return Painting(tuple(strokes))


def to_text(painting: Painting) -> str:
    """The rows as JSON, checked as they will be when they are read. Raises ``Refused``."""
    rows = to_rows(painting)
    from_rows(rows, "painting")
    return json.dumps(rows, separators=(",", ":"), allow_nan=False)


def from_text(text: str) -> Painting:
    """The painting in such a text. Raises ``Refused``."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused("painting: what is kept is not JSON; expected a list of strokes.") from None
    return from_rows(rows, "painting")


def _stroke(row: object, where: str) -> Stroke:
    if not isinstance(row, Mapping) or set(row) != {"radius", "erases", "path", "facing"}:
        raise Refused(f"{where}: {brief(row)}; expected radius, erases, path and facing.")
    radius, erases = row["radius"], row["erases"]
    if not _is_number(radius, RADII_MM[1]) or radius < RADII_MM[0]:
        raise Refused(f"{where} › radius: {brief(radius)}; expected {RADII_MM[0]:g} to {RADII_MM[1]:g} mm.")
    if not isinstance(erases, bool):
        raise Refused(f"{where} › erases: {brief(erases)}; expected true or false.")
    path = _places(row["path"], f"{where} › path", REACH_MM)
    facing = _places(row["facing"], f"{where} › facing", 1.01)
    if not path or len(path) != len(facing):
        raise Refused(f"{where}: {len(path)} places, {len(facing)} facings; expected as many of both.")
    return Stroke(path, facing, float(radius), erases)


def _places(value: object, where: str, reach: float) -> tuple[Position, ...]:
    if not isinstance(value, list) or len(value) > MOST_PLACES:
        raise Refused(f"{where}: {brief(value)}; expected a list of at most {MOST_PLACES} places.")
    if _are_places(value, reach):
        return tuple((float(x), float(y), float(z)) for x, y, z in value)
    return tuple(_place(row, f"{where} › {number}", reach) for number, row in enumerate(value, 1))


def _are_places(rows: list[object], reach: float) -> bool:
    """Whether all is well, told for all places at once: a thousand cases hold millions of them."""
    if not all(type(row) is list and len(row) == 3 for row in rows):
        return False
    values = [value for row in rows for value in row]  # type: ignore[attr-defined]
    if not set(map(type, values)) <= {int, float}:
        return False
    return not values or (-reach <= min(values) and max(values) <= reach and isfinite(sum(values)))


def _place(row: object, where: str, reach: float) -> Position:
    if not isinstance(row, list) or len(row) != 3 or not all(_is_number(v, reach) for v in row):
        raise Refused(f"{where}: {brief(row)}; expected [x, y, z], none beyond {reach:g}.")
    x, y, z = map(float, row)
    return (x, y, z)


def _is_number(value: object, reach: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and within(value, reach)
