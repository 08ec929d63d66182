"""What the window and the command line call to print a plan or to write it to files."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from atlas.domain.cases import WholeCase
from atlas.state.facts import Facts
from atlas.state.patient_sheet import patient_sheet
from atlas.state.plan_mirror import with_mirrored
from atlas.state.plan_sheet import plan_sheet
from atlas.state.plan_views import body_views, plan_views, unseen
from atlas.ui.paper.chart import chart_blocks
from atlas.ui.paper.clinician import opening_blocks, plan_blocks, plate_notes
from atlas.ui.paper.flow import stacked
from atlas.ui.paper.measure import Page, mm
from atlas.ui.paper.mirror import MirrorStore
from atlas.ui.paper.painter import PaperPainter
from atlas.ui.paper.patient import patient_pages
from atlas.ui.paper.plates import Pictures, plate_blocks
from atlas.ui.paper.sections import section_blocks
from atlas.ui.paper.sheet import Band, Frame, Paper, room_of
from atlas.ui.paper.writers import page_layout, paint_pages, write_paper


@dataclass(frozen=True, slots=True)
class Options:
    """What is wanted on paper: the patient's sheet or the plan, with sections and zones or without."""

    patient: bool = False
    sections: bool = False
    zones: bool = False
    page: Page = Page.A4
    day: datetime.date = field(default_factory=datetime.date.today)


def paper_of(whole: WholeCase, facts: Facts, plates_folder: Path, options: Options) -> Paper:
    """Lay a case's plan out on pages. ``plates_folder`` holds one folder a plate; the folder of the body
    is looked for beside it.

    Needs a ``QGuiApplication``. Raises ``ValueError`` where the plan has no site.
    """
    if not whole.plan.sites:
        raise ValueError("The plan has no site yet, so there is nothing to put on paper.")
    facts = with_mirrored(facts)
    pictures = Pictures(MirrorStore(facts, plates_folder))
    lay = _patient if options.patient else _clinician
    return lay(whole, facts, pictures, plates_folder.parent / "body", options)


def export_plan(
    whole: WholeCase, facts: Facts, plates_folder: Path, out: Path, options: Options
) -> list[Path]:
    """Write a case's plan to ``out`` (.pdf, .png or .svg) and return the files that were written.

    Raises ``ValueError`` for another ending or a plan without sites, and ``OSError`` where a picture cannot
    be read or a file cannot be written; nothing is half written.
    """
    return write_paper(paper_of(whole, facts, plates_folder, options), out)


def print_plan(
    printer: QPrinter, whole: WholeCase, facts: Facts, plates_folder: Path, options: Options
) -> int:
    """Print a case's plan and return the number of pages; the printer is set to the paper of the options.

    Where the printer has other paper in it, the pages are made as large as fits. Raises ``ValueError`` for a
    plan without sites and ``OSError`` where a picture cannot be read or the printer does not begin.
    """
    paper = paper_of(whole, facts, plates_folder, options)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(options.page))
    printer.setDocName(f"{paper.frame.title} {paper.frame.code}".strip())
    painter = PaperPainter(printer)
    try:
        rect = printer.paperRect(QPrinter.Unit.DevicePixel)
        width, height = paper.page.px
        scale = min(rect.width() / width, rect.height() / height)
        paint_pages(painter, paper, scale, printer.newPage)
    finally:
        painter.finish()
    return paper.count


def _clinician(whole: WholeCase, facts: Facts, pictures: Pictures, body: Path, options: Options) -> Paper:
    room = room_of(options.page)
    sheet = plan_sheet(whole, facts.library, options.day)
    views = plan_views(whole.plan, facts, zones=options.zones)
    taken = sum(block.before + block.height for block in opening_blocks(sheet, room.width()))
    plates = plate_blocks(views, pictures, room.width(), room.height() - taken, mm(3.0))
    cuts = (
        section_blocks(whole.plan, facts.library, body / "volume", room.width()) if options.sections else []
    )
    notes = plate_notes(views, unseen(whole.plan, facts))
    chart = chart_blocks(whole, body / "skin.npy", room.width())
    blocks = plan_blocks(sheet, plates, notes, chart, cuts, room.width())
    stacks = stacked(blocks, repeat(room.height()))
    frame = Frame(sheet.title, sheet.code, sheet.day, sheet.reference)
    return Paper(options.page, frame, [[Band(room.left(), room.top(), stack)] for stack in stacks])


def _patient(whole: WholeCase, facts: Facts, pictures: Pictures, body: Path, options: Options) -> Paper:
    del body  # what lies beneath is nothing for this sheet
    sheet = patient_sheet(whole, facts.library, options.day)
    views = body_views(whole.plan, facts)
    frame = Frame(sheet.title, sheet.code, sheet.day, sheet.reference)
    return Paper(options.page, frame, patient_pages(sheet, views, pictures, room_of(options.page)))
