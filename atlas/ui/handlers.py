"""What the window itself carries out: a table of commands that change no state by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from atlas.state.commands import COMMANDS
from atlas.state.problem_card import about_card, problem_card
from atlas.state.store import Store

if TYPE_CHECKING:
    from atlas.ui.desk import Desk

Handlers = dict[str, Callable[[], object]]


def window_handlers(desk: Desk, shell: QMainWindow, store: Store) -> Handlers:
    """A handler for every command without a change; a test holds it against the table.

    The desk's parts are asked for when a command is carried out: some of them are made by then only.
    """
    return {
        "search": lambda: desk.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
        "palette": lambda: desk.commands.open(COMMANDS, desk.acts.usable()),
        "back": store.back,
        "forward": store.forward,
        "zoom.in": lambda: desk.canvas.zoom(1.4),
        "zoom.out": lambda: desk.canvas.zoom(1 / 1.4),
        "zoom.fit": lambda: desk.canvas.fit(),
        "pin.first": lambda: desk.pin(0),
        "pin.second": lambda: desk.pin(1),
        "fullscreen": lambda: _toggle_full_screen(shell),
        "navigator": lambda: desk.navigator.setVisible(desk.navigator.isHidden()),
        "card": lambda: desk.right.setVisible(desk.right.isHidden()),
        "problems": lambda: desk.right.turn_to(problem_card(desk.problem_sentences)),
        "about": lambda: desk.right.turn_to(about_card()),
        "quit": shell.close,
        **_file_handlers(desk),
        **_learn_handlers(desk),
        **_stage_handlers(desk),
    }


def _file_handlers(desk: Desk) -> Handlers:
    """Paintings, plans and cases as files and on paper."""
    return {
        "pain.save": lambda: desk.right.pain.files.ask_save(),
        "pain.open": lambda: desk.right.pain.files.ask_open(),
        "pain.compare": lambda: desk.right.pain.files.ask_compare(),
        "pain.export": lambda: desk.right.pain.files.ask_export(),
        "plan.print": lambda: desk.right.plan.sheets.ask_print(),
        "plan.export": lambda: desk.right.plan.sheets.ask_export(),
        "plan.print_patient": lambda: desk.right.plan.sheets.ask_print(patient=True),
        "plan.patient": lambda: desk.right.plan.sheets.ask_patient(),
        "case.export": lambda: desk.right.plan.cases.ask_export(),
        "case.delete": lambda: desk.right.plan.cases.ask_delete(),
        "case.import": lambda: desk.right.plan.cases.files.ask_import(),
        "cases.backup": lambda: desk.right.plan.cases.files.ask_backup(),
        "cases.restore": lambda: desk.right.plan.cases.files.ask_restore(),
    }


def _stage_handlers(desk: Desk) -> Handlers:
    """What a lecturer asks for that needs the window."""
    return {
        "stage.lesson": lambda: desk.presented.stage.asks.choose_lesson(),
        "stage.jump": lambda: desk.presented.stage.asks.jump(),
        "stage.zoom": lambda: desk.presented.stage.asks.zoom(),
        "stage.record": lambda: desk.presented.stage.files.record(),
        "stage.handout": lambda: desk.presented.stage.files.ask_handout(),
        "stage.slides": lambda: desk.presented.stage.files.ask_slides(),
        "stage.screen": lambda: desk.presented.stage.choose_screen(),
    }


def _learn_handlers(desk: Desk) -> Handlers:
    """Questions, and what was learnt as a file."""
    return {
        "learn.due": lambda: desk.right.learn.asking.begin_due(),
        "learn.next": lambda: desk.right.learn.asking.go_on(),
        "learn.back": lambda: desk.right.learn.asking.take_back(),
        "learn.progress": lambda: desk.right.learn.show_progress(),
        "learn.anki": lambda: desk.right.learn.ask_anki(),
        "learn.export": lambda: desk.right.learn.files.ask_export(),
        "learn.import": lambda: desk.right.learn.files.ask_import(),
        "learn.forget": lambda: desk.right.learn.ask_forget(),
    }


def _toggle_full_screen(shell: QMainWindow) -> None:
    shell.setWindowState(shell.windowState() ^ Qt.WindowState.WindowFullScreen)
