"""Data files to records: each file by itself, so that a broken one never takes the rest down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from atlas.domain.body import Position
from atlas.domain.library import Library
from atlas.packs import schema
from atlas.packs.folders import DataFile
from atlas.packs.kinds import ABSENT, FAIL, IDENT, MOST_FAULTS, Context, Fault
from atlas.packs.lesson_schema import LESSON
from atlas.packs.lines import survey
from atlas.packs.problems import ARROW, Problem, brief
from atlas.packs.reader import RECORD_EVENTS, TABLE_EVENTS, Refused, parse
from atlas.packs.record import Record

Trail = tuple[str | int, ...]

RECORDS: Mapping[str, Record] = {
    "sources": schema.SOURCE,
    "landmarks": schema.LANDMARK,
    "regions": schema.REGION,
    "conditions": schema.CONDITION,
    "muscles": schema.MUSCLE,
    "frequency": schema.FREQUENCY,
    "chains": schema.CHAIN,
    "cautions": schema.CAUTION,
    "lessons": LESSON,
}


@dataclass
class Shelves:
    """The records read so far by kind and id, where each came from, and the problems.

    ``lost`` holds kind and id of what stands in a file but could not be read; no id for a whole table.
    """

    records: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in RECORDS})
    origins: dict[tuple[str, str], DataFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: set[tuple[str, str]] = field(default_factory=set)

    def library(self) -> Library:
        """All records as a library."""
        shelves: dict[str, Any] = self.records
        return Library(**shelves)


def shelve(files: Iterable[DataFile], tick: Callable[[], None]) -> Shelves:
    """All records of ``files``; of two with one id the later stays. ``tick`` is called before each file."""
    shelves = Shelves()
    ordered = sorted(files, key=lambda file: list(RECORDS).index(file.kind))
    landmarks: dict[str, Position] = {}
    for file in ordered:
        tick()
        for ident, record in _read(file, landmarks, shelves.problems).items():
            if record is None:
                shelves.lost.add((file.kind, ident))
            else:
                shelves.records[file.kind][ident] = record
                shelves.origins[file.kind, ident] = file
                if file.kind == "landmarks":
                    landmarks[ident] = record.at
    return shelves


def _read(file: DataFile, landmarks: Mapping[str, Position], problems: list[Problem]) -> dict[str, Any]:
    """The records of one file by id, None for those with faults, which become problems."""
    lost = {"" if file.is_table else file.file.stem: None}
    if file.refusal:
        problems.append(Problem(str(file.file), 1, "", "", file.refusal))
        return lost
    try:
        tree = parse(file.data, TABLE_EVENTS if file.is_table else RECORD_EVENTS)
    except Refused as refused:
        problems.append(Problem(str(file.file), refused.line, "", "", refused.message))
        return lost
    context = Context(landmarks)
    records = (_table if file.is_table else _single)(file, tree, context)
    problems.extend(locate(file, context.faults))
    return records


def _single(file: DataFile, tree: dict[str, Any], context: Context) -> dict[str, Any]:
    name = file.file.stem
    record = _whole(RECORDS[file.kind].read(tree, context))
    if record is not None and record.id != name:
        message = f"The id '{brief(record.id)}' is not the name of the file, which is '{brief(name)}'."
        context.fail(record.id, message, "the two to be the same")
        context.step(len(context.faults) - 1, "id")
        record = None
    return {name: record}


def _table(file: DataFile, tree: dict[str, Any], context: Context) -> dict[str, Any]:
    kind, out = RECORDS[file.kind], {}
    for ident, item in tree.items():
        known = len(context.faults)
        IDENT.read(ident, context)
        record = _whole(kind.read({"id": ident, **item} if type(item) is dict else item, context))
        if record is not None and record.id != ident:
            context.fail(record.id, "The id is not the key under which it stands.")
        out[ident] = record if context.step(known, ident) == known else None
        if context.full:
            break
    return out


def _whole(record: Any) -> Any:
    """The record, or None if it could not be read."""
    return None if record is FAIL or record is ABSENT else record


def locate(file: DataFile, faults: Iterable[Fault]) -> list[Problem]:
    """Faults with their lines, which are looked up in a second pass over the file."""
    found = list(faults)
    if not found:
        return []
    lines = survey(file.data)
    name = str(file.file)
    problems = []
    for fault in found[:MOST_FAULTS]:
        trail = fault.trail[::-1]
        steps = (str(step + 1) if isinstance(step, int) else brief(step) for step in trail)
        where = (name, lines.find(trail), ARROW.join(steps), brief(fault.value))
        problems.append(Problem(*where, fault.message, fault.expected, fault.hint))
    if len(found) > MOST_FAULTS:
        more = "There is more that is wrong with this file."
        problems.append(Problem(name, problems[-1].line, "", "", more))
    return problems
