"""Lessons as files: recorded ones as YAML, any of them as a handout or as pictures for slides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu

from atlas.domain.lessons import Lesson
from atlas.domain.whole_file import why
from atlas.state.model import AtlasState
from atlas.state.paper_words import long_day
from atlas.state.stage_record import begin, end, ident_of, lesson_of
from atlas.ui.stage.notice import Notice
from atlas.ui.stage.parts import Parts

YAML, PDF = "Lessons (*.yaml)", "Handouts (*.pdf)"
NONE = "There are no lessons. Record one, or add a folder with lessons."


class LessonFiles(QObject):
    """Asks where, writes, and says in a sentence what came of it."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.shell)
        self._shell, self._store = parts.shell, parts.store
        self._facts, self._plates = parts.facts, parts.plates
        self._shelf, self._learn = parts.shelf, parts.learn
        self._notice: Notice | None = None

    # Recording.

    def record(self) -> None:
        """Begin to record, or ask where to save what was recorded; recording goes on until that is done."""
        stage = self._store.state.stage
        if stage is None or stage.recorded is None:
            self._store.apply(lambda state: begin(state, self._facts()))
            return
        self.ask_record(stage.recorded)

    def ask_record(self, recorded: tuple[AtlasState, ...]) -> None:
        """Ask where to save; the reader's own folder is offered."""
        self._shelf.folder.mkdir(parents=True, exist_ok=True)
        dialog = self._dialog("Save the lesson", YAML, lambda file: self.save(recorded, file))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("yaml")
        dialog.setDirectory(str(self._shelf.folder))
        dialog.selectFile("my_lesson.yaml")
        dialog.open()

    def save(self, recorded: tuple[AtlasState, ...], file: Path) -> None:
        """Write what was recorded; the name of the file becomes the title."""
        out = file.with_name(f"{ident_of(file.stem)}.yaml")
        title = file.stem.replace("_", " ").strip().capitalize() or "Lesson"
        try:
            lesson = lesson_of(recorded, self._facts(), title)
            self._shelf.save(out, lesson)
        except (OSError, ValueError) as error:
            self.tell(f"{out.name} cannot be written: {why(error)}")
            return
        self._learn(lesson)
        self._store.apply(end)
        self.tell(f"{len(lesson.steps)} steps saved in {out}")

    # Paper and pictures.

    def ask_handout(self) -> None:
        """Ask for the lesson and the file of its handout."""
        self._choose(self._ask_handout)

    def ask_slides(self) -> None:
        """Ask for the lesson and the folder of its pictures."""
        self._choose(self._ask_slides)

    def handout(self, lesson: Lesson, out: Path) -> None:
        """Write the handout."""
        from atlas.ui.stage.handout import export_handout  # only when somebody wants paper

        day = long_day(date.today())
        try:
            export_handout(lesson, self._facts(), self._plates, out, day)
        except (OSError, ValueError) as error:
            self.tell(f"{out.name} cannot be written: {why(error)}")
        else:
            self.tell(f"The handout is in {out}")

    def slides(self, lesson: Lesson, folder: Path) -> None:
        """Write the pictures into a folder of their own, one after the other."""
        from atlas.ui.stage.slides import SlideWriter  # only when somebody wants slides

        out = folder / lesson.id
        writer = SlideWriter(lesson, self._facts(), self._plates, out, self)
        writer.done.connect(
            lambda files, problem: self.tell(problem or f"{len(files)} pictures are in {out}")
        )
        writer.done.connect(writer.deleteLater)
        try:
            writer.begin()
        except OSError as error:
            writer.deleteLater()
            self.tell(f"{out} cannot be written: {error.strerror}")
        else:
            self.tell(f"Drawing the pictures of {lesson.title}")

    def tell(self, sentence: str) -> None:
        """Say something over the window for a while."""
        if self._notice is None:
            self._notice = Notice(self._shell)
        self._notice.tell(sentence)

    def _choose(self, then: Callable[[Lesson], object]) -> None:
        """The lesson that is on the stage, or one from a list."""
        stage = self._store.state.stage
        lessons = sorted(self._facts().library.lessons.values(), key=lambda lesson: lesson.title)
        if stage is not None and stage.lesson is not None:
            then(stage.lesson)
        elif not lessons:
            self.tell(NONE)
        else:
            menu = QMenu(self._shell)
            for lesson in lessons:
                menu.addAction(lesson.title, partial(then, lesson))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._shell.mapToGlobal(self._shell.rect().center()))

    def _ask_handout(self, lesson: Lesson) -> None:
        dialog = self._dialog("Export the handout", PDF, lambda file: self.handout(lesson, file))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{lesson.id}.pdf")
        dialog.open()

    def _ask_slides(self, lesson: Lesson) -> None:
        dialog = self._dialog("A folder for the pictures", "", lambda folder: self.slides(lesson, folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.open()

    def _dialog(self, title: str, kinds: str, then: Callable[[Path], object]) -> QFileDialog:
        dialog = QFileDialog(self._shell, title, "", kinds)
        dialog.fileSelected.connect(lambda file: then(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        return dialog
