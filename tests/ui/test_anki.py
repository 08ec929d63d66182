"""Decks for Anki, opened again by means of their own: a zip file, an SQLite file, pictures."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from atlas import cli, paths
from atlas.domain.anatomy import BodyRegion
from atlas.domain.quiz.decks import Deck
from atlas.domain.quiz.items import QuizKind
from atlas.notebook.anki_file import save_anki
from atlas.notebook.faults import NotKept
from atlas.state.facts import Facts
from atlas.state.learn_decks import named_deck
from atlas.state.model import LearnPage
from atlas.state.notes import Opened
from atlas.ui.learn.pack import SIZE, Cancelled, pack
from tests.ui.learn_window import Window, all_facts, opened

pytestmark = pytest.mark.usefixtures("qapp")
LARGEST = 120_000
"""Bytes of a picture."""
SOME = ("infraspinatus", "deltoid")


@pytest.fixture(scope="module")
def facts() -> Facts:
    return all_facts()


@pytest.fixture
def window(qtbot: QtBot, facts: Facts, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, facts, tmp_path) as made:
        yield made


@dataclass(frozen=True)
class Package:
    """What a stranger finds in a package."""

    decks: set[str]
    notes: dict[str, tuple[list[str], list[str]]]
    """By guid: tags and fields."""
    cards: int
    media: dict[str, bytes]

    def named(self) -> set[str]:
        """The pictures that the notes name."""
        return {
            name
            for _, fields in self.notes.values()
            for name in re.findall(r'src="(.*?)"', fields[0] + fields[1])
        }


def read(file: Path, folder: Path) -> Package:
    with ZipFile(file) as package:
        assert package.testzip() is None
        names = json.loads(package.read("media"))
        media = {name: package.read(number) for number, name in names.items()}
        package.extract("collection.anki2", folder)
    with closing(sqlite3.connect(folder / "collection.anki2")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (decks,) = db.execute("SELECT decks FROM col").fetchone()
        rows = db.execute("SELECT guid, tags, flds FROM notes").fetchall()
        (cards,) = db.execute("SELECT count(*) FROM cards").fetchone()
    titles = {deck["name"] for deck in json.loads(decks).values()} - {"Default"}
    notes = {guid: (tags.split(), fields.split("\x1f")) for guid, tags, fields in rows}
    assert len(notes) == len(rows), "no id stands for two notes"
    return Package(titles, notes, cards, media)


def deck(facts: Facts) -> Deck:
    return named_deck(f"muscles:{','.join(SOME)}", facts.library)


def write(facts: Facts, file: Path, of: Deck) -> tuple[int, int]:
    return pack(of, facts, paths.assets_folder() / "plates", file, save_anki, lambda _done, _total: True)


@pytest.fixture(scope="module")
def package(
    request: pytest.FixtureRequest, facts: Facts, tmp_path_factory: pytest.TempPathFactory
) -> Package:
    request.getfixturevalue("qapp")
    folder = tmp_path_factory.mktemp("anki")
    notes, pictures = write(facts, folder / "deck.apkg", deck(facts))
    found = read(folder / "deck.apkg", folder)
    assert (len(found.notes), len(found.media)) == (notes, pictures)
    return found


def test_every_fact_is_a_note_with_one_card(package: Package, facts: Facts) -> None:
    assert package.cards == len(package.notes)
    kinds = {tags[0] for tags, _ in package.notes.values()}
    assert kinds == set(QuizKind)
    muscles = [facts.library.muscles[id] for id in SOME]
    points = sum(tags[0] == "point" for tags, _ in package.notes.values())
    assert points == sum(len(muscle.trigger_points) for muscle in muscles)
    assert package.decks == {"Trigger Point Atlas::Infraspinatus, Deltoid"}


def test_notes_are_tagged_by_region_muscle_and_kind(package: Package) -> None:
    for tags, _ in package.notes.values():
        assert "shoulder" in tags or set(tags) & set(BodyRegion)
        assert tags[0] == "condition" or set(SOME) & set(tags)


def test_all_pictures_that_are_named_lie_inside_and_no_other(package: Package) -> None:
    assert package.named() == set(package.media)
    assert len(package.media) > 10


def test_pictures_are_small_and_whole(package: Package) -> None:
    for name, content in package.media.items():
        assert name.startswith("trigger-point-atlas-")
        assert len(content) < LARGEST, name
        image = Image.open(BytesIO(content))
        image.load()
        assert image.size == SIZE
        assert len(image.convert("L").resize((40, 40)).getcolors() or []) > 20, f"{name} is empty"


def test_a_name_is_asked_by_a_picture_and_not_by_words(package: Package) -> None:
    rows = [fields for tags, fields in package.notes.values() if tags[0] == "name"]
    assert len(rows) == len(SOME)
    for front, back, sources in rows:
        assert front.startswith("Which muscle is lit?<br><img")
        assert back.startswith(("Infraspinatus (", "Deltoid ("))
        assert "CC BY 4.0" in sources


def test_whose_zone_it_is_is_asked_by_the_zone_alone(package: Package) -> None:
    rows = [fields for tags, fields in package.notes.values() if tags[0] == "zone"]
    assert len(rows) > len(SOME)
    for front, back, _ in rows:
        assert set(re.findall(r"trigger-point-atlas-(\w+)-", front)) == {"zone"}
        assert not any(name in front.partition("<br>")[0].casefold() for name in SOME)
        assert back.startswith(("Infraspinatus. ", "Deltoid. "))
        assert "trigger-point-atlas-point-" in back


def test_a_case_offers_its_choices_and_shows_nothing_before(package: Package) -> None:
    rows = [fields for tags, fields in package.notes.values() if tags[0] == "case"]
    assert len(rows) == len(SOME)
    for front, back, _ in rows:
        assert re.search(r"Where do you look first\? .*, .* or .*\?$", front), front
        assert "<img" not in front
        assert "-point-" in back
        assert "-zone-" in back


def test_a_deck_of_a_condition_asks_about_no_other(facts: Facts, tmp_path: Path) -> None:
    one = replace(named_deck("condition:calf_cramps", facts.library), kinds=(QuizKind.MUSCLES_FOR_CONDITION,))
    assert write(facts, tmp_path / "one.apkg", one) == (1, 1)


def test_a_deck_without_a_note_is_refused(facts: Facts, tmp_path: Path) -> None:
    nothing = replace(deck(facts), kinds=())
    with pytest.raises(ValueError, match="no question of these kinds"):
        write(facts, tmp_path / "no.apkg", nothing)
    assert not list(tmp_path.iterdir())


def test_a_second_export_brings_the_first_up_to_date(package: Package, facts: Facts, tmp_path: Path) -> None:
    muscle = facts.library.muscles["deltoid"]
    changed = replace(muscle, latin="Musculus mutatus")
    library = replace(facts.library, muscles={**facts.library.muscles, "deltoid": changed})
    write(replace(facts, library=library), tmp_path / "deck.apkg", deck(facts))
    again = read(tmp_path / "deck.apkg", tmp_path)
    assert set(again.notes) == set(package.notes)
    assert set(again.media) == set(package.media)
    assert any("mutatus" in fields[1] for _, fields in again.notes.values())


def test_only_the_kinds_that_are_wished(facts: Facts, tmp_path: Path) -> None:
    write(facts, tmp_path / "few.apkg", replace(deck(facts), kinds=(QuizKind.NERVE, QuizKind.PAINT_ZONE)))
    found = read(tmp_path / "few.apkg", tmp_path)
    assert {tags[0] for tags, _ in found.notes.values()} == {"nerve", "paint"}


def test_cancelled_work_leaves_nothing(facts: Facts, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    with pytest.raises(Cancelled):
        pack(deck(facts), facts, paths.assets_folder() / "plates", tmp_path / "no.apkg", save_anki, tell)
    assert [done for done, _ in told] == [0, 1, 2]
    assert not list(tmp_path.iterdir())


def test_from_the_window_with_progress_while_the_window_goes_on(window: Window, tmp_path: Path) -> None:
    window.desk.acts.trigger("learn")
    file, work = tmp_path / "shoulder.apkg", window.panel.work
    seen: set[int] = set()
    beat = QTimer(window.panel, interval=1, timeout=lambda: seen.add(work.bar.value() * work.isVisible()))
    window.learn.files.write(named_deck("region:arm", window.desk._facts.library), file)
    beat.start()
    window.qtbot.waitUntil(file.exists, timeout=120_000)
    assert len(seen) > 5, "the window was held up while pictures were drawn"
    beat.stop()
    window.qtbot.waitUntil(lambda: "notes with" in window.panel.trouble.text(), timeout=10_000)
    assert work.isHidden()
    assert read(file, tmp_path).media


def test_cancelled_in_the_window(window: Window, tmp_path: Path) -> None:
    window.desk.acts.trigger("learn")
    window.learn.files.write(named_deck("all", window.desk._facts.library), tmp_path / "all.apkg")
    window.qtbot.waitUntil(window.panel.work.isVisible, timeout=10_000)
    window.panel.work.cancel.click()
    window.qtbot.waitUntil(lambda: "cancelled" in window.panel.trouble.text(), timeout=10_000)
    assert window.panel.work.isHidden()
    assert not (tmp_path / "all.apkg").exists()


def test_a_deck_that_cannot_be_written_is_told(window: Window, tmp_path: Path) -> None:
    window.desk.acts.trigger("learn")
    window.learn.turn(LearnPage.DECKS)
    few = replace(deck(window.desk._facts), kinds=(QuizKind.NERVE,))
    window.learn.files.write(few, tmp_path / "nowhere" / "x.apkg")
    window.qtbot.waitUntil(lambda: "was not written" in window.panel.trouble.text(), timeout=10_000)


def test_without_a_writer_the_window_says_so(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.desk.acts.trigger("learn")
    monkeypatch.setattr(window.learn.files, "_opener", lambda: Opened())
    window.learn.files.write(deck(window.desk._facts), Path("x.apkg"))
    assert "cannot be written here" in window.panel.trouble.text()


def test_the_command_line_writes_the_same_deck(
    package: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deck.apkg"
    assert cli.main(["learn", "export", "--deck", f"muscles:{','.join(SOME)}", "--out", str(file)]) == 0
    assert f"{len(package.notes)} notes" in capsys.readouterr().out
    found = read(file, tmp_path)
    assert set(found.notes) == set(package.notes)
    assert set(found.media) == set(package.media)


@pytest.mark.parametrize("words", ["region:moon", "moon", "muscles:"])
def test_an_unknown_deck_is_one_sentence(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.apkg"
    assert cli.main(["learn", "export", "--deck", words, "--out", str(file)]) == 1
    assert capsys.readouterr().err.startswith("trigger-point-atlas: there is no ")
    assert not file.exists()


def test_the_command_line_lists_decks(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["learn", "decks", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"deck": "region:shoulder", "name": "Shoulder"} in rows


def test_a_full_disk_leaves_no_half_of_a_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise NotKept("The disk is full.")

    monkeypatch.setattr("atlas.notebook.anki_file.keep_whole", full)
    with pytest.raises(NotKept):
        save_anki(tmp_path / "x.apkg", "T", (), datetime(2026, 11, 20), {})
    assert not list(tmp_path.iterdir())
