"""Pages of the guide: what is read of Markdown, what leads nowhere, and pages that mean harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.domain.guide import Block, BlockKind, Run
from atlas.packs.folders import PAGE_BYTES
from tests.unit.packs.folder import read, write

PAGE = """\
# Risks

Small harms are *common*
[simons1999]. See [After
care](after.md).

## How often
- one
  more line
2. two
"""


def put(folder: Path, name: str, text: str | bytes) -> Path:
    file = folder / "guide" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path / "data")
    put(tmp_path / "data", "after.md", "# Afterwards\n\nRest.\n")
    return tmp_path / "data"


def test_headings_paragraphs_items_sources_and_links_are_read(data: Path) -> None:
    put(data, "risks.md", PAGE)
    loaded = read(data)
    assert loaded.problems == ()
    page = loaded.library.guide["risks"]
    assert page.title == "Risks"
    assert page.blocks == (
        Block(
            BlockKind.PARAGRAPH,
            (
                Run("Small harms are "),
                Run("common", strong=True),
                Run(" "),
                Run("", source="simons1999"),
                Run(". See "),
                Run("After care", page="after"),
                Run("."),
            ),
        ),
        Block(BlockKind.HEADING, (Run("How often"),)),
        Block(BlockKind.ITEM, (Run("one more line"),)),
        Block(BlockKind.ITEM, (Run("two"),), "2."),
    )


def test_the_cache_gives_the_same_pages_and_follows_a_change(data: Path, tmp_path: Path) -> None:
    file = put(data, "risks.md", PAGE)
    assert read(data, cache=tmp_path / "cache") == read(data, cache=tmp_path / "cache")
    file.write_text("# Other\n", encoding="utf-8")
    assert read(data, cache=tmp_path / "cache").library.guide["risks"].title == "Other"


def test_an_unknown_source_and_a_broken_link_are_told_with_their_line(data: Path) -> None:
    file = put(
        data, "risks.md", "# Risks\n\nFirst\n[simons1998] and\n[more](aftr.md), [web](https://x.org).\n"
    )
    loaded = read(data)
    assert [str(problem) for problem in loaded.problems] == [
        f"{file}:4: There is no source 'simons1998'. Did you mean simons1999?",
        f"{file}:5: The link to 'aftr.md' leads nowhere. Did you mean after.md?",
        f"{file}:5: The link to 'https://x.org' leads nowhere.",
    ]
    assert loaded.library.guide["risks"].blocks[0].text == "First and more, web."
    assert not any(run.page or run.source for run in loaded.library.guide["risks"].blocks[0].runs)


def test_html_stays_text(data: Path) -> None:
    put(data, "risks.md", "# Risks\n\n<script>alert(1)</script> <b>x</b>\n")
    assert read(data).library.guide["risks"].blocks[0].text == "<script>alert(1)</script> <b>x</b>"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.md", "", "no title"),
        ("a.md", "No heading.\n", "no title"),
        ("a.md", "# A\n\n" + "- x\n" * 500, "more than 400"),
        ("a.md", "# A\n" + "x" * PAGE_BYTES, "larger than 32 kB"),
        ("a.md", b"# A\n\xff", "not text in UTF-8"),
        ("a.md", "# A\n\nx\x00y", "control character"),
        ("A b.md", "# A\n", "no id"),
    ],
)
def test_a_page_that_cannot_be_read_is_told_and_left_out(
    name: str, text: str | bytes, words: str, data: Path
) -> None:
    file = put(data, name, text)
    loaded = read(data)
    (problem,) = loaded.problems
    assert problem.file == str(file)
    assert words in problem.message
    assert list(loaded.library.guide) == ["after"]


def test_a_link_to_a_page_that_could_not_be_read_is_told_once(data: Path) -> None:
    put(data, "risks.md", "# Risks\n\nSee [this](bad.md).\n")
    put(data, "bad.md", "")
    loaded = read(data)
    assert len(loaded.problems) == 1
    assert loaded.library.guide["risks"].blocks[0].runs[1] == Run("this")


def test_sources_that_could_not_be_read_are_not_told_again(data: Path) -> None:
    (data / "sources.yaml").write_text("simons1999: {authors: X}\n", encoding="utf-8")
    put(data, "risks.md", "# Risks\n\nSeen [simons1999].\n")
    assert not any(problem.file.endswith("risks.md") for problem in read(data).problems)


HOSTILE = {"brackets": "[", "links": "[a](", "sources": "[aaa]", "stars": "*a", "nested": "[*[a]("}


@pytest.mark.parametrize("mark", HOSTILE)
def test_a_page_full_of_marks_is_read(mark: str, data: Path) -> None:
    put(data, "risks.md", "# R\n\n" + HOSTILE[mark] * (31_000 // len(HOSTILE[mark])))
    assert len(read(data).problems) <= 50
