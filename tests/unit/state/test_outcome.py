"""The rows of the chart, the lines of the list of sessions, and what the guide says of a usual course."""

from __future__ import annotations

from datetime import date

from atlas import paths
from atlas.domain.body import Side
from atlas.domain.cases import Done, Session, Site
from atlas.domain.guide import Block, BlockKind, GuidePage, Run
from atlas.domain.library import Library
from atlas.domain.painting import Painting
from atlas.packs.load import load
from atlas.state.outcome import (
    COURSE_HEADING,
    COURSE_PAGE,
    ChartRow,
    area_words,
    chart_rows,
    chart_words,
    session_line,
    short_day,
    typical_course,
)
from tests.unit.small_atlas import SOURCES

DAY = date(2026, 11, 3)
PAINTED = Painting().begun((0.0, 0.0, 0.0), (0.0, 0.0, 1.0), 20.0)
SITE = Site("backer", 1, Side.RIGHT, (-100.0, 20.0, 1400.0), "Backer 1")


def heading(text: str) -> Block:
    return Block(BlockKind.HEADING, (Run(text),))


def paragraph(*runs: Run) -> Block:
    return Block(BlockKind.PARAGRAPH, runs)


def test_a_row_has_an_area_only_where_something_is_painted_and_measured() -> None:
    sessions = ((Session(DAY, (), 7, 4), PAINTED), (Session(DAY), Painting()), (Session(DAY), PAINTED))
    rows = chart_rows(sessions, [120.0, 80.0])
    assert rows == (ChartRow(DAY, 7, 4, 120.0), ChartRow(DAY), ChartRow(DAY))


def test_rows_are_told_in_words_and_nothing_noted_is_not_nought() -> None:
    told = chart_words((ChartRow(DAY, 7, 0, 120.0), ChartRow(DAY, None, 3)))
    assert told.splitlines() == [
        "3 November 2026: pain 7 before, 0 after, 120 cm² painted.",
        "3 November 2026: pain not noted before, 3 after.",
    ]


def test_a_line_of_the_list_names_day_pain_and_sites() -> None:
    session = Session(DAY, (Done(SITE),), 7, None)
    line = session_line(session, ChartRow(DAY, 7, None, 42.0))
    assert line.text == "3 Nov 2026: pain 7 → ?, 1 site"
    assert line.spoken == "3 November 2026: pain 7 before, not noted after, 42 cm² painted. 1 site."
    assert session_line(Session(DAY), ChartRow(DAY)).text == "3 Nov 2026: pain not noted, 0 sites"


def test_small_areas_keep_a_decimal_and_none_is_told_as_nothing_that_is_there() -> None:
    assert [area_words(cm2) for cm2 in (0.0, 0.02, 4.5, 120.4)] == ["0 cm²", "0.1 cm²", "4.5 cm²", "120 cm²"]
    assert short_day(date(2026, 9, 30)) == "30 Sep 2026"


def test_the_course_is_the_last_paragraph_under_its_heading_with_its_sources() -> None:
    blocks = (
        heading("Before"), paragraph(Run("Not this.")),
        heading(COURSE_HEADING), paragraph(Run("Minutes.")),
        paragraph(Run("Three times "), Run("paper", source="paper"), Run(".")),
        heading("After"), paragraph(Run("Nor this.")),
    )  # fmt: skip
    library = Library(guide={COURSE_PAGE: GuidePage(COURSE_PAGE, "A treatment", blocks)}, sources=SOURCES)
    words, sources = typical_course(library).splitlines()
    assert words == "Three times [1]."
    assert sources.startswith("[1] Author")
    assert "2010" in sources


def test_an_atlas_without_that_page_or_heading_says_nothing() -> None:
    page = GuidePage(COURSE_PAGE, "A treatment", (heading("Else"), paragraph(Run("Words."))))
    assert typical_course(Library()) == ""
    assert typical_course(Library(guide={COURSE_PAGE: page})) == ""


def test_the_guide_that_ships_tells_a_course_with_a_source() -> None:
    library = load((paths.data_folder(),), paths.assets_folder()).library
    told = typical_course(library)
    assert "three treatments" in told
    assert "eight to ten" in told
    assert "[1] Gattie 2020" in told
