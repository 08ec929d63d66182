"""A lesson to a file that a teacher can go on writing by hand: plain YAML in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

from atlas.domain.anatomy import Citation
from atlas.domain.lessons import WHOLE_PLATE, Lesson, Step, Zoom
from atlas.domain.whole_file import SHARED, write_whole
from atlas.packs.kinds import Context
from atlas.packs.lesson_schema import FIT, LESSON
from atlas.packs.problems import ARROW, brief
from atlas.packs.reader import Refused, parse
from atlas.packs.scalars import plain

_ORDER = {
    Lesson: ("id", "title", "about", "minutes", "sources", "steps"),
    Step: ("plate", "depth", "side", "select", "reveal", "zoom", "labels", "caption", "note", "question",
           "answer", "seconds"),
}  # fmt: skip
"""Fields as they are written; one that says nothing beyond its default is left out."""
_WIDTH = 100


class Unfit(ValueError):
    """A lesson that would not be read back; the text says what is wrong with it."""


class _Readable(yaml.SafeDumper):
    """Short lists in one line, everything else below each other, nothing by reference."""

    def ignore_aliases(self, _data: Any) -> bool:
        """The reader takes no aliases."""
        return True


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> Any:
    """A list of plain words or numbers stands in one line."""
    flat = all(isinstance(item, str | int | float) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flat)


def _text(dumper: yaml.SafeDumper, text: str) -> Any:
    """A text that the reader would take for a number stands in quotes: it knows 0E0, the writer does not."""
    style = None if isinstance(plain(text), str) else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Readable.add_representer(list, _list)
_Readable.add_representer(str, _text)


def save_lesson(path: Path, lesson: Lesson) -> None:
    """Write a lesson in one move; ``path`` ends in its id and ``.yaml``, and its folder is made if need be.

    Raises ``Unfit`` where it could not be read back, such as a caption that is too long, and ``OSError``.
    """
    text = lesson_text(lesson)
    if path.name != f"{lesson.id}.yaml":
        raise Unfit(f"The file of the lesson '{brief(lesson.id)}' is named '{brief(path.name)}'.")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode(), SHARED)


def lesson_text(lesson: Lesson) -> str:
    """The lesson as YAML. Raises ``Unfit`` where it could not be read back."""
    tree = _plain(lesson)
    text: str = yaml.dump(tree, Dumper=_Readable, sort_keys=False, allow_unicode=True, width=_WIDTH)
    context = Context({})
    try:
        LESSON.read(parse(text.encode()), context)
    except Refused as error:
        raise Unfit(str(error)) from None
    for fault in context.faults:
        steps = (str(step + 1) if isinstance(step, int) else step for step in fault.trail[::-1])
        raise Unfit(f"{ARROW.join(steps)}: {fault.message}")
    return text


def _plain(value: Any) -> Any:
    """A record as mappings, lists and words."""
    if isinstance(value, Citation):
        return {"source": value.source, "place": value.place} if value.place else value.source
    if isinstance(value, Zoom):
        return FIT if value == WHOLE_PLATE else {"at": _plain(value.at), "width": value.width}
    if isinstance(value, Lesson | Step):
        return dict(_told(value))
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _told(record: Lesson | Step) -> Iterator[tuple[str, Any]]:
    usual = {field.name: field.default for field in fields(record)}
    for name in _ORDER[type(record)]:
        value = getattr(record, name)
        if value != usual[name]:
            yield name, _plain(value)
