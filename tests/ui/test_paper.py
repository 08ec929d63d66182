"""The plan on paper: pages, words, sizes, and marks that stay on their side of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter

from atlas import paths
from atlas.domain.body import Side
from atlas.domain.cases import Answer, CautionAnswer
from atlas.domain.painting import Painting
from atlas.state.facts import Facts
from atlas.state.plan_actions import site_of
from atlas.state.plan_sheet import REFERENCE
from atlas.ui.export import ATTRIBUTION
from atlas.ui.fonts import add_fonts
from atlas.ui.paper.measure import Page
from atlas.ui.paper.print import Options, export_plan, paper_of, print_plan
from atlas.ui.paper.writers import page_in, page_layout
from tests.ui.paper_case import DAY, SESSION, SITES, case, facts_in
from tests.ui.pdf_text import page_count, text_of
from tests.unit.state.test_plan_views import shipped

OPTIONS = Options(day=DAY)


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    assert qapp
    add_fonts(paths.assets_folder() / "fonts")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("assets") / "plates"


@pytest.fixture(scope="module")
def facts(folder: Path) -> Facts:
    return facts_in(folder)


@pytest.mark.parametrize("page", list(Page))
def test_a_pdf_has_all_pages_of_the_size_and_every_word(
    page: Page, facts: Facts, folder: Path, tmp_path: Path
) -> None:
    options = replace(OPTIONS, page=page)
    out = tmp_path / "plan.pdf"
    assert export_plan(case(), facts, folder, out, options) == [out]
    content = out.read_bytes()
    count = paper_of(case(), facts, folder, options).count
    assert page_count(content) == count
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert box is not None
    assert [float(v) * 25.4 / 72 for v in box.groups()] == pytest.approx(page.mm, abs=0.4)
    text = re.sub(r"\s+", "", text_of(content))
    for words in (
        "Dry needling plan",
        "S-014",
        "3 November 2026",
        "Shoulder ache",
        "Disc 1",
        "scar on the left",
    ):
        assert words.replace(" ", "") in text
    assert text.count(REFERENCE.replace(" ", "")) == count
    assert ATTRIBUTION.replace(" ", "") in text
    assert f"Page{count}of{count}" in text
    for words in ("7 → 4", "arm 90°", "first one", "mind it", "[1, 2]", "Writer W"):
        assert words.replace(" ", "") in text


@pytest.mark.parametrize("page", list(Page))
def test_the_patient_gets_one_page_without_the_words_of_the_practice(
    page: Page, facts: Facts, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "patient.pdf"
    export_plan(case(), facts, folder, out, replace(OPTIONS, page=page, patient=True))
    content = out.read_bytes()
    assert page_count(content) == 1
    text = re.sub(r"\s+", "", text_of(content))
    assert "Frontofthechest" in text
    assert "left(L)" in text
    assert "first one".replace(" ", "") not in text
    assert "Practice,byday" in text


def test_the_patient_is_told_which_number_stands_on_no_picture(
    facts: Facts, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "patient.pdf"
    for whole, told in ((case(), False), (case(SITES[0], replace(SITES[3], at=(0.0, 0.0, 900.0))), True)):
        export_plan(whole, facts, folder, out, replace(OPTIONS, patient=True))
        assert ("Onnopicture:2" in re.sub(r"\s+", "", text_of(out.read_bytes()))) == told


def test_a_chart_stands_with_the_sessions_once_there_are_two(
    facts: Facts, folder: Path, tmp_path: Path
) -> None:
    later = replace(SESSION, date=DAY + timedelta(7), pain_before=4, pain_after=1)
    sessions = ((SESSION, Painting()), (later, Painting()))
    for whole, told in ((case(), False), (replace(case(), sessions=sessions), True)):
        out = tmp_path / "plan.pdf"
        export_plan(whole, facts, folder, out, OPTIONS)
        assert ("Pain0–10" in re.sub(r"\s+", "", text_of(out.read_bytes()))) == told
        export_plan(whole, facts, folder, tmp_path / "plan.svg", OPTIONS)


def test_remarks_have_a_column_where_there_are_any(facts: Facts, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    for whole, told in ((case(), True), (case(*SITES[:3]), False)):
        export_plan(replace(whole, sessions=()), facts, folder, out, OPTIONS)
        assert ("Remark" in re.sub(r"\s+", "", text_of(out.read_bytes()))) == told


def test_the_shipped_patients_sheet_fits_one_page_even_with_many_sites() -> None:
    real = shipped()
    muscles = (
        "infraspinatus",
        "trapezius",
        "supraspinatus",
        "pectoralis_major",
        "gluteus_medius",
        "gastrocnemius",
    )
    records = [real.library.muscles[id] for id in muscles]
    sites = [site_of(m, m.trigger_points[0], side) for m in records for side in Side]
    plates = paths.assets_folder() / "plates"
    for page in Page:
        for some in (sites[:2], sites[:8], sites, [*sites, *sites[:8]]):
            options = replace(OPTIONS, patient=True, page=page)
            assert paper_of(case(*some), real, plates, options).count == 1, (page, len(some))


def test_the_patients_sheet_stays_one_page_with_what_the_answers_say() -> None:
    real = shipped()
    muscles = ("trapezius", "suboccipitals", "pectoralis_major", "quadratus_lumborum", "iliopsoas")
    records = [real.library.muscles[id] for id in muscles]
    whole = case(*(site_of(m, m.trigger_points[0], Side.RIGHT) for m in records))
    asked = ("anticoagulants", "diabetes_or_vessels", "cancer", "lymphoedema_right_arm")
    answers = tuple(CautionAnswer(id, Answer.YES, DAY) for id in asked)
    heavy = replace(whole, plan=replace(whole.plan, cautions=answers))
    for page in Page:
        options = replace(OPTIONS, patient=True, page=page)
        assert paper_of(heavy, real, paths.assets_folder() / "plates", options).count == 1, page


@pytest.mark.parametrize("page", list(Page))
def test_pictures_of_several_pages_are_numbered_files(
    page: Page, facts: Facts, folder: Path, tmp_path: Path
) -> None:
    options = replace(OPTIONS, page=page)
    whole = case(*SITES * 5)
    files = export_plan(whole, facts, folder, tmp_path / "plan.png", options)
    count = paper_of(whole, facts, folder, options).count
    assert count > 1
    assert [file.name for file in files] == [f"plan-{n}.png" for n in range(1, count + 1)]
    for file in files:
        image = QImage(str(file))
        assert image.size() == QSize(*page.px)
        assert image.text("Copyright") == ATTRIBUTION
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in files}


def test_an_svg_has_letters_as_paths_pictures_cut_and_no_clip(
    facts: Facts, folder: Path, tmp_path: Path
) -> None:
    files = export_plan(case(), facts, folder, tmp_path / "plan.svg", OPTIONS)
    first = files[0].read_text(encoding="utf-8")
    assert 'viewBox="0 0 1654 2339"' in first
    assert ATTRIBUTION in first
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert sum(text.count("<path") for text in texts) > 60
    assert not any(re.search(r"<text|clip-path|<clipPath", text) for text in texts)
    for x, y, width, height in images_of(first):
        assert -1 <= x <= x + width <= 1655, "a picture reaches beyond the page"
        assert -1 <= y <= y + height <= 2340


def images_of(svg: str) -> Iterator[tuple[float, float, float, float]]:
    """Where the pictures of an SVG stand on its page."""
    number = r'"([-\d.e]+)"'
    place = f"x={number} y={number} width={number} height={number}"
    pattern = r'matrix\(([^)]*)\)"[^>]*>\s*<image ' + place
    found = re.findall(pattern, svg)
    assert found
    for matrix, *numbers in found:
        a, _, _, d, e, f = map(float, matrix.split(","))
        x, y, width, height = map(float, numbers)
        yield a * x + e, d * y + f, a * width, d * height


def test_a_printer_gets_the_same_pages(facts: Facts, folder: Path, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    count = print_plan(printer, case(), facts, folder, replace(OPTIONS, page=Page.LETTER))
    del printer
    content = (tmp_path / "printed.pdf").read_bytes()
    assert (
        count
        == page_count(content)
        == paper_of(case(), facts, folder, replace(OPTIONS, page=Page.LETTER)).count
    )
    assert "Dryneedlingplan" in re.sub(r"\s+", "", text_of(content))


def test_the_paper_that_the_print_dialog_is_left_with_counts() -> None:
    for page in Page:
        for other in Page:
            assert page_in(page_layout(page), other) is page
    small = page_layout(Page.A4)
    small.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert page_in(small, Page.LETTER) is Page.LETTER


def test_sections_are_added_on_wish_and_their_absence_is_told(
    facts: Facts, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plan.pdf"
    export_plan(case(), facts, folder, out, replace(OPTIONS, sections=True))
    text = re.sub(r"\s+", "", text_of(out.read_bytes()))
    assert "Whatliesbeneath" in text
    assert "Nosectionscanbeshown" in text
    export_plan(case(), facts, folder, out, OPTIONS)
    assert "Whatliesbeneath" not in re.sub(r"\s+", "", text_of(out.read_bytes()))


def test_a_section_names_what_the_way_meets_in_order(tmp_path: Path) -> None:
    real, plates = shipped(), paths.assets_folder() / "plates"
    muscle = real.library.muscles["infraspinatus"]
    free = replace(SITES[3], at=(61.5, 20.0, 1410.0))
    plan = case(site_of(muscle, muscle.trigger_points[0], Side.RIGHT), free)
    out = tmp_path / "plan.pdf"
    export_plan(plan, real, plates, out, replace(OPTIONS, sections=True))
    text = re.sub(r"\s+", "", text_of(out.read_bytes()))
    parts = (
        "Whatliesbeneath",
        "noperipheralnerves",
        "Site1:Infraspinatus1,R",
        "1Skin",
        "Infraspinatus←thesite",
        "Caution:",
        "afreesitehasnorecord",
    )
    places = [text.lower().find(part.lower()) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_what_holds_for_a_muscle_stands_at_its_first_section_alone(tmp_path: Path) -> None:
    real, plates = shipped(), paths.assets_folder() / "plates"
    muscle, other = (real.library.muscles[id] for id in ("quadratus_lumborum", "soleus"))
    sites = [site_of(muscle, muscle.trigger_points[0], side) for side in Side]
    plan = case(sites[0], site_of(other, other.trigger_points[0], Side.LEFT), sites[1])
    out = tmp_path / "plan.pdf"
    export_plan(plan, real, plates, out, replace(OPTIONS, sections=True))
    text = re.sub(r"\s+", "", text_of(out.read_bytes()))
    assert text.count("Direction:") == 2
    assert text.count("asatsite1.") == 1
    assert text.count("asatsite") == 1


def test_wrong_wishes_are_refused_and_nothing_is_written(facts: Facts, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="must end in"):
        export_plan(case(), facts, folder, tmp_path / "plan.docx", OPTIONS)
    empty = replace(case(), plan=replace(case().plan, sites=()))
    with pytest.raises(ValueError, match="no site"):
        export_plan(empty, facts, folder, tmp_path / "plan.pdf", OPTIONS)
    with pytest.raises(OSError, match="no picture"):
        export_plan(case(), facts, tmp_path / "nowhere", tmp_path / "plan.pdf", OPTIONS)
    with pytest.raises(OSError, match="o such file"):
        export_plan(case(), facts, folder, tmp_path / "nowhere" / "plan.pdf", OPTIONS)
    assert not list(tmp_path.iterdir())
