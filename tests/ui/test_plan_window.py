"""Planning in the real window: what a hand does is what is planned, kept and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.domain.body import Side, SideView
from atlas.domain.cases import Answer, Technique, WholeCase
from atlas.notebook.notebook import Notebook
from atlas.packs.load import load
from atlas.packs.plates import load_plates, load_structures
from atlas.state import plan_actions as act
from atlas.state.actions import show_plate, show_theme
from atlas.state.facts import Facts
from atlas.state.model import Mode, PlanPage, Theme
from atlas.state.notes import Keeper, Opened
from atlas.state.store import Store
from atlas.ui.desk import Desk
from atlas.ui.plan.desk import PlanDesk
from atlas.ui.plan.panel import PlanPanel
from atlas.ui.plan.site_list import SiteList
from atlas.ui.shell import Shell
from tests.ui.pdf_text import page_count

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def facts() -> Facts:
    assets = paths.assets_folder()
    library = load((paths.data_folder(),), assets).library
    return Facts(library, load_plates(assets / "plates"), load_structures(assets / "structures.json"))


@dataclass
class Window:
    """The shell with the desk in it and a notebook of its own."""

    shell: Shell
    desk: Desk
    store: Store
    notebook: Notebook

    @property
    def plan(self) -> PlanDesk:
        return self.desk.right.plan

    @property
    def panel(self) -> PlanPanel:
        return self.plan.panel

    def kept(self) -> WholeCase:
        assert self.store.state.case is not None
        return self.notebook.whole(self.store.state.case.whole.case.code)


@pytest.fixture
def window(qtbot: QtBot, facts: Facts, tmp_path: Path) -> Iterator[Window]:
    notebook = Notebook.open(tmp_path / "notebook.sqlite").notebook
    assert notebook is not None
    opened = Opened(notebook, "")
    store = Store(keep=Keeper(lambda: opened))
    shell = Shell()
    qtbot.addWidget(shell)
    desk = Desk(shell, store, facts, paths.assets_folder() / "plates", lambda: opened)
    desk.build()
    shell.resize(1366, 768)
    with qtbot.waitExposed(shell):
        shell.show()
    made = Window(shell, desk, store, notebook)
    made.desk.set_facts(facts, lambda _words: [], ())
    yield made
    desk.finish()
    shell.close()
    notebook.close()


def plan(window: Window, facts: Facts, *points: tuple[str, int, Side]) -> None:
    for muscle, point, side in points:
        window.store.apply(lambda s, m=muscle, p=point, w=side: act.add_points(s, facts, m, p, w))
    window.store.apply(act.enter)


THREE = (
    ("infraspinatus", 1, Side.RIGHT), ("trapezius", 1, Side.LEFT), ("gluteus_medius", 1, Side.RIGHT),
)  # fmt: skip


def test_f3_shows_the_cases_and_a_new_one_is_kept_once_it_has_something(window: Window) -> None:
    window.desk.acts.trigger("plan")
    assert window.store.state.mode is Mode.PLAN
    assert window.panel.stack.currentWidget() is window.panel.cases
    window.panel.cases.begin.click()
    assert window.kept().case.code == "C-001"
    assert window.shell.windowTitle().startswith("Plan C-001")


def test_a_click_on_the_link_of_the_card_adds_the_point(window: Window, facts: Facts) -> None:
    window.desk.right.linkRequested.emit("plan:infraspinatus/2")
    (site,) = window.kept().plan.sites
    assert (site.muscle, site.point, site.side) == ("infraspinatus", 2, Side.RIGHT)
    assert site.needle_length_mm == min(facts.library.muscles["infraspinatus"].needling.needle.length_mm)  # type: ignore[union-attr]


def test_what_is_edited_is_kept(window: Window, facts: Facts, qtbot: QtBot) -> None:
    plan(window, facts, THREE[0])
    editor = window.panel.sites.editor
    editor.technique.setCurrentIndex(1)
    editor.technique.activated.emit(1)
    editor.length.setEditText("75")
    editor.length.commit()
    editor.side.activated.emit(1)
    editor.remark.setFocus()
    qtbot.keyClicks(editor.remark, "along the rib")
    window.panel.commit()
    (site,) = window.kept().plan.sites
    assert (site.technique, site.needle_length_mm, site.side) == (Technique.SUPERFICIAL, 75.0, Side.LEFT)
    assert site.remark == "along the rib"
    assert site.at[0] > 0


def test_a_remark_is_kept_when_the_hand_rests(window: Window, facts: Facts, qtbot: QtBot) -> None:
    plan(window, facts, THREE[0])
    remark = window.panel.sites.editor.remark
    remark.setFocus()
    qtbot.keyClicks(remark, "two words ")
    qtbot.waitUntil(lambda: window.kept().plan.sites[0].remark == "two words ", timeout=4_000)
    qtbot.keyClicks(remark, "more")
    assert remark.toPlainText() == "two words more"


def test_a_size_that_cannot_be_is_not_taken(window: Window, facts: Facts) -> None:
    plan(window, facts, THREE[0])
    before = window.kept()
    for text in ("0.2", "4000", "long"):
        window.panel.sites.editor.length.setEditText(text)
        window.panel.sites.editor.length.commit()
    assert window.kept() == before


def test_the_order_is_changed_by_keys_and_by_dropping(window: Window, facts: Facts, qtbot: QtBot) -> None:
    plan(window, facts, *THREE)
    rows = window.panel.sites.list
    rows.setCurrentRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [s.muscle for s in window.kept().plan.sites] == ["trapezius", "infraspinatus", "gluteus_medius"]
    window.panel.sites.moved.emit(3, 1)
    assert [s.muscle for s in window.kept().plan.sites] == ["gluteus_medius", "trapezius", "infraspinatus"]
    assert [rows.item(i).text()[0] for i in range(3)] == ["1", "2", "3"]


def test_undo_and_redo_by_keys_reach_the_notebook(window: Window, facts: Facts) -> None:
    plan(window, facts, *THREE)
    window.desk.acts.trigger("undo")
    assert len(window.kept().plan.sites) == 2
    window.desk.acts.trigger("redo")
    assert len(window.kept().plan.sites) == 3


def test_in_the_list_the_keys_for_the_next_site_step_and_do_not_move(
    window: Window, facts: Facts, qtbot: QtBot
) -> None:
    plan(window, facts, *THREE)
    before = window.kept().plan.sites
    rows = window.panel.sites.list
    window.shell.activateWindow()
    rows.setFocus()
    qtbot.waitUntil(rows.hasFocus)
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(rows, Qt.Key.Key_Up, both)
    assert window.kept().plan.sites == before
    assert window.store.state.case is not None
    assert window.store.state.case.site == 2


def test_undone_to_its_beginning_a_case_keeps_its_code_and_the_keys_stay_with_the_sites(
    window: Window, facts: Facts, qtbot: QtBot
) -> None:
    plan(window, facts, *THREE)
    window.shell.activateWindow()
    window.panel.sites.list.setFocus()
    qtbot.waitUntil(window.panel.sites.list.hasFocus)
    for _ in THREE:
        window.desk.acts.trigger("undo")
    assert [case.code for case in window.notebook.cases()] == ["C-001"]
    assert not window.kept().plan.sites
    assert window.panel.sites.place.hasFocus()
    for _ in THREE:
        window.desk.acts.trigger("redo")
    assert window.kept().case.code == "C-001"
    assert len(window.kept().plan.sites) == 3


def test_a_marker_on_the_body_chooses_its_site(window: Window, facts: Facts, qtbot: QtBot) -> None:
    plan(window, facts, *THREE)
    window.store.apply(lambda state: act.choose_site(state, facts, 1))
    qtbot.waitUntil(lambda: window.desk.canvas.ready, timeout=20_000)
    view = window.desk.canvas.panes[0].view
    marks = view._marks
    disc = next(d for site, d in zip(marks._sites, marks._discs(), strict=True) if site.mark.number == 1)
    window.store.apply(lambda state: act.choose_site(state, facts, 0))
    click(view.viewport(), disc)
    assert window.store.state.case is not None
    assert window.store.state.case.site == 1


def test_a_free_site_is_placed_by_a_click_and_named(window: Window, facts: Facts, qtbot: QtBot) -> None:
    window.store.apply(lambda state: show_plate(state, facts, "full_posterior"))
    window.desk.acts.trigger("plan.place")
    qtbot.waitUntil(lambda: window.desk.canvas.ready, timeout=20_000)
    view = window.desk.canvas.panes[0].view
    camera = facts.plates["full_posterior"].camera
    x, y, _ = camera.project((-60.0, 30.0, 1250.0))
    click(view.viewport(), view.navigator.to_view(x, y))
    (site,) = window.kept().plan.sites
    assert (site.muscle, site.point, site.side) == ("", None, Side.RIGHT)
    assert "latissimus dorsi" in site.name.lower()
    assert abs(site.at[0] + 60.0) < 4.0
    assert not window.store.state.placing


def test_the_right_button_offers_what_lies_there(window: Window, facts: Facts, qtbot: QtBot) -> None:
    window.store.apply(lambda state: show_plate(state, facts, "full_posterior"))
    qtbot.waitUntil(lambda: window.desk.canvas.ready, timeout=20_000)
    view = window.desk.canvas.panes[0].view
    x, y, _ = facts.plates["full_posterior"].camera.project((-98.0, 0.0, 1398.0))
    click(view.viewport(), view.navigator.to_view(x, y), Qt.MouseButton.RightButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    titles = [action.text() for action in menu.actions()]
    assert titles[-1] == "Place a free site here"
    assert any("to the plan" in title for title in titles[:-1]), titles
    menu.actions()[0].trigger()
    menu.close()
    assert len(window.kept().plan.sites) == 1


def test_an_answer_marks_the_sites_on_body_and_list(window: Window, facts: Facts) -> None:
    plan(window, facts, *THREE)
    assert window.panel.unseen.isVisibleTo(window.panel)
    window.store.apply(lambda state: act.answer(state, ("anticoagulants",), Answer.YES, TODAY))
    assert "⚠" in window.panel.sites.list.item(0).text()
    marks = [mark for mark in window.desk.canvas._scene.views[0].sites if mark.warned]
    assert [mark.number for mark in marks] == [1, 2, 3]


def test_what_a_yes_means_is_brought_into_sight(window: Window, facts: Facts, qtbot: QtBot) -> None:
    plan(window, facts, *THREE)
    window.plan._turn(PlanPage.CAUTIONS)
    page = window.panel.cautions
    row = next(row for row in page.rows if row.row.id == "anticoagulants")
    window.shell.activateWindow()
    page.rows[0].buttons.take_focus()
    for _ in range(page.rows.index(row)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y)

    def in_sight() -> bool:
        sight, told = page._area.viewport(), row.meaning
        return told is not None and sight.rect().contains(told.mapTo(sight, told.rect().bottomLeft()))

    qtbot.waitUntil(in_sight)


@pytest.mark.parametrize("theme", list(Theme))
def test_a_box_without_a_tick_is_seen_in_every_theme(window: Window, facts: Facts, theme: Theme) -> None:
    plan(window, facts, THREE[0])
    window.store.apply(lambda state: show_theme(state, theme))
    for box in (window.panel.sites.paper.sections, window.panel.case.archived):
        image = box.grab().toImage()
        row = [image.pixelColor(x, image.height() // 2).lightness() for x in range(box.height())]
        assert max(row) - min(row) > 60


def test_the_reminder_goes_once_the_checklist_was_gone_through(window: Window, facts: Facts) -> None:
    plan(window, facts, THREE[0])
    for box in list(facts.library.cautions):
        window.store.apply(lambda state, id=box: act.answer(state, (id,), Answer.NO, TODAY))
    assert not window.panel.unseen.isVisibleTo(window.panel)


def test_sessions_are_noted_and_kept(window: Window, facts: Facts) -> None:
    plan(window, facts, *THREE)
    window.desk.acts.trigger("session.new")
    window.desk.acts.trigger("session.copy")
    whole = window.kept()
    assert len(whole.sessions) == 2
    assert [len(session.done) for session, _ in whole.sessions] == [3, 3]
    assert window.store.state.plan_page is PlanPage.SESSIONS


def test_a_case_is_exported_deleted_and_imported(window: Window, facts: Facts, tmp_path: Path) -> None:
    plan(window, facts, *THREE)
    whole, file = window.kept(), tmp_path / "case.json"
    window.plan.cases.files.export("C-001", file)
    window.plan.cases.ask_delete()
    assert window.panel.case.really.isVisibleTo(window.panel)
    window.panel.case.really.click()
    assert window.store.state.case is None
    assert not window.notebook.cases()
    window.plan.cases.files.take(file)
    assert window.kept() == whole


def test_sheets_say_where_they_are_or_why_not(window: Window, facts: Facts, tmp_path: Path) -> None:
    plan(window, facts, *THREE)
    sheets = window.plan.sheets
    sheets.export(tmp_path / "patient.png", patient=True)
    assert (tmp_path / "patient.png").exists()
    assert sheets._notice is not None
    assert str(tmp_path / "patient.png") in sheets._notice.text()
    sheets.export(tmp_path / "nowhere" / "plan.pdf", patient=False)
    told = window.panel.trouble.text()
    assert told.startswith("plan.pdf cannot be written: ")
    assert "tmp" not in told
    sheets.export(tmp_path / "plan.docx", patient=False)
    assert "must end in .pdf, .png or .svg" in window.panel.trouble.text()


def test_the_patients_sheet_is_printed_on_the_paper_of_the_dialog(
    window: Window, facts: Facts, tmp_path: Path
) -> None:
    plan(window, facts, *THREE)
    out = tmp_path / "printed.pdf"
    window.desk.acts.trigger("plan.print_patient")
    (dialog,) = window.shell.findChildren(QPrintDialog)
    assert dialog.isVisible()
    printer = dialog.printer()
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    dialog.accepted.emit(printer)
    dialog.done(0)
    content = out.read_bytes()
    assert page_count(content) == 1
    assert b"/MediaBox [0 0 612" in content
    assert not window.panel.trouble.text()


def told(window: Window, qtbot: QtBot, words: str) -> None:
    """Wait until the panel says so; what is slow goes on beside the window."""
    qtbot.waitUntil(lambda: words in window.panel.trouble.text(), timeout=20_000)
    assert window.panel.cases.work.isHidden()


def test_backup_and_restore(window: Window, facts: Facts, tmp_path: Path, qtbot: QtBot) -> None:
    plan(window, facts, *THREE)
    window.plan.cases.files.back_up(tmp_path / "all.sqlite")
    told(window, qtbot, "are in all.sqlite")
    window.store.apply(act.remove_chosen)
    window.plan.cases.files.restore(tmp_path / "all.sqlite")
    told(window, qtbot, "kept in")
    window.plan.cases.open("C-001")
    assert len(window.kept().plan.sites) == 3


def test_a_case_whose_code_is_taken_is_imported_under_a_free_one(
    window: Window, facts: Facts, tmp_path: Path
) -> None:
    plan(window, facts, *THREE)
    file = tmp_path / "case.json"
    window.plan.cases.files.export("C-001", file)
    assert window.panel.trouble.text() == "C-001 is written to case.json."
    whole = window.kept()
    window.plan.cases.files.take(file)
    assert window.kept().case.code == "C-002"
    assert window.kept().plan == whole.plan
    assert "C-001 already" in window.panel.trouble.text()
    assert "It is C-002 here" in window.panel.trouble.text()
    file.write_text(file.read_text(encoding="utf-8").replace("C-001", "Jane Doe"), encoding="utf-8")
    window.plan.cases.files.take(file)
    assert window.kept().case.code == "C-003"
    file.write_text(file.read_text(encoding="utf-8").replace('"deep"', '"deeper"'), encoding="utf-8")
    window.plan.cases.files.take(file)
    assert "'deeper'" in window.panel.trouble.text()
    assert len(window.notebook.cases()) == 3


def test_a_restore_can_be_cancelled_and_has_changed_nothing_then(
    window: Window, facts: Facts, tmp_path: Path, qtbot: QtBot
) -> None:
    plan(window, facts, *THREE)
    window.plan.cases.files.back_up(tmp_path / "all.sqlite")
    told(window, qtbot, "are in all.sqlite")
    window.store.apply(act.remove_chosen)
    whole = window.kept()
    window.plan.cases.files.restore(tmp_path / "all.sqlite")
    window.panel.cases.work.cancel.click()
    told(window, qtbot, "nothing was restored")
    assert window.kept() == whole


def test_what_is_no_backup_is_refused_in_a_sentence(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "all.sqlite").write_text("no notebook", encoding="utf-8")
    window.plan.cases.files.restore(tmp_path / "all.sqlite")
    told(window, qtbot, "all.sqlite is no backup of a notebook")


def test_after_a_deletion_the_files_are_named_that_may_hold_the_case(
    window: Window, facts: Facts, tmp_path: Path, qtbot: QtBot
) -> None:
    plan(window, facts, *THREE)
    window.plan.cases.files.back_up(tmp_path / "all.sqlite")
    told(window, qtbot, "are in all.sqlite")
    window.plan.cases.files.restore(tmp_path / "all.sqlite")
    told(window, qtbot, "kept in")
    window.plan.cases.open("C-001")
    window.panel.case.deleteRequested.emit()
    assert "notebook.sqlite.before-restore-2" in window.panel.trouble.text()


def test_own_words_for_a_condition_are_no_markup(window: Window, facts: Facts) -> None:
    plan(window, facts, THREE[0])
    words = "<b>A</b> & B"
    window.store.apply(
        lambda state: act.change_case(state, replace(state.case.whole.case, conditions=(words,)))
    )  # type: ignore[union-attr]
    window.store.apply(lambda state: replace(state, plan_page=PlanPage.CASE))
    (chip,) = (one for one in window.panel.case.findChildren(QToolButton) if one.text().startswith("<b>"))
    assert chip.text() == "<b>A</b> && B  ✕"
    assert chip.toolTip() == "<qt>Take &lt;b&gt;A&lt;/b&gt; &amp; B away</qt>"


def test_what_another_window_changed_is_shown_within_two_seconds(
    window: Window, facts: Facts, qtbot: QtBot, tmp_path: Path
) -> None:
    plan(window, facts, THREE[0])
    other = Notebook.open(tmp_path / "notebook.sqlite").notebook
    assert other is not None
    other.add_site("C-001", other.whole("C-001").plan.sites[0])
    other.close()
    qtbot.waitUntil(lambda: window.panel.sites.list.count() == 2, timeout=4_000)


def test_a_thousand_cases_are_listed_and_searched_without_waiting(window: Window) -> None:
    for n in range(1000):
        window.notebook._db.execute(
            "INSERT INTO cases (code, created, conditions, note, archived) VALUES (?, ?, '', ?, 0)",
            (f"S-{n:04d}", TODAY.isoformat(), f"note {n}"),
        )
    window.desk.acts.trigger("plan")
    assert window.panel.cases.list.count() == 1000
    window.panel.cases.search.setText("note 777")
    found = [window.panel.cases.list.item(i).text() for i in range(window.panel.cases.list.count())]
    assert [line.split()[0] for line in found] == ["S-0777"]


def test_both_sides_are_added_where_both_are_marked(window: Window) -> None:
    window.desk.top.sides.sideRequested.emit(SideView.BOTH.value)
    window.desk.right.linkRequested.emit("plan:infraspinatus/1")
    assert [site.side for site in window.kept().plan.sites] == [Side.RIGHT, Side.LEFT]


def click(widget: object, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Press and release at a px of a widget."""
    for kind, held in (
        (QEvent.Type.MouseButtonPress, button),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier)  # type: ignore[attr-defined]
        QApplication.sendEvent(widget, event)  # type: ignore[arg-type]


