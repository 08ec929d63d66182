"""Records as the commands print them: plain mappings for ``--json``, and lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from atlas.domain.anatomy import Condition, Landmark, Muscle, Region
from atlas.domain.guide import Block, BlockKind, GuidePage
from atlas.domain.library import Library
from atlas.domain.plates import Plate
from atlas.domain.points import Zone

if TYPE_CHECKING:
    from atlas.domain.pain import Answer
    from atlas.state.pain_page import PainPage

Row = dict[str, Any]

_WORKED_OUT = frozenset(("stroke", "facing"))
"""Fields that no file holds."""


def muscle_row(muscle: Muscle) -> Row:
    """A muscle in a list."""
    row = {name: plain(getattr(muscle, name)) for name in ("id", "name", "latin", "region", "depth", "parts")}
    return {**row, "trigger_points": len(muscle.trigger_points), "conditions": plain(muscle.conditions)}


def point_rows(muscle: Muscle) -> Iterator[Row]:
    """The trigger points of a muscle in a list: right side, paths resolved to positions."""
    for point in muscle.trigger_points:
        yield {
            "muscle": muscle.id,
            "id": point.id,
            "name": point.name,
            "at": list(point.at),
            "zones": [_zone(zone) for zone in point.zones],
        }


def pain_rows(answers: Sequence[Answer], page: PainPage) -> list[Row]:
    """The ranking: one row a muscle with its best point, best first."""
    return [
        {
            "rank": row.rank,
            "muscle": answer.muscle,
            "trigger_point": answer.point,
            "side": answer.side.value if answer.side else "both",
            "kind": answer.kind.value,
            "score": answer.score,
            "why": row.why,
        }
        for answer, row in zip(answers, page.rows, strict=True)
    ]


def pain_lines(page: PainPage) -> Iterator[str]:
    """The ranking for people: what to rule out first, the rows, what tells the first two apart."""
    if page.painted:
        yield page.painted
    yield from (f"First: {caution.text}" for caution in page.cautions)
    for row in page.rows:
        yield f"{row.rank:>3}  {row.score:.2f}  {row.muscle}, {row.point} ({row.side}): {row.why}"
    if page.apart:
        yield page.apart


def _zone(zone: Zone) -> Row:
    return {"kind": zone.kind.value, "width": zone.width, "path": plain(zone.path)}


def condition_row(condition: Condition, library: Library) -> Row:
    """A condition in a list, with the muscles that name it."""
    return {"id": condition.id, "name": condition.name, "muscles": _muscles_of(condition, library)}


def whole_condition(condition: Condition, library: Library) -> Row:
    """A condition with all that is known, and the muscles that name it."""
    return {**plain(condition), "muscles": _muscles_of(condition, library)}


def _muscles_of(condition: Condition, library: Library) -> dict[str, str]:
    return {muscle.id: role.value for muscle, role in library.muscles_of(condition.id)}


def whole_page(page: GuidePage) -> Row:
    """A page of the guide: its blocks as texts, citations in square brackets."""
    blocks = [{"kind": block.kind.value, "text": _said(block)} for block in page.blocks]
    return {"id": page.id, "title": page.title, "blocks": blocks}


def page_lines(page: GuidePage) -> Iterator[str]:
    """A page of the guide for people: a line for each heading, paragraph and item."""
    yield page.title
    for block in page.blocks:
        space = "" if block.kind is BlockKind.ITEM else "\n"
        mark = f"{block.mark or '-'} " if block.kind is BlockKind.ITEM else ""
        said = _said(block).upper() if block.kind is BlockKind.HEADING else _said(block)
        yield f"{space}{mark}{said}"


def _said(block: Block) -> str:
    return "".join(f"[{run.source}]" if run.source else run.text for run in block.runs)


def region_row(region: Region) -> Row:
    """A pain region in a list: each spot is [position, radius]."""
    return {"id": region.id, "name": region.name, "spots": plain(region.spots)}


def landmark_row(landmark: Landmark) -> Row:
    """A landmark in a list."""
    return {"id": landmark.id, "name": landmark.name, "kind": landmark.kind.value, "at": list(landmark.at)}


def plate_row(plate: Plate) -> Row:
    """A plate in a list; the size is in px."""
    row: Row = {"id": plate.id, "name": plate.name, "region": plate.region, "parent": plate.parent}
    return {**row, "depths": [depth.value for depth in plate.pictures], "size": list(plate.camera.size)}


def plain(value: Any) -> Any:
    """A record as mappings, lists, texts and numbers, without what was worked out from it."""
    if is_dataclass(value):
        shown = (field.name for field in fields(value) if field.name not in _WORKED_OUT)
        return {name: plain(getattr(value, name)) for name in shown}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def lines_of(value: Any, indent: int = 0) -> Iterator[str]:
    """A plain record as indented lines; what is empty is left out."""
    space = "  " * indent
    if isinstance(value, dict):
        for key, item in value.items():
            if item in (None, "", [], {}):
                continue
            if _is_short(item):
                yield f"{space}{key.replace('_', ' ')}: {_short(item)}"
            else:
                yield f"{space}{key.replace('_', ' ')}:"
                yield from lines_of(item, indent + 1)
    elif isinstance(value, list):
        for item in value:
            first, *rest = [_short(item)] if _is_short(item) else lines_of(item)
            yield f"{space}- {first}"
            yield from (f"{space}  {line}" for line in rest)


def _is_short(value: Any) -> bool:
    if isinstance(value, list):
        return all(
            isinstance(item, int | float) or (isinstance(item, str) and len(item) < 20) for item in value
        )
    return not isinstance(value, dict)


def _short(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_short, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
