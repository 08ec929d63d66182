"""Reading a JSON file of the reader's own: its format and version first, and no key twice."""

from __future__ import annotations

import json
from pathlib import Path

from atlas.domain.checks import Refused, brief


class _Twice(Exception):
    """A key that stands twice in one object."""


def read_record(path: Path, what: str, version: int, most_mb: int) -> dict[str, object]:
    """The object in a file of a format, ``trigger-point-atlas <what>``.

    Raises ``Refused`` with what stands there and what was expected.
    """
    record = _read(path, what, most_mb)
    form = f"trigger-point-atlas {what}"
    if not isinstance(record, dict) or record.get("format") != form:
        raise Refused(f"{path.name} is no {what}: expected 'format': '{form}'.")
    found = record.get("version")
    if found != version or isinstance(found, bool):
        raise Refused(f"{path.name} has version {brief(found)}; expected {version}.")
    return record


def _read(path: Path, what: str, most_mb: int) -> object:
    try:
        if path.exists() and not path.is_file():  # a device has no end
            raise Refused(f"{path.name} is no file.")
        if path.stat().st_size > most_mb * 1_000_000:
            raise Refused(f"{path.name} is larger than {most_mb} MB, which no {what} needs.")
        return json.loads(path.read_bytes(), object_pairs_hook=_once)
    except OSError as problem:
        raise Refused(f"{path.name} cannot be read: {problem.strerror}.") from problem
    except _Twice as key:
        raise Refused(f"{path.name} names {key} twice in one place; expected each key once.") from None
    except (ValueError, RecursionError):
        raise Refused(f"{path.name} is not JSON.") from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(brief(key))
        found[key] = value
    return found
