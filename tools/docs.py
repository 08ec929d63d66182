"""Writes docs/PACKS.md: how a data pack is written, from the table of fields and the list of checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.domain.guide import READING_ORDER
from atlas.packs import schema
from atlas.packs.checks import CHECKS
from atlas.packs.folders import PAGE_BYTES, RECORD_BYTES, TABLE_BYTES
from atlas.packs.guide import MOST_BLOCKS
from atlas.packs.lesson_schema import LESSON
from atlas.packs.lists import Both, Many, Table
from atlas.packs.reader import MAX_DEPTH
from atlas.packs.record import Record

PAGE = Path(__file__).resolve().parents[1] / "docs" / "PACKS.md"

ORDER = ", ".join(READING_ORDER)

HEAD = f"""# Data packs

<!-- Written by tools/docs.py from atlas/packs; edit those, then run `make docs`. -->

The data of the atlas is a folder of YAML files. A folder of your own, given with `--data FOLDER`, adds
to what is shipped: a record with a new id is new, a record with a known id takes the place of the
shipped one.

```
FOLDER/
  muscles/<id>.yaml       one muscle each; the id is the name of the file
  conditions/<id>.yaml    one condition each
  regions.yaml            pain regions by id
  landmarks.yaml          named places by id
  sources.yaml            citations by id
  frequency.yaml          which muscles are the cause of pain in an area, the commonest first
  chains.yaml             key muscles and their satellites
  cautions.yaml           what is asked before needling, and which sites an answer marks
  lessons/<id>.yaml       one lesson each
  guide/<id>.md           one page of the guide each
```

Every folder and file may be missing. `trigger-point-atlas check FOLDER` reads a folder and says what is
wrong, as `file:line: message`. A folder that holds the first five is checked by itself; any
other is checked on top of the shipped data, which its records may refer to.

## What happens to a mistake
- All mistakes of a file are told, each with its line, what was expected and what was perhaps meant.
- A record with a mistake is left out whole: half a needling card would be worse than none. If a record
  of your folder is left out, the shipped one with that id stays.
- A zone that names an unknown landmark is left out; a reference to an unknown source, condition or
  muscle is left out, and a published figure goes with its source.
- What only the checks below find is told and stays in the atlas.
- Nothing wrong in one file keeps another from being read.

## How it is written
- Positions are `[x, y, z]` in mm in the reference body: +x left, +y to the back, +z up; the median
  plane is x = 0. Write the right side (x below 0); the left is its mirror image.
- A path is a list of landmark ids and positions on the skin. Pain that crosses over is written where it
  is felt, on the left, and says "other side" in `where`.
- Only plain YAML is read: no anchors, aliases, merge keys or tags, one document a file, no tabs, no key
  twice, no more than {MAX_DEPTH} levels, UTF-8; up to {RECORD_BYTES // 1000} kB for a muscle,
  condition or lesson, {TABLE_BYTES // 1000} kB for a table.
- `true`, `false` and `null` are what they say; `yes`, `no`, `on` and `off` are texts. A text with `: `
  in it, or one that looks like a number, needs quotes.
- A citation is the id of a source, or `{{source: ID, place: chapter 22}}`.
- A field without a value is as good as left out.

## Guide
A page of the guide is a text file `guide/<id>.md`. It begins with its title, `# Aftercare`, and holds:

| written | read as |
|---|---|
| `## Heading` | a heading |
| lines | a paragraph; an empty line ends it |
| `- text` or `1. text` | an item of a list; it may go on in the next line |
| `*text*` | words that stand out |
| `[brady2014]` | a citation: the id of a source |
| `[Aftercare](aftercare.md)` | a link to another page of the guide |

Anything else, HTML too, is shown as it is written. An unknown source is told and left out; a link that
leads nowhere is told and becomes plain text. A page is left out if it has no title, more than
{MOST_BLOCKS} headings, paragraphs and items, or more than {PAGE_BYTES // 1000} kB. Pages are listed
in this order:
{ORDER}.
Your own stand behind them by title.

The items of the page `glossary` are terms, `- Taut band: a cord of muscle fibres`. The first use of a term
on a page of the guide, and in what a muscle's card says of referred pain and needling, shows its meaning
to whoever points at it. A term with brackets, such as `Group (of a muscle)`, has other senses and is not
looked for.

## Lessons
A lesson is played on the stage, step by step. A file `lessons/<id>.yaml` can be as short as this:

```yaml
id: my_lesson
title: Pain in front of the shoulder
about: One muscle behind the shoulder that is felt in front of it.
steps:
  - plate: full_anterior
    caption: Where does this pain come from?
  - plate: shoulder_back_posterior
    depth: intermediate
    select: infraspinatus/2
    reveal: [muscle, points, essential]
    caption: Infraspinatus, point 2
    note: The point lies behind, the pain in front.
    question: Which movement hurts?
    answer: Reaching for the back pocket.
```

Only `plate` and `caption` are needed in a step. Where the rest is left out the body is peeled to the
superficial muscles, the right side is marked, and nothing is selected; all of what is selected is revealed
but how sure it is, it fills the picture, and it has its labels. A bare id is looked for among muscles,
conditions, regions and landmarks, in this order; `landmark:occiput` names the kind. A step that selects
something unknown shows the bare plate.

A question comes up before the pain, with its time, and stands in place of the caption until the answer has
been read: so choose a caption that does not say the answer.
"""


def page() -> str:
    """The whole page."""
    tables = "\n".join("\n".join(_section(record)) for record in _records((*schema.FILES, LESSON)))
    checks = "\n".join(f"- {(check.__doc__ or '').strip()}" for check in CHECKS)
    return f"{HEAD}\n{tables}\n## What is checked across records\n{checks}\n"


def _records(found: tuple[Record, ...]) -> list[Record]:
    """The records of the files and all that they hold, each once, in reading order."""
    out: list[Record] = []
    for record in found:
        for each in (record, *_records(tuple(_inner(record)))):
            if each not in out:
                out.append(each)
    return out


def _inner(record: Record) -> Iterator[Record]:
    for field in record.table:
        kind = field.kind.item if isinstance(field.kind, Many | Table) else field.kind
        if isinstance(kind, Record):
            yield kind


def _section(record: Record) -> Iterator[str]:
    yield f"## {record.title}"
    yield record.doc
    yield ""
    yield "| field | needed | what is written | what it says |"
    yield "|---|---|---|---|"
    for field in record.table:
        needed = "yes" if field.name in record.required else ""
        yield f"| `{field.name}` | {needed} | {_written(field.kind)} | {field.doc} |"
    yield ""


def _written(kind: object) -> str:
    """What a value looks like, in a few words, with links to the records within."""
    if isinstance(kind, Record):
        alone = f", or the {kind.short} alone" if kind.short else ""
        return f"[{kind.title}](#{kind.title.lower()}){alone}"
    if isinstance(kind, Many):
        return f"list of: {_written(kind.item)}"
    if isinstance(kind, Table):
        return f"mapping of ids to: {_written(kind.item)}"
    if isinstance(kind, Both):
        return kind.expected
    return str(kind.expected)  # type: ignore[attr-defined]


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
