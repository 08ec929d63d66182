"""The section's panel: names under the cursor, keys and slider move the cut, themes, damage told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atlas import paths
from atlas.domain.body import Side
from atlas.domain.cases import Site
from atlas.domain.section import Volume, VolumeError, load
from atlas.state.section_page import DepthRow
from atlas.state.section_site import SectionSite, section_of, section_site
from atlas.ui.panels.section import SectionPanel
from atlas.ui.themes import THEMES, style_sheet
from tests.unit.small_atlas import FACTS, MUSCLE

POINT = replace(MUSCLE.trigger_points[0], at=(-93.0, -16.0, 1398.0), facing=(-0.071, 0.979, 0.193))


@cache
def volume() -> Volume:
    return load(paths.assets_folder() / "body" / "volume")


@cache
def site() -> SectionSite:
    return section_site(volume(), replace(MUSCLE, id="infraspinatus"), POINT, Side.RIGHT, FACTS.library)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[SectionPanel]:
    made = SectionPanel()
    qtbot.addWidget(made)
    made.setStyleSheet(style_sheet(THEMES["light"]))
    made.set_theme(THEMES["light"])
    made.resize(1080, 680)
    made.show()
    made.set_section(volume(), site())
    QApplication.processEvents()
    yield made
    made.close()


def hover(panel: SectionPanel, at: QPointF) -> None:
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        at,
        panel.picture.mapToGlobal(at),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(panel.picture, move)


def test_the_structure_under_the_cursor_is_named(panel: SectionPanel) -> None:
    hover(panel, panel.picture.place_of((-93.0, -16.0, 1398.0)))
    assert panel.under.text() == "Infraspinatus"
    hover(panel, panel.picture.place_of((0.0, -42.0, 1398.0)))
    assert panel.under.text() in {"Spinal canal", "Fifth thoracic vertebra", "Fourth thoracic vertebra"}
    hover(panel, QPointF(2.0, 2.0))
    assert panel.under.text() == ""


def test_the_named_structure_is_lighter(panel: SectionPanel) -> None:
    at = panel.picture.place_of((-93.0, -16.0, 1398.0)).toPoint() + QPoint(-22, 0)
    before = panel.picture.grab().toImage().pixelColor(at)
    hover(panel, QPointF(at))
    after = panel.picture.grab().toImage().pixelColor(at)
    assert panel.under.text() == "Infraspinatus"
    assert after.lightness() > before.lightness()


def test_keys_move_the_cut(panel: SectionPanel, qtbot: QtBot) -> None:
    moved: list[float] = []
    panel.planeMoved.connect(moved.append)
    panel.slider.setFocus()
    first = panel.picture.grab().toImage()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        qtbot.keyClick(panel.slider, key)
    assert moved == [2.0, 12.0, 10.0, 0.0, -10.0]
    assert panel.where.text() == "10 mm below"
    assert panel.picture.grab().toImage() != first
    qtbot.keyClick(panel.slider, Qt.Key.Key_Home)
    assert panel.where.text() == "at the site"
    moving = panel.picture.grab().toImage()
    qtbot.waitUntil(lambda: panel.picture.grab().toImage() == first, timeout=10_000)
    assert moving != first, "it is rough while it moves and even at rest"


def test_the_cut_stays_within_its_reach(panel: SectionPanel, qtbot: QtBot) -> None:
    for _ in range(9):
        qtbot.keyClick(panel.slider, Qt.Key.Key_PageUp)
    assert panel.slider.value() == 40


def test_plus_and_minus_zoom_about_the_site(panel: SectionPanel, qtbot: QtBot) -> None:
    before = panel.picture.place_of(site().target), panel.picture.place_of(site().entry)
    qtbot.keyClick(panel.slider, Qt.Key.Key_Plus)
    after = panel.picture.place_of(site().target), panel.picture.place_of(site().entry)
    assert abs(after[1].y() - after[0].y()) > 1.2 * abs(before[1].y() - before[0].y())
    qtbot.keyClick(panel.slider, Qt.Key.Key_Minus)
    assert panel.picture.place_of(site().target) == before[0]


def test_escape_asks_to_leave(panel: SectionPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closeRequested, timeout=1000):
        qtbot.keyClick(panel.slider, Qt.Key.Key_Escape)


def test_a_hand_on_the_mouse_can_leave(panel: SectionPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closeRequested):
        panel.leave.click()


def test_the_cut_along_the_needle_is_another(panel: SectionPanel, qtbot: QtBot) -> None:
    first = panel.picture.grab().toImage()
    qtbot.mouseClick(panel.along, Qt.MouseButton.LeftButton)
    assert panel.picture.grab().toImage() != first


def test_keys_and_slider_turn_the_cut_about_the_needle(panel: SectionPanel, qtbot: QtBot) -> None:
    assert not panel.turn.isVisible()
    qtbot.keyClick(panel.slider, Qt.Key.Key_Period)
    assert panel.along.isChecked()
    assert panel.turn.isVisible()
    first = panel.picture.grab().toImage()
    for key in (Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Comma):
        qtbot.keyClick(panel.slider, key)
    assert (panel.turn.degrees, panel.turn.text()) == (10, "turned 10°")
    assert panel.picture.grab().toImage() != first
    panel.turn.slider.setValue(9)
    qtbot.keyClick(panel.slider, Qt.Key.Key_Up)
    assert panel.where.text() != "2 mm above"
    qtbot.keyClick(panel.slider, Qt.Key.Key_Period)
    assert panel.turn.degrees == 90


def test_another_site_begins_across_and_not_turned(panel: SectionPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.along, Qt.MouseButton.LeftButton)
    panel.turn_by(3)
    panel.set_section(volume(), site())
    assert panel.across.isChecked()
    assert panel.turn.degrees == 0
    assert not panel.turn.isVisible()


def test_a_free_site_is_shown_with_its_words(panel: SectionPanel) -> None:
    at = Site("", None, Side.LEFT, (47.0, 42.0, 1371.0), "Between the blades")
    panel.set_section(volume(), section_of(volume(), at, FACTS.library))
    assert "Free site: Between the blades" in panel.words.text()
    assert "← the site" not in panel.words.text()
    assert panel.site is not None
    entry, target = panel.picture.place_of(panel.site.entry), panel.picture.place_of(panel.site.target)
    assert entry.y() > target.y()
    assert panel.picture.rect().contains(entry.toPoint())


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_paints_and_the_words_fit_beside_or_below(panel: SectionPanel, theme: str) -> None:
    panel.set_theme(THEMES[theme])
    for width in (760, 1200):
        panel.resize(width, 700)
        QApplication.processEvents()
        assert panel.words.text()
        assert panel.picture.width() >= 260
        assert (panel.words.mapTo(panel, QPoint(0, 0)).x() > panel.picture.width()) == (width >= 900)


def test_depths_have_bars_and_words(panel: SectionPanel) -> None:
    row = DepthRow("Skin to the muscle", "20 ± 2", 10, "Nobody 2020", 18.0, 20.0, 22.0)
    panel.words.scale.set_rows((row, DepthRow("tip to the nerve", "4", 3, "Nobody 2020")))
    with_bar = panel.words.scale.heightForWidth(300)
    panel.words.scale.set_rows((DepthRow("tip to the nerve", "4", 3, "Nobody 2020"),))
    assert panel.words.scale.heightForWidth(300) < with_bar
    assert "n = 3" in panel.words.scale.accessibleDescription()


def test_a_damaged_part_is_told_in_a_sentence(panel: SectionPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise VolumeError("A part of the volume of the body is damaged.")

    monkeypatch.setattr(Volume, "cut", broken)
    panel.slider.setValue(4)
    assert panel.words.text().startswith("A part of the volume of the body is damaged.")


def test_the_words_stand_beside_the_picture_in_a_wide_panel_and_under_it_in_a_tall_one(
    panel: SectionPanel,
) -> None:
    for width, height, beside in ((1080, 680, True), (1080, 2000, False), (380, 700, False)):
        panel.resize(width, height)
        QApplication.processEvents()
        words = panel.words.mapTo(panel, QPoint(0, 0))
        picture = panel.picture.geometry()
        assert (words.x() >= picture.right()) is beside
        assert (words.y() >= panel.slider.geometry().bottom()) is not beside
