"""Pages of the guide: a few marks of Markdown to records. Anything else is plain text, and never markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from atlas.domain.guide import READING_ORDER, Block, BlockKind, GuidePage, Run
from atlas.packs.folders import DataFile
from atlas.packs.kinds import IDENT, MOST_FAULTS
from atlas.packs.problems import Problem, brief, suggest

MOST_BLOCKS = 400
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HEADING = re.compile(r"#{1,6} +(.*)")
_ITEM = re.compile(r"(?:[-*]|(\d{1,3}\.)) +(.*)")
_MARK = re.compile(
    r"\[(?P<text>[^\[\]]{1,200})\]\((?P<target>[^()\s]{0,200})\)"
    r"|\[(?P<source>[a-z][a-z0-9_]{0,63})\]"
    r"|\*(?P<strong>[^*\s][^*]{0,200})\*"
)

_Words: TypeAlias = "tuple[BlockKind, str, int, list[str]]"
"""Kind, mark, line and the lines of text of a block."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One file that can be read: its name, title, and what stands below the title."""

    file: str
    id: str
    title: str
    blocks: list[_Words]


@dataclass
class _Reader:
    """Makes runs of text; knows what there is to refer to, and notes what leads nowhere."""

    sources: Mapping[str, object]
    pages: Mapping[str, _Sheet]
    silent: set[tuple[str, str]]
    file: str = ""
    most: int = 0
    problems: list[Problem] = field(default_factory=list)

    def page(self, sheet: _Sheet) -> GuidePage:
        """The page of one file."""
        self.file, self.most = sheet.file, len(self.problems) + MOST_FAULTS
        blocks = [
            Block(kind, tuple(self._runs("\n".join(lines), line)), mark)
            for kind, mark, line, lines in sheet.blocks
        ]
        return GuidePage(sheet.id, sheet.title, tuple(blocks))

    def _runs(self, text: str, line: int) -> Iterator[Run]:
        at = 0
        for match in _MARK.finditer(text):
            if at < match.start():
                yield Run(_one_line(text[at : match.start()]))
            line += text.count("\n", at, match.start())
            yield from self._marked(match, line)
            line += match[0].count("\n")
            at = match.end()
        if at < len(text):
            yield Run(_one_line(text[at:]))

    def _marked(self, match: re.Match[str], line: int) -> Iterator[Run]:
        if match["strong"]:
            yield Run(_one_line(match["strong"]), strong=True)
        elif match["source"]:
            if self._is_source(match["source"], line):
                yield Run("", source=match["source"])
        else:
            yield Run(_one_line(match["text"]), page=self._target(match["target"], line))

    def _is_source(self, source: str, line: int) -> bool:
        known = source in self.sources
        if not known and not self.silent & {("sources", ""), ("sources", source)}:
            self._tell(line, source, f"There is no source '{source}'.", self.sources)
        return known

    def _target(self, target: str, line: int) -> str:
        """The page that a link leads to, or nothing."""
        page = target.removesuffix(".md")
        if page in self.pages and target.endswith(".md"):
            return page
        if ("guide", page) not in self.silent:
            message = f"The link to '{brief(target)}' leads nowhere."
            self._tell(line, target, message, [f"{known}.md" for known in self.pages])
        return ""

    def _tell(self, line: int, value: str, message: str, known: Iterable[str]) -> None:
        if len(self.problems) < self.most:
            hint = suggest(value, known)
            self.problems.append(Problem(self.file, line, "", brief(value), message, hint=hint))


def read_guide(
    files: Iterable[DataFile],
    sources: Mapping[str, object],
    lost: set[tuple[str, str]],
    tick: Callable[[], None],
) -> tuple[dict[str, GuidePage], list[Problem]]:
    """The pages of ``files`` in reading order, and what is wrong; of two with one id the later stays.

    ``lost`` holds ("sources", id) of what could not be read and is told already, with no id for the table.
    """
    sheets: dict[str, _Sheet] = {}
    problems: list[Problem] = []
    silent = set(lost)
    for file in files:
        tick()
        sheet = _open(file)
        if isinstance(sheet, Problem):
            problems.append(sheet)
            silent.add(("guide", file.file.stem))
        else:
            sheets[sheet.id] = sheet
    reader = _Reader(sources, sheets, silent)
    pages = {sheet.id: reader.page(sheet) for sheet in sorted(sheets.values(), key=_place)}
    return pages, problems + reader.problems


def _place(sheet: _Sheet) -> tuple[int, str]:
    known = sheet.id in READING_ORDER
    return (READING_ORDER.index(sheet.id) if known else len(READING_ORDER), sheet.title)


def _open(file: DataFile) -> _Sheet | Problem:
    """A file as blocks of lines, or why it cannot be read."""
    name, stem = str(file.file), file.file.stem
    if file.refusal:
        return Problem(name, 1, "", "", file.refusal)
    if not IDENT.pattern.fullmatch(stem):
        return Problem(name, 1, "", brief(stem), "The name of the file is no id.", IDENT.expected)
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        return Problem(name, line, "", "", "The file is not text in UTF-8.")
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        return Problem(name, line, "", "", "There is a control character; this is not a text file.")
    blocks = _blocks(text)
    if not blocks or blocks[0][0] is not BlockKind.HEADING or not blocks[0][3][0]:
        return Problem(name, 1, "", "", "The page has no title.", "a first line such as '# Aftercare'")
    if len(blocks) > MOST_BLOCKS:
        message = f"The page has more than {MOST_BLOCKS} headings, paragraphs and items."
        return Problem(name, blocks[MOST_BLOCKS][2], "", "", message)
    return _Sheet(name, stem, _one_line(blocks[0][3][0]), blocks[1:])


def _blocks(text: str) -> list[_Words]:
    """Headings, paragraphs and items; a line that begins nothing goes on with what is before it."""
    blocks: list[_Words] = []
    going_on = False
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if heading := _HEADING.fullmatch(line):
            blocks.append((BlockKind.HEADING, "", number, [heading[1]]))
            going_on = False
        elif item := _ITEM.fullmatch(line):
            blocks.append((BlockKind.ITEM, item[1] or "", number, [item[2]]))
            going_on = True
        elif line and going_on:
            blocks[-1][3].append(line)
        elif line:
            blocks.append((BlockKind.PARAGRAPH, "", number, [line]))
            going_on = True
        else:
            going_on = False
    return blocks


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