def drop(rows: SiteList, number: int, below: bool, source: int) -> None:
    """Drop the row of a site onto the upper or lower edge of another one."""
    rows.setCurrentRow(source - 1)
    box = rows.visualItemRect(rows.item(number - 1))
    at = QPointF(box.center().x(), box.bottom() - 1 if below else box.top() + 1)
    data = rows.model().mimeData([rows.model().index(source - 1, 0)])
    where = (at.toPoint(), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton)
    rows.dragEnterEvent(QDragEnterEvent(*where, Qt.KeyboardModifier.NoModifier))
    rows.dragMoveEvent(QDragMoveEvent(*where, Qt.KeyboardModifier.NoModifier))
    rows.dropEvent(QDropEvent(at, *where[1:], Qt.KeyboardModifier.NoModifier))


@pytest.mark.parametrize(
    ("source", "onto", "below", "order"),
    [
        (1, 3, True, "231"),
        (3, 1, False, "312"),
        (1, 2, True, "213"),
        (3, 2, False, "132"),
        (2, 2, True, "123"),
    ],
)
def test_a_row_is_dragged_to_its_place(
    window: Window, facts: Facts, source: int, onto: int, below: bool, order: str
) -> None:
    plan(window, facts, *THREE)
    names = [site.muscle for site in window.kept().plan.sites]
    drop(window.panel.sites.list, onto, below, source)
    assert [s.muscle for s in window.kept().plan.sites] == [names[int(n) - 1] for n in order]
    assert window.panel.sites.list.count() == 3
